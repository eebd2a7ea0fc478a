import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { refresh } from "../editor/attach.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { valueOrToast } from "../editor/files.ts";
import { runCurrent } from "../editor/run.ts";
import type { OverlayProps } from "./overlays.tsx";

/** Asked once a folder, before flows that hold code run for the first time. */
export function TrustDialog({ onClose }: OverlayProps) {
  const editor = useEditor();
  const project = useStore(editor.facts, ({ session }) => session?.project);
  const flows = useStore(editor.facts, (facts) => facts.flows);
  const trust = async () => {
    if (valueOrToast(editor, await editor.client.trustProject({})) === undefined) return;
    await refresh(editor);
    onClose();
    await runCurrent(editor);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="These flows hold code or run programs"
      actions={
        <>
          <Button onClick={onClose}>Do not run</Button>
          <Button look="primary" onClick={() => void trust()}>
            Trust this folder and run
          </Button>
        </>
      }
    >
      <p>
        Code in a flow, and programs that it starts, can do everything that you can do on this computer: read files, use the network, run
        programs. Run it only if you wrote it or have read it. Nothing of it has been run so far.
      </p>
      <ul>
        {project?.untrusted.map((id) => (
          <li key={id}>{flows.find((flow) => flow.id === id)?.title ?? id}</li>
        ))}
      </ul>
    </Dialog>
  );
}
