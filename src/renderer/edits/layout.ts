import type { Json } from "../../base/json.ts";
import type { Place, Point } from "../../drawing/layout.ts";
import type { FlowDocument } from "../../model/document.ts";

/** Everything stands on this grid, in pixels of an unscaled canvas. */
export const grid = 8;

export function snap(value: number): number {
  return Math.round(value / grid) * grid;
}

function toJson({ x, y, width, height }: Place): Json {
  return width === undefined || height === undefined ? [snap(x), snap(y)] : [snap(x), snap(y), snap(width), snap(height)];
}

/** Puts nodes somewhere else. Never changes what the flow does. */
export function placeNodes(document: FlowDocument, places: ReadonlyMap<string, Place>): FlowDocument {
  const layout = new Map(document.layout);
  for (const [node, place] of places) if (document.nodes.has(node)) layout.set(node, toJson(place));
  return { ...document, layout };
}

export type Alignment = "left" | "right" | "top" | "bottom" | "centre" | "middle";
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Lines boxes up at the outermost edge, or at the middle of all. */
export function align(boxes: ReadonlyMap<string, Box>, alignment: Alignment): ReadonlyMap<string, Place> {
  const all = [...boxes.values()];
  const left = Math.min(...all.map((box) => box.x));
  const right = Math.max(...all.map((box) => box.x + box.width));
  const top = Math.min(...all.map((box) => box.y));
  const bottom = Math.max(...all.map((box) => box.y + box.height));
  return mapPlaces(boxes, (box) => {
    switch (alignment) {
      case "left":
        return { x: left, y: box.y };
      case "right":
        return { x: right - box.width, y: box.y };
      case "centre":
        return { x: (left + right - box.width) / 2, y: box.y };
      case "top":
        return { x: box.x, y: top };
      case "bottom":
        return { x: box.x, y: bottom - box.height };
      case "middle":
        return { x: box.x, y: (top + bottom - box.height) / 2 };
    }
  });
}

/** Makes the gaps between boxes equal; the outermost two stay where they are. */
export function distribute(boxes: ReadonlyMap<string, Box>, direction: "across" | "down"): ReadonlyMap<string, Place> {
  const [start, size] = direction === "across" ? (["x", "width"] as const) : (["y", "height"] as const);
  const sorted = [...boxes].sort(([, one], [, other]) => one[start] - other[start]);
  const [first, last] = [sorted[0]?.[1], sorted.at(-1)?.[1]];
  if (first === undefined || last === undefined || sorted.length < 3) return new Map();
  const room = last[start] + last[size] - first[start] - sorted.reduce((sum, [, box]) => sum + box[size], 0);
  const gap = room / (sorted.length - 1);
  let next = first[start];
  const places = new Map<string, Place>();
  for (const [node, box] of sorted) {
    places.set(node, { x: box.x, y: box.y, [start]: next });
    next += box[size] + gap;
  }
  return places;
}

function mapPlaces(boxes: ReadonlyMap<string, Box>, move: (box: Box) => Place): ReadonlyMap<string, Place> {
  return new Map([...boxes].map(([node, box]) => [node, move(box)]));
}
