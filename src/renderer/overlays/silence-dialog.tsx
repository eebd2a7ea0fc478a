import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { setSilence } from "../edits/silence.ts";
import type { OverlayProps } from "./overlays.tsx";

/** Asks why what was found is well as it is, and writes it into the flow. */
export function SilenceDialog({ code, node, onClose }: OverlayProps & { readonly code: string; readonly node: string | undefined }) {
  const editor = useEditor();
  const [reason, setReason] = useState("");
  const silence = () => {
    if (reason.trim() === "") return;
    editCurrent(editor, "Silence problem", (document) => setSilence(document, node, code, reason.trim()));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Silence with a reason"
      actions={
        <Button look="primary" onClick={silence} disabled={reason.trim() === ""}>
          Silence
        </Button>
      }
    >
      <Field label="Why it is well as it is" help="Kept in the flow's file, for whoever reads it next.">
        {({ id, describedBy }) => (
          <input
            id={id}
            aria-describedby={describedBy}
            className="input"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && silence()}
          />
        )}
      </Field>
    </Dialog>
  );
}
