import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { displayValue } from "../../drawing/display-value.ts";
import { wirePath } from "../../drawing/geometry.ts";
import { useSlice } from "../editor/editor-context.tsx";
import { type CanvasEdge, pinSize } from "./projection.ts";
import { useZoomLevel } from "./zoom-level.tsx";
import "./wire-edge.css";

/** A wire: coloured by what it carries, with the last value on it while the flow runs. */
export const WireEdge = memo(function WireEdge({
  id,
  source,
  sourceHandleId,
  sourceX,
  sourceY,
  targetX,
  targetY,
  selected,
  data,
}: EdgeProps<CanvasEdge>) {
  const level = useZoomLevel();
  const key = `${source}.${sourceHandleId ?? ""}`;
  const value = useSlice(
    (editor) => editor.live,
    ({ values }) => values.get(key),
  );
  const pulse = useSlice(
    (editor) => editor.live,
    ({ pulses }) => pulses.get(key)?.at,
  );
  // React Flow's ends lie beside the pins, ours in the middle of their marks: they are there from afar, too, where no mark is.
  const path = wirePath({ x: sourceX - pinSize / 2, y: sourceY }, { x: targetX + pinSize / 2, y: targetY });
  return (
    <>
      <path className="wire-reach" d={path} />
      <path
        className={`wire type-${data?.color ?? "any"}`}
        d={path}
        data-wire={id}
        data-level={level}
        data-event={data?.event || undefined}
        data-faulty={data?.faulty || undefined}
        data-selected={selected || undefined}
      />
      {pulse !== undefined && <path key={pulse} className="wire-pulse" d={path} pathLength={1} />}
      {data?.order !== undefined && level === "near" && (
        <g className="wire-order" transform={`translate(${sourceX + 16},${sourceY})`}>
          <circle r="7" />
          <text>{data.order}</text>
        </g>
      )}
      {value !== undefined && level === "near" && (
        <EdgeLabelRenderer>
          <span
            className="wire-value"
            style={{ transform: `translate(-50%, -50%) translate(${(sourceX + targetX) / 2}px, ${(sourceY + targetY) / 2}px)` }}
          >
            {displayValue(value, { type: "any" })}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
