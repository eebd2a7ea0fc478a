import { Handle, Position } from "@xyflow/react";
import { displayValue } from "../../drawing/display-value.ts";
import type { FacePin } from "../../drawing/face.ts";
import { describeType } from "../../model/pin-type.ts";
import { useSlice } from "../editor/editor-context.tsx";
import { PinMark } from "./pin-mark.tsx";
import { useFit } from "./use-fit.ts";
import "./pin-handle.css";

/** A pin that wires end at: its mark, its name, what it carries now, and whether the wire in hand fits. */
export function PinHandle({ node, pin }: { readonly node: string; readonly pin: FacePin }) {
  const live = useSlice(
    (editor) => editor.live,
    ({ values }) => values.get(`${node}.${pin.name}`),
  );
  const focused = useSlice(
    (editor) => editor.selection,
    ({ pin: at }) => at?.node === node && at.pin === pin.name && at.side === pin.side,
  );
  const fit = useFit(node, pin);
  const value = live === undefined ? "" : `, now ${displayValue(live, pin.type)}`;
  return (
    <Handle
      id={pin.name}
      type={pin.side === "input" ? "target" : "source"}
      position={pin.side === "input" ? Position.Left : Position.Right}
      className="pin-handle"
      data-fit={fit}
      data-focused={focused || undefined}
      data-pin={`${node}.${pin.name}`}
      title={`${pin.name}: ${pin.role === "event" ? "event, " : ""}${describeType(pin.type)}${value}\n${pin.help}`}
    >
      <PinMark pin={pin} />
    </Handle>
  );
}
