import type { NodeFace } from "./face.ts";
import type { Place } from "./layout.ts";

/** Sizes in pixels of an unscaled canvas; multiples of the 4-px grid. */
export const nodeWidth = 232;
export const headerHeight = 36;
export const subtitleHeight = 16;
export const rowHeight = 24;
export const footerHeight = 8;
/** The line that leads to the pins which are not shown. */
export const moreHeight = 24;
/** Radius of a pin's mark. */
export const pinRadius = 5;

export interface PinPosition {
  readonly name: string;
  readonly side: "input" | "output";
  /** Centre of the mark, from the node's top left corner. */
  readonly x: number;
  readonly y: number;
}

/** From a node's top to its first line of pins. */
export function headHeight(face: NodeFace): number {
  return headerHeight + (face.subtitle === undefined ? 0 : subtitleHeight);
}

export function nodeHeight(face: NodeFace): number {
  return headHeight(face) + face.rows.length * rowHeight + (face.hidden > 0 || face.lack !== undefined ? moreHeight : footerHeight);
}

/** What a node looks like: a card with pins, a note, or a frame around others. */
export function nodeShape({ kind }: Pick<NodeFace, "kind">): "card" | "note" | "frame" {
  return kind === "note" || kind === "frame" ? kind : "card";
}

/** How large a node is. Only notes and frames have a size of their own; they begin with one that is good for a few words. */
export function nodeSize(face: NodeFace, place: Place): { readonly width: number; readonly height: number } {
  switch (nodeShape(face)) {
    case "card":
      return { width: nodeWidth, height: nodeHeight(face) };
    case "note":
      return { width: place.width ?? nodeWidth, height: place.height ?? 96 };
    case "frame":
      return { width: place.width ?? 480, height: place.height ?? 320 };
  }
}

/** Where the marks of a node's pins are: computed, so that wires, pictures and layout agree without measuring. */
export function pinPositions(face: NodeFace): readonly PinPosition[] {
  return face.rows.flatMap(({ input, output }, index) => {
    const y = headHeight(face) + index * rowHeight + rowHeight / 2;
    const positions: PinPosition[] = [];
    if (input !== undefined && !input.fixed) positions.push({ name: input.name, side: "input", x: 0, y });
    if (output !== undefined) positions.push({ name: output.name, side: "output", x: nodeWidth, y });
    return positions;
  });
}

/** A wire as an SVG path: leaves to the right, arrives from the left, and goes around when it has to run back. */
export function wirePath(from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): string {
  const distance = to.x - from.x;
  const reach = distance >= 0 ? Math.max(24, distance / 2) : Math.min(160, 24 + Math.abs(distance) / 3);
  return `M${round(from.x)},${round(from.y)} C${round(from.x + reach)},${round(from.y)} ${round(to.x - reach)},${round(to.y)} ${round(to.x)},${round(to.y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
