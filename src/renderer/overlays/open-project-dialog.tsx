import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { openFolder, openPlayground } from "../editor/projects.ts";
import type { OverlayProps } from "./overlays.tsx";

/** Opens a project folder: a recent one, one chosen in a dialog, or one typed. */
export function OpenProjectDialog({ onClose }: OverlayProps) {
  const editor = useEditor();
  const session = useStore(editor.facts, (facts) => facts.session);
  const [folder, setFolder] = useState("");
  const open = async (path: string) => {
    if (path !== "" && (await openFolder(editor, path))) onClose();
  };
  const openExample = async () => {
    if (await openPlayground(editor, "example")) onClose();
  };
  const choose = async () => {
    const chosen = await editor.client.chooseFolder({});
    if (chosen.ok && chosen.value.folder !== undefined) await open(chosen.value.folder);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Open project"
      actions={
        <>
          {session?.face === "desktop" && <Button onClick={() => void choose()}>Choose folder…</Button>}
          <Button look="primary" disabled={folder.trim() === ""} onClick={() => void open(folder.trim())}>
            Open
          </Button>
        </>
      }
    >
      <Field label="Folder" help="A folder with config.toml and flows in it; an empty one becomes a project.">
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="input"
            value={folder}
            onChange={(event) => setFolder(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && void open(folder.trim())}
          />
        )}
      </Field>
      <Button look="quiet" title="A flat with 27 devices, simulated, and its flows" onClick={() => void openExample()}>
        Example home
      </Button>
      {(session?.recent.length ?? 0) > 0 && <h3>Recent</h3>}
      {session?.recent.map((recent) => (
        <Button key={recent.folder} look="quiet" title={recent.folder} onClick={() => void open(recent.folder)}>
          {recent.name}
        </Button>
      ))}
    </Dialog>
  );
}
