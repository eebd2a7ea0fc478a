import type { NodeFace } from "../../drawing/face.ts";
import { drawFaces } from "../../drawing/faces.ts";
import { nodeHeight, nodeWidth } from "../../drawing/geometry.ts";
import { type Point, placeOf } from "../../drawing/layout.ts";
import { placeInLayers } from "../../drawing/place.ts";
import type { FlowDocument } from "../../model/document.ts";
import { readWires } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { placeNodes } from "../edits/layout.ts";
import { arrangeOpened } from "../store/documents.ts";
import { analyseNow } from "./analyse.ts";
import { currentDocument, currentFlow, type Editor, editCurrent } from "./editor.ts";

/** More nodes than this would not move smoothly: they are where they belong at once. */
const mostMoving = 300;

/** Shows nodes on their way; like a drag, it is no edit before it ends. */
async function move(editor: Editor, document: FlowDocument, goal: ReadonlyMap<string, Point>): Promise<void> {
  await editor.surroundings.animate((passed) => {
    const positions = [...goal].map(([id, to]): [string, Point] => {
      const from = placeOf(document, id);
      return [id, { x: from.x + (to.x - from.x) * passed, y: from.y + (to.y - from.y) * passed }];
    });
    editor.gesture.setState({ positions: new Map(positions) });
  });
  editor.gesture.setState({ positions: new Map() });
}

/** Lays the selection, or the whole flow, out anew; notes and frames stay. One undoable step. */
export async function tidyUp(editor: Editor): Promise<void> {
  const document = currentDocument(editor);
  if (document === undefined) return;
  const selected = editor.selection.getState().nodes;
  const faces = drawFaces(document, editor.analysis.getState().graph, catalogue, editor.gesture.getState().chosenPins);
  const chosen = [...faces.values()].filter(
    (face) => face.kind !== "note" && face.kind !== "frame" && (selected.size < 2 || selected.has(face.id)),
  );
  if (chosen.length === 0) return;
  const ids = new Set(chosen.map(({ id }) => id));
  const wires = readWires(document).filter(({ from, to }) => ids.has(from.node) && ids.has(to.node));
  const placed = await editor.surroundings.layOut(chosen.map(boxOf), wires);
  const before = chosen.map(({ id }) => placeOf(document, id));
  const left = Math.min(...before.map(({ x }) => x));
  const top = Math.min(...before.map(({ y }) => y));
  const goal = new Map([...placed].map(([id, { x, y }]) => [id, { x: x + left, y: y + top }]));
  if (goal.size <= mostMoving) await move(editor, document, goal);
  editCurrent(editor, "Tidy up", (now) => placeNodes(now, goal));
}

/**
 * Gives places to the nodes of a flow just opened whose file lacks some: one written by hand, or by a program. At once, without
 * the engine of "Tidy up", so that the flow is never seen in a heap.
 */
export function arrangeUnplaced(editor: Editor): void {
  const flow = currentFlow(editor);
  if (flow === undefined) return;
  const { document } = flow.history.present;
  if ([...document.nodes.keys()].every((id) => document.layout.has(id))) return;
  analyseNow(editor);
  const faces = drawFaces(document, editor.analysis.getState().graph, catalogue, new Map());
  const placed = placeInLayers([...faces.values()].map(boxOf), readWires(document));
  arrangeOpened(editor.documents, flow.id, (now) => placeNodes(now, placed));
  editor.surroundings.fitView();
}

function boxOf(face: NodeFace) {
  return {
    id: face.id,
    width: nodeWidth,
    height: nodeHeight(face),
    inputs: face.rows.flatMap(({ input }) => (input === undefined || input.fixed ? [] : [input.name])),
    outputs: face.rows.flatMap(({ output }) => (output === undefined ? [] : [output.name])),
  };
}
