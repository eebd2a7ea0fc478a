import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { saveCurrent } from "../editor/files.ts";
import { showFlow, takeTheirs, textOf } from "../store/documents.ts";
import { compareLines } from "./compare-lines.ts";
import type { OverlayProps } from "./overlays.tsx";
import "./conflict-dialog.css";

/** The file changed on disk while there was unsaved work: both sides, line by line, and a choice. Neither side is lost. */
export function ConflictDialog({ flow: id, onClose }: OverlayProps & { readonly flow: string }) {
  const editor = useEditor();
  const flow = useStore(editor.documents, ({ open }) => open.get(id));
  if (flow === undefined) return null;
  const theirs = flow.conflict?.text ?? "";
  const lines = compareLines(theirs, textOf(flow)).filter(({ side }) => side !== "both");
  const keepMine = async () => {
    showFlow(editor.documents, id);
    if (await saveCurrent(editor, { overwrite: true })) onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`${flow.title} has changed on disk`}
      actions={
        <>
          <Button onClick={onClose}>Decide later</Button>
          <Button
            onClick={() => {
              takeTheirs(editor.documents, id);
              onClose();
            }}
          >
            Take the file's version
          </Button>
          <Button look="primary" onClick={() => void keepMine()}>
            Keep mine and overwrite
          </Button>
        </>
      }
    >
      <p>Taking the file's version can be undone; overwriting keeps the file's version among the backups.</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text that the keyboard must be able to scroll */}
      <pre className="conflict-lines" tabIndex={0}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one comparison, never reordered
          <span key={index} data-side={line.side}>
            {line.side === "theirs" ? "− file  " : "+ mine  "}
            {line.text}
          </span>
        ))}
      </pre>
    </Dialog>
  );
}
