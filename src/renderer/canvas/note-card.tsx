import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { placeNodes } from "../edits/layout.ts";
import { updateNode } from "../edits/nodes.ts";
import type { CanvasNode } from "./projection.ts";
import "./note-card.css";

/** A remark on the canvas: text, edited where it stands. */
export const NoteCard = memo(function NoteCard({ id, data: { face }, selected, width, height }: NodeProps<CanvasNode>) {
  const editor = useEditor();
  return (
    <div className="note-card" data-node={id} style={{ width, height }}>
      <Resizer id={id} selected={selected} />
      <textarea
        className="nodrag nowheel"
        aria-label="Note"
        dir="auto"
        placeholder="Write a note…"
        value={face.note ?? ""}
        onKeyDown={(event) => event.stopPropagation()}
        onChange={(event) => {
          const note = event.target.value === "" ? undefined : event.target.value;
          editCurrent(editor, "Write note", (document) => updateNode(document, id, (node) => ({ ...node, note })), `note ${id}`);
        }}
      />
    </div>
  );
});

/** A labelled area; what stands in it moves with it. */
export const FrameCard = memo(function FrameCard({ id, data: { face }, selected, width, height }: NodeProps<CanvasNode>) {
  return (
    <div className="frame-card" data-node={id} style={{ width, height }}>
      <Resizer id={id} selected={selected} />
      <header title={face.title}>
        <bdi>{face.title}</bdi>
      </header>
    </div>
  );
});

function Resizer({ id, selected }: { readonly id: string; readonly selected: boolean }) {
  const editor = useEditor();
  return (
    <NodeResizer
      isVisible={selected}
      minWidth={96}
      minHeight={48}
      onResize={(_, place) => editCurrent(editor, "Resize", (document) => placeNodes(document, new Map([[id, place]])), `resize ${id}`)}
    />
  );
}
