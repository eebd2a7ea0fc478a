import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { createSubflow, extractSelected } from "../editor/subflows.ts";
import type { OverlayProps } from "./overlays.tsx";

/** Asks for the name of a subflow: of a new one, or of what is made of the selected nodes. */
export function NameSubflowDialog({ for: purpose, onClose }: OverlayProps & { readonly for: "new" | "extract" }) {
  const editor = useEditor();
  const [title, setTitle] = useState("");
  const name = title.trim();
  async function create() {
    if (name === "") return;
    const done = purpose === "new" ? await createSubflow(editor, name) : await extractSelected(editor, name);
    if (done) onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={purpose === "new" ? "New subflow" : "Extract to subflow"}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={name === ""} onClick={() => void create()}>
            {purpose === "new" ? "Create" : "Extract"}
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        help={
          purpose === "new"
            ? "A part that several flows can call. It has inputs, outputs and parameters of its own."
            : "The selected nodes move into a file of their own; the flow calls it and does what it did before."
        }
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="input"
            value={title}
            placeholder="Dial"
            onChange={(event) => setTitle(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && void create()}
          />
        )}
      </Field>
    </Dialog>
  );
}
