import { useStore } from "zustand";
import { useEditor } from "../editor/editor-context.tsx";
import { type Overlay, show } from "../store/workbench.ts";
import { CloseUnsavedDialog } from "./close-unsaved-dialog.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { ConnectDialog } from "./connect-dialog.tsx";
import { NameSubflowDialog } from "./name-subflow-dialog.tsx";
import { NewFlowDialog } from "./new-flow-dialog.tsx";
import { OpenProjectDialog } from "./open-project-dialog.tsx";
import { PinSearch } from "./pin-search.tsx";
import { QuickAdd } from "./quick-add.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { Search } from "./search.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { SilenceDialog } from "./silence-dialog.tsx";
import { TrustDialog } from "./trust-dialog.tsx";

/** What lies over the workbench and wants an answer. At most one at a time. */
export function Overlays() {
  const editor = useEditor();
  const overlay = useStore(editor.workbench, (workbench) => workbench.overlay);
  return overlay === undefined ? null : <OverlayOf overlay={overlay} onClose={() => show(editor.workbench, undefined)} />;
}

export interface OverlayProps {
  readonly onClose: () => void;
}

function OverlayOf({ overlay, onClose }: { readonly overlay: Overlay } & OverlayProps) {
  switch (overlay.type) {
    case "commands":
      return <CommandPalette onClose={onClose} />;
    case "search":
      return <Search onClose={onClose} />;
    case "quick-add":
      return <QuickAdd at={overlay.at} from={overlay.from} into={overlay.into} onClose={onClose} />;
    case "pins":
      return <PinSearch node={overlay.node} at={overlay.at} onClose={onClose} />;
    case "new-flow":
      return <NewFlowDialog onClose={onClose} />;
    case "name-subflow":
      return <NameSubflowDialog for={overlay.for} onClose={onClose} />;
    case "open-project":
      return <OpenProjectDialog onClose={onClose} />;
    case "connect":
      return <ConnectDialog onClose={onClose} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={onClose} />;
    case "trust":
      return <TrustDialog onClose={onClose} />;
    case "close-unsaved":
      return <CloseUnsavedDialog flow={overlay.flow} onClose={onClose} />;
    case "conflict":
      return <ConflictDialog flow={overlay.flow} onClose={onClose} />;
    case "rename":
      return <RenameDialog node={overlay.node} onClose={onClose} />;
    case "silence":
      return <SilenceDialog code={overlay.code} node={overlay.node} onClose={onClose} />;
  }
}
