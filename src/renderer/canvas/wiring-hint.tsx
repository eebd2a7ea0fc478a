import { useConnection } from "@xyflow/react";
import { useEditor, useSlice } from "../editor/editor-context.tsx";
import { fitOf, refusalText } from "./fit.ts";
import "./wiring-hint.css";

/** At the cursor while a wire is drawn: why it does not fit here, or what will be put in between. */
export function WiringHint() {
  const editor = useEditor();
  const graph = useSlice(
    (current) => current.analysis,
    (analysis) => analysis.graph,
  );
  const connection = useConnection();
  if (!connection.inProgress || connection.toHandle === null || connection.fromHandle.nodeId === undefined) return null;
  const here = { node: connection.fromHandle.nodeId, pin: connection.fromHandle.id ?? "" };
  const there = { node: connection.toHandle.nodeId, pin: connection.toHandle.id ?? "" };
  if (connection.fromHandle.type === connection.toHandle.type) return null;
  const [from, to] = connection.fromHandle.type === "source" ? [here, there] : [there, here];
  const fit = fitOf(graph, from, to);
  if (fit.type === "fits") return null;
  const at = editor.pointer;
  return (
    <div
      className="wiring-hint"
      data-convertible={fit.type === "convertible" || undefined}
      role="status"
      style={{ left: at.x + 16, top: at.y + 16 }}
    >
      {refusalText(fit.reason)}
    </div>
  );
}
