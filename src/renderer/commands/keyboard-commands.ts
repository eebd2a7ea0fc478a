import type { FacePin } from "../../drawing/face.ts";
import { drawFaces } from "../../drawing/faces.ts";
import { placeOf } from "../../drawing/layout.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { connectPins } from "../editor/connect-pins.ts";
import { currentDocument, type Editor } from "../editor/editor.ts";
import { select } from "../store/selection.ts";
import { toast } from "../store/workbench.ts";
import type { Command } from "./command.ts";

type Direction = "left" | "right" | "up" | "down";

const notOnPin: NonNullable<Command["enabled"]> = (editor) =>
  (currentDocument(editor)?.nodes.size ?? 0) > 0 && editor.selection.getState().pin === undefined;
const onPin: NonNullable<Command["enabled"]> = (editor) => editor.selection.getState().pin !== undefined;

/** Goes to the nearest node in a direction; from nothing to the first node. Nodes further off the straight way count as more distant. */
function goToNode(direction: Direction): Command["run"] {
  return (editor) => {
    const document = currentDocument(editor);
    if (document === undefined) return;
    const [here] = editor.selection.getState().nodes;
    const ids = [...document.nodes.keys()];
    if (here === undefined) return goTo(editor, ids[0]);
    const from = placeOf(document, here);
    let best: { readonly id: string; readonly distance: number } | undefined;
    for (const id of ids) {
      const { x, y } = placeOf(document, id);
      const [dx, dy] = [x - from.x, y - from.y];
      const [ahead, aside] =
        direction === "left" ? [-dx, dy] : direction === "right" ? [dx, dy] : direction === "up" ? [-dy, dx] : [dy, dx];
      const distance = ahead + 2 * Math.abs(aside);
      if (id !== here && ahead > 0 && (best === undefined || distance < best.distance)) best = { id, distance };
    }
    goTo(editor, best?.id);
  };
}

function goTo(editor: Editor, node: string | undefined): void {
  if (node === undefined) return;
  select(editor.selection, { nodes: new Set([node]) });
  editor.surroundings.reveal(node);
}

function pinsOf(editor: Editor, node: string): readonly FacePin[] {
  const document = currentDocument(editor);
  if (document === undefined) return [];
  const face = drawFaces(document, editor.analysis.getState().graph, catalogue, editor.gesture.getState().chosenPins).get(node);
  const pins = (face?.rows ?? []).flatMap(({ input, output }) => [input, output]);
  return pins.filter((pin): pin is FacePin => pin !== undefined && !pin.fixed);
}

function goToPin(step: 1 | -1): Command["run"] {
  return (editor) => {
    const { pin: here, nodes } = editor.selection.getState();
    const node = here?.node ?? [...nodes][0];
    if (node === undefined) return;
    const pins = pinsOf(editor, node);
    const index = pins.findIndex((pin) => pin.name === here?.pin && pin.side === here.side);
    const next = pins[(index + step + pins.length) % pins.length];
    if (next !== undefined) select(editor.selection, { nodes: new Set([node]), pin: { node, pin: next.name, side: next.side } });
  };
}

/** Takes a wire up at the pin, or lays the one in hand down there. */
function wireHere(editor: Editor): void {
  const { pin: here } = editor.selection.getState();
  const { wiring } = editor.gesture.getState();
  if (here === undefined) return;
  if (wiring === undefined || wiring.side === here.side) {
    editor.gesture.setState({ wiring: here });
    toast(editor.workbench, "good", `Wiring from ${here.node}.${here.pin}: go to another pin and press W, or Escape.`);
    return;
  }
  const [from, to] = wiring.side === "output" ? [wiring, here] : [here, wiring];
  const made = connectPins(editor, { node: from.node, pin: from.pin }, { node: to.node, pin: to.pin });
  editor.gesture.setState({ wiring: undefined });
  if (!made) toast(editor.workbench, "bad", "These two pins do not fit.");
}

/** Back to the node; a wire in hand stays in hand, to be carried to another node. */
function leavePins(editor: Editor): void {
  const { nodes } = editor.selection.getState();
  select(editor.selection, { nodes });
}

/** Working the canvas without a mouse: between nodes, onto a node's pins, along its pins, wiring. */
export const keyboardCommands: readonly Command[] = [
  { id: "keys.left", title: "Go to the node on the left", group: "View", shortcuts: ["Left"], enabled: notOnPin, run: goToNode("left") },
  {
    id: "keys.right",
    title: "Go to the node on the right",
    group: "View",
    shortcuts: ["Right"],
    enabled: notOnPin,
    run: goToNode("right"),
  },
  { id: "keys.up", title: "Go to the node above", group: "View", shortcuts: ["Up"], enabled: notOnPin, run: goToNode("up") },
  { id: "keys.down", title: "Go to the node below", group: "View", shortcuts: ["Down"], enabled: notOnPin, run: goToNode("down") },
  {
    id: "keys.pins",
    title: "Go to the pins of the node",
    group: "View",
    shortcuts: ["P"],
    enabled: (editor) => notOnPin(editor) && editor.selection.getState().nodes.size === 1,
    run: goToPin(1),
  },
  { id: "keys.next-pin", title: "Next pin", group: "View", shortcuts: ["Down"], enabled: onPin, run: goToPin(1) },
  { id: "keys.previous-pin", title: "Previous pin", group: "View", shortcuts: ["Up"], enabled: onPin, run: goToPin(-1) },
  { id: "keys.wire", title: "Take up or lay down a wire", group: "Edit", shortcuts: ["W"], enabled: onPin, run: wireHere },
  { id: "keys.leave-pin", title: "Leave the pins", group: "View", shortcuts: ["Left", "Right"], enabled: onPin, run: leavePins },
  {
    id: "keys.drop-wire",
    title: "Put the wire in hand away",
    group: "Edit",
    shortcuts: ["Escape"],
    enabled: (editor) => onPin(editor) || editor.gesture.getState().wiring !== undefined,
    run: (editor) => {
      editor.gesture.setState({ wiring: undefined });
      leavePins(editor);
    },
  },
];
