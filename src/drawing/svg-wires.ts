import { pinKey } from "../compiler/graph.ts";
import type { FlowDocument } from "../model/document.ts";
import { readWires } from "../model/wire.ts";
import type { PictureColors } from "./colors.ts";
import type { NodeFace } from "./face.ts";
import { pinPositions, wirePath } from "./geometry.ts";
import type { Point } from "./layout.ts";
import { typeColor } from "./pin-look.ts";
import { line } from "./svg-card.ts";
import { element, type Markup } from "./svg-markup.ts";

/** The wires between nodes, numbered where several leave one pin and the order matters. `places`: of the nodes' corners. */
export function drawWires(
  document: FlowDocument,
  faces: ReadonlyMap<string, NodeFace>,
  places: ReadonlyMap<string, Point>,
  colors: PictureColors,
): readonly Markup[] {
  const wires = readWires(document);
  const counts = new Map<string, number>();
  for (const { from } of wires) counts.set(pinKey(from.node, from.pin), (counts.get(pinKey(from.node, from.pin)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return wires.flatMap(({ from, to }) => {
    const key = pinKey(from.node, from.pin);
    const order = (seen.get(key) ?? 0) + 1;
    seen.set(key, order);
    const start = pinPoint(faces.get(from.node), places.get(from.node), "output", from.pin);
    const end = pinPoint(faces.get(to.node), places.get(to.node), "input", to.pin);
    if (start === undefined || end === undefined) return [];
    const pin = faces.get(from.node)?.rows.find(({ output }) => output?.name === from.pin)?.output;
    const path = element("path", {
      d: wirePath(start, end),
      fill: "none",
      stroke: colors[`type-${pin === undefined ? "any" : typeColor(pin.type)}`],
      "stroke-width": "1.75",
      "stroke-dasharray": pin?.role === "event" ? "6 3" : undefined,
    });
    return (counts.get(key) ?? 0) > 1 ? [path, drawOrder(order, { x: start.x + 16, y: start.y }, colors)] : [path];
  });
}

function pinPoint(face: NodeFace | undefined, place: Point | undefined, side: "input" | "output", name: string): Point | undefined {
  if (face === undefined || place === undefined) return undefined;
  const position = pinPositions(face).find((pin) => pin.side === side && pin.name === name);
  return position === undefined ? undefined : { x: place.x + position.x, y: place.y + position.y };
}

function drawOrder(order: number, { x, y }: Point, colors: PictureColors): Markup {
  return element(
    "g",
    { transform: `translate(${x},${y})`, "text-anchor": "middle" },
    element("circle", { r: 7, fill: colors["surface-1"], stroke: colors["line-strong"] }),
    line(String(order), 0, 0, { fill: colors["text-soft"], size: 9 }),
  );
}
