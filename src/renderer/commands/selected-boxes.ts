import { drawFaces } from "../../drawing/faces.ts";
import { nodeSize } from "../../drawing/geometry.ts";
import { placeOf } from "../../drawing/layout.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { currentDocument, type Editor } from "../editor/editor.ts";
import type { Box } from "../edits/layout.ts";

/** Where the selected nodes stand and how large they are drawn. */
export function selectedBoxes(editor: Editor): ReadonlyMap<string, Box> {
  const document = currentDocument(editor);
  if (document === undefined) return new Map();
  const faces = drawFaces(document, editor.analysis.getState().graph, catalogue, editor.gesture.getState().chosenPins);
  return new Map(
    [...editor.selection.getState().nodes].flatMap((id) => {
      const face = faces.get(id);
      const place = placeOf(document, id);
      return face === undefined ? [] : [[id, { x: place.x, y: place.y, ...nodeSize(face, place) }] as const];
    }),
  );
}
