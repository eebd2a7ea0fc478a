import { showFlowFile } from "../editor/attach.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { findInFlow } from "../editor/find.ts";
import { select } from "../store/selection.ts";
import type { OverlayProps } from "./overlays.tsx";
import { Picker } from "./picker.tsx";

/** Finds nodes, notes, devices and where a property is read or written. */
export function Search({ onClose }: OverlayProps) {
  const editor = useEditor();
  return (
    <Picker
      label="Find"
      placeholder="A node, a note, a device, a property such as brightness…"
      onClose={onClose}
      find={(query) => [
        ...findInFlow(editor, query).map(({ key, title, detail }) => ({ id: key, title, detail })),
        ...editor.facts
          .getState()
          .flows.filter(({ title }) => query !== "" && title.toLowerCase().includes(query.toLowerCase()))
          .map(({ id, title }) => ({ id: `flow ${id}`, title, detail: "flow" })),
      ]}
      onPick={(id) => {
        if (id.startsWith("flow ")) {
          void showFlowFile(editor, id.slice("flow ".length));
          return;
        }
        const node = id.slice(0, id.indexOf(" "));
        select(editor.selection, { nodes: new Set([node]) });
        editor.surroundings.reveal(node);
      }}
    />
  );
}
