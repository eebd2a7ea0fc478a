import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { saveCurrent } from "../editor/files.ts";
import { closeFlow, showFlow } from "../store/documents.ts";
import type { OverlayProps } from "./overlays.tsx";

/** A tab with unsaved work is about to be closed. */
export function CloseUnsavedDialog({ flow, onClose }: OverlayProps & { readonly flow: string }) {
  const editor = useEditor();
  const title = useStore(editor.documents, ({ open }) => open.get(flow)?.title);
  const close = () => {
    void editor.client.dropBackup({ flow });
    closeFlow(editor.documents, flow);
    onClose();
  };
  const save = async () => {
    showFlow(editor.documents, flow);
    if (await saveCurrent(editor)) close();
    else onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Save ${title ?? flow}?`}
      actions={
        <>
          <Button look="danger" onClick={close}>
            Discard changes
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <p>It has changes that are not in its file yet.</p>
    </Dialog>
  );
}
