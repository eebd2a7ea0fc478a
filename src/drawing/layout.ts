import type { FlowDocument } from "../model/document.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Place extends Point {
  /** Only notes and frames have a size of their own. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** Where a node stands; the origin when the file does not say (or says nonsense). */
export function placeOf(document: FlowDocument, node: string): Place {
  const value = document.layout.get(node);
  const [x, y, width, height] = Array.isArray(value)
    ? value.map((item) => (typeof item === "number" && Number.isFinite(item) ? item : undefined))
    : [];
  return { x: x ?? 0, y: y ?? 0, width, height };
}
