import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { currentDocument, editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { updateNode } from "../edits/nodes.ts";
import type { OverlayProps } from "./overlays.tsx";

/** Gives a node a title and a note. Its id stays, so that its state does. */
export function RenameDialog({ node: id, onClose }: OverlayProps & { readonly node: string }) {
  const editor = useEditor();
  const node = currentDocument(editor)?.nodes.get(id);
  const [title, setTitle] = useState(node?.title ?? "");
  const [note, setNote] = useState(node?.note ?? "");
  const rename = () => {
    const text = (value: string) => (value.trim() === "" ? undefined : value.trim());
    editCurrent(editor, "Rename node", (document) => updateNode(document, id, (one) => ({ ...one, title: text(title), note: text(note) })));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rename node"
      actions={
        <Button look="primary" onClick={rename}>
          Rename
        </Button>
      }
    >
      <Field label="Title">
        {({ id: field }) => (
          <input
            id={field}
            className="input"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && rename()}
          />
        )}
      </Field>
      <Field label="Note" help="Becomes a comment in the generated code.">
        {({ id: field, describedBy }) => (
          <textarea
            id={field}
            aria-describedby={describedBy}
            className="input"
            rows={3}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
