import { type NodeProps, useStore as useFlowStore } from "@xyflow/react";
import { CircleAlert, Clock, Plus, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { type FacePin, type FaceRow, isEditedInPlace } from "../../drawing/face.ts";
import { ValueEditor } from "../../ui/values/value-editor.tsx";
import { editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { setInput } from "../edits/nodes.ts";
import { show } from "../store/workbench.ts";
import { groupIcon } from "./group-icon.tsx";
import { LiveBadge } from "./live-badge.tsx";
import { PinHandle } from "./pin-handle.tsx";
import { PressButton } from "./press-button.tsx";
import type { CanvasNode } from "./projection.ts";
import "./node-card.css";

/** Below this zoom a node is its title only: pins and values could not be read anyway, and most nodes are in view. */
const farOut = 0.45;

/** A node: title, pins with their values, and what is wrong with it. */
export const NodeCard = memo(function NodeCard({ data: { face, severity } }: NodeProps<CanvasNode>) {
  const editor = useEditor();
  const far = useFlowStore((state) => state.transform[2] < farOut);
  const Icon = groupIcon(face.group);
  return (
    <div
      className="node-card"
      data-far={far || undefined}
      data-disabled={face.disabled || undefined}
      data-severity={severity}
      data-node={face.id}
    >
      <header>
        <Icon aria-hidden />
        <h3 title={face.title}>{face.title}</h3>
        {face.durable && (
          <span title="Survives a restart">
            <Clock aria-label="Survives a restart" />
          </span>
        )}
        {severity === "error" && <CircleAlert className="node-bad" aria-label="Has an error" />}
        {severity === "warning" && <TriangleAlert className="node-warn" aria-label="Has a warning" />}
        <LiveBadge node={face.id} />
      </header>
      {face.kind === "button" && !far && <PressButton node={face.id} title={face.title} />}
      {face.subtitle !== undefined && <p className="node-subtitle">{face.subtitle}</p>}
      {!far && face.rows.map((row) => <Row key={`${row.input?.name ?? ""}→${row.output?.name ?? ""}`} node={face.id} row={row} />)}
      {face.lack !== undefined && !far && <p className="node-lack">{face.lack}</p>}
      {face.hidden > 0 && !far && (
        <button
          type="button"
          className="node-more nodrag"
          onClick={(event) => show(editor.workbench, { type: "pins", node: face.id, at: { x: event.clientX, y: event.clientY } })}
        >
          <Plus aria-hidden /> {face.hidden} more
        </button>
      )}
    </div>
  );
});

function Row({ node, row }: { readonly node: string; readonly row: FaceRow }) {
  return (
    <div className="node-row">
      {row.input !== undefined && <InputCell node={node} pin={row.input} />}
      {row.output !== undefined && (
        <div className="node-cell node-cell-output">
          <span className="pin-name">{row.output.name}</span>
          <PinHandle node={node} pin={row.output} />
        </div>
      )}
    </div>
  );
}

function InputCell({ node, pin }: { readonly node: string; readonly pin: FacePin }) {
  const editor = useEditor();
  return (
    <div className="node-cell node-cell-input">
      {!pin.fixed && <PinHandle node={node} pin={pin} />}
      <span className="pin-name">{pin.name}</span>
      {isEditedInPlace(pin) && (
        <ValueEditor
          compact
          label={`${pin.name} of ${node}`}
          type={pin.type}
          value={pin.written}
          fallback={pin.fallback}
          onChange={(value) => editCurrent(editor, `Change ${pin.name}`, (document) => setInput(document, node, pin.name, value))}
        />
      )}
    </div>
  );
}
