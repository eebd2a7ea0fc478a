import { type Place, type Point, placeOf } from "../../drawing/layout.ts";
import type { FlowDocument } from "../../model/document.ts";

const frameSize = { width: 480, height: 320 };

/** Where dragged nodes end, together with everything that stands in a dragged frame. */
export function carriedByFrames(document: FlowDocument, positions: ReadonlyMap<string, Point>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [frame, position] of positions) {
    if (document.nodes.get(frame)?.kind !== "frame") continue;
    const before = placeOf(document, frame);
    const { width = frameSize.width, height = frameSize.height } = before;
    for (const id of document.nodes.keys()) {
      const place = placeOf(document, id);
      const inside = place.x >= before.x && place.y >= before.y && place.x < before.x + width && place.y < before.y + height;
      if (inside && id !== frame) places.set(id, { ...place, x: place.x + position.x - before.x, y: place.y + position.y - before.y });
    }
  }
  for (const [id, position] of positions) places.set(id, { ...placeOf(document, id), ...position });
  return places;
}
