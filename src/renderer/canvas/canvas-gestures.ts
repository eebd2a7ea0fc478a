import type { Connection, EdgeChange, FinalConnectionState, NodeChange, OnConnectStartParams } from "@xyflow/react";
import type { MouseEvent } from "react";
import type { PinAddress } from "../../model/wire.ts";
import { connectPins } from "../editor/connect-pins.ts";
import { type Editor, editAsOne, editCurrent } from "../editor/editor.ts";
import { insertInto } from "../editor/quick-add.ts";
import { openCalled } from "../editor/subflows.ts";
import { placeNodes } from "../edits/layout.ts";
import { show } from "../store/workbench.ts";
import { fitOf } from "./fit.ts";
import { carriedByFrames } from "./frames.ts";
import type { CanvasEdge, CanvasNode } from "./projection.ts";
import { wireAt } from "./wire-at.ts";

/**
 * What React Flow calls while somebody works on the canvas; gestures end as edits. Made once: each function that is another one
 * makes React Flow ask every node and wire on the canvas whether that concerns it.
 */
export function createCanvasGestures(editor: Editor) {
  function endDrag(event: MouseEvent | globalThis.MouseEvent | TouchEvent) {
    const { positions } = editor.gesture.getState();
    if (positions.size === 0) return;
    const [[id = ""] = []] = positions;
    const into = positions.size === 1 && "clientX" in event ? wireAt({ x: event.clientX, y: event.clientY }) : undefined;
    editAsOne(editor, positions.size === 1 ? "Move node" : `Move ${positions.size} nodes`, () => {
      editCurrent(editor, "Move", (document) => placeNodes(document, carriedByFrames(document, positions)));
      if (into !== undefined) insertInto(editor, id, into);
    });
    editor.gesture.setState({ positions: new Map() });
  }

  return {
    onNodesChange(changes: NodeChange<CanvasNode>[]) {
      const moved = new Map(editor.gesture.getState().positions);
      for (const change of changes) if (change.type === "position" && change.position !== undefined) moved.set(change.id, change.position);
      if (moved.size > 0) editor.gesture.setState({ positions: moved });
      const nodes = afterChanges(editor.selection.getState().nodes, changes);
      if (nodes !== undefined) editor.selection.setState({ nodes, pin: undefined });
    },
    onEdgesChange(changes: EdgeChange<CanvasEdge>[]) {
      const wires = afterChanges(editor.selection.getState().wires, changes);
      if (wires !== undefined) editor.selection.setState({ wires });
    },
    onNodeDragStop: endDrag,
    onSelectionDragStop: endDrag,
    onConnectStart(_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) {
      editor.gesture.setState({
        wiring: nodeId === null ? undefined : { node: nodeId, pin: handleId ?? "", side: handleType === "target" ? "input" : "output" },
      });
    },
    onConnect(connection: Connection) {
      connectPins(editor, addressOf(connection, "source"), addressOf(connection, "target"));
    },
    onConnectEnd(event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) {
      editor.gesture.setState({ wiring: undefined });
      if (state.toHandle !== null || state.toNode !== null || state.fromHandle === null) return;
      const point = "clientX" in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
      const side = state.fromHandle.type === "source" ? "output" : "input";
      const from = { node: state.fromHandle.nodeId, pin: state.fromHandle.id ?? "", side } as const;
      show(editor.workbench, { type: "quick-add", at: { x: point.clientX, y: point.clientY }, from });
    },
    isValidConnection(connection: Ends) {
      const { graph } = editor.analysis.getState();
      return fitOf(graph, addressOf(connection, "source"), addressOf(connection, "target")).type !== "refused";
    },
    onNodeDoubleClick(_: MouseEvent, node: CanvasNode) {
      void openCalled(editor, node.id);
    },
    onEdgeDoubleClick(event: MouseEvent, edge: CanvasEdge) {
      show(editor.workbench, { type: "quick-add", at: { x: event.clientX, y: event.clientY }, into: edge.id });
    },
  };
}

/** What is selected after React Flow's changes; undefined when none of them is about selection. */
function afterChanges(
  before: ReadonlySet<string>,
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[],
): ReadonlySet<string> | undefined {
  const selections = changes.filter((change) => change.type === "select");
  if (selections.length === 0) return undefined;
  const after = new Set(before);
  for (const { id, selected } of selections) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return after;
}

type Ends = Pick<Connection, "source" | "target"> & { readonly sourceHandle?: string | null; readonly targetHandle?: string | null };

function addressOf(connection: Ends, end: "source" | "target"): PinAddress {
  return end === "source"
    ? { node: connection.source, pin: connection.sourceHandle ?? "" }
    : { node: connection.target, pin: connection.targetHandle ?? "" };
}
