import type { NodeProps } from "@xyflow/react";
import { CircleAlert, Clock, Plus, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { displayValue } from "../../drawing/display-value.ts";
import { type FacePin, type FaceRow, isEditedInPlace, type NodeFace } from "../../drawing/face.ts";
import { ValueEditor } from "../../ui/values/value-editor.tsx";
import { editCurrent } from "../editor/editor.ts";
import { useEditor, useSlice } from "../editor/editor-context.tsx";
import { setInput } from "../edits/nodes.ts";
import { show } from "../store/workbench.ts";
import { groupIcon } from "./group-icon.tsx";
import { LiveBadge } from "./live-badge.tsx";
import { PinHandle } from "./pin-handle.tsx";
import { PressButton } from "./press-button.tsx";
import type { CanvasNode, CanvasNodeData } from "./projection.ts";
import { useZoomLevel } from "./zoom-level.tsx";
import "./node-card.css";

/** A node: title, pins with their values, and what is wrong with it; further out less of it. */
export const NodeCard = memo(function NodeCard({ data: { face, severity }, width, height }: NodeProps<CanvasNode>) {
  const level = useZoomLevel();
  return (
    <div
      className="node-card"
      style={{ width, height }}
      data-level={level}
      data-group={face.group}
      data-disabled={face.disabled || undefined}
      data-severity={severity}
      data-node={face.id}
    >
      {level === "near" && <NearCard face={face} severity={severity} />}
      {level === "far" && <FarCard face={face} severity={severity} />}
    </div>
  );
});

interface CardProps {
  readonly face: NodeFace;
  readonly severity: CanvasNodeData["severity"];
}

function NearCard({ face, severity }: CardProps) {
  const editor = useEditor();
  const Icon = groupIcon(face.group);
  return (
    <>
      <header>
        <Icon aria-hidden />
        <h3 title={face.title}>
          <bdi>{face.title}</bdi>
        </h3>
        {face.durable && (
          <span title="Survives a restart">
            <Clock aria-label="Survives a restart" />
          </span>
        )}
        <SeverityIcon severity={severity} />
        <LiveBadge node={face.id} />
      </header>
      {face.kind === "button" && <PressButton node={face.id} title={face.title} />}
      {face.subtitle !== undefined && <p className="node-subtitle">{face.subtitle}</p>}
      {face.rows.map((row) => (
        <Row key={`${row.input?.name ?? ""}→${row.output?.name ?? ""}`} node={face.id} row={row} />
      ))}
      {face.lack !== undefined && <p className="node-lack">{face.lack}</p>}
      {face.hidden > 0 && (
        <button
          type="button"
          className="node-more nodrag"
          onClick={(event) => show(editor.workbench, { type: "pins", node: face.id, at: { x: event.clientX, y: event.clientY } })}
        >
          <Plus aria-hidden /> {face.hidden} more
        </button>
      )}
    </>
  );
}

/** From further away: the title as large as there is room, and how it stands. */
function FarCard({ face, severity }: CardProps) {
  const shown = face.rows.find(({ output }) => output?.role === "value" && output.wired)?.output;
  const value = useSlice(
    (editor) => editor.live,
    ({ values }) => (shown === undefined ? undefined : values.get(`${face.id}.${shown.name}`)),
  );
  return (
    <>
      <h3>
        <bdi>{face.title}</bdi>
      </h3>
      {shown !== undefined && value !== undefined && <output className="node-state">{displayValue(value, shown.type)}</output>}
      <SeverityIcon severity={severity} />
      <LiveBadge node={face.id} />
    </>
  );
}

function SeverityIcon({ severity }: Pick<CardProps, "severity">) {
  if (severity === "error") return <CircleAlert className="node-bad" aria-label="Has an error" />;
  return severity === "warning" ? <TriangleAlert className="node-warn" aria-label="Has a warning" /> : null;
}

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
