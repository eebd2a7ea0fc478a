import type { Catalogue } from "../catalogue/define-node.ts";
import type { Graph } from "../compiler/graph.ts";
import type { FlowDocument } from "../model/document.ts";
import { readWires } from "../model/wire.ts";
import { type PictureColors, type PictureTheme, pictureColors, pictureFont } from "./colors.ts";
import type { NodeFace } from "./face.ts";
import { drawFaces } from "./faces.ts";
import { nodeShape, nodeSize } from "./geometry.ts";
import { type Place, placeOf } from "./layout.ts";
import { placeInLayers } from "./place.ts";
import { drawCard, line } from "./svg-card.ts";
import { element, type Markup, words } from "./svg-markup.ts";
import { drawWires } from "./svg-wires.ts";
import { fitText, wrapText } from "./text-fit.ts";

export interface Picture {
  readonly document: FlowDocument;
  /** Nodes with their pins, as far as they can be resolved; without it only wired pins are drawn. */
  readonly graph: Graph | undefined;
  readonly catalogue: Catalogue;
  readonly theme: PictureTheme;
}

const margin = 24;
const noteSize = 12.5;
/** Letters of a title that the mouse shows. */
const longestTitle = 200;
const noteLine = 17;

/**
 * A flow as a picture: the text of an SVG file that needs nothing else and holds no script, whatever the flow's names are.
 * A flow of which any node has no place is laid out anew, as the editor does when it opens it.
 */
export function drawSvg({ document, graph, catalogue, theme }: Picture): string {
  const colors = pictureColors[theme];
  const faces = drawFaces(document, graph, catalogue, new Map());
  const places = placesOf(document, faces);
  const box = boundsOf(faces, places);
  const shapes = { frame: [] as Markup[], note: [] as Markup[], card: [] as Markup[] };
  for (const [id, face] of faces) shapes[nodeShape(face)].push(drawNode(face, places.get(id), colors));
  const picture = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: box.width,
      height: box.height,
      viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`,
      "font-family": pictureFont,
      role: "img",
    },
    element("title", {}, words(document.name ?? "Flow")),
    ...(document.description === undefined ? [] : [element("desc", {}, words(document.description))]),
    element("rect", { ...box, fill: colors.canvas }),
    ...shapes.frame,
    ...drawWires(document, faces, places, colors),
    ...shapes.note,
    ...shapes.card,
  );
  return `${picture}\n`;
}

function placesOf(document: FlowDocument, faces: ReadonlyMap<string, NodeFace>): ReadonlyMap<string, Place> {
  const written = new Map([...faces.keys()].map((id) => [id, placeOf(document, id)]));
  if ([...faces.keys()].every((id) => document.layout.has(id))) return written;
  const boxes = [...faces].map(([id, face]) => ({ id, ...nodeSize(face, written.get(id) ?? { x: 0, y: 0 }) }));
  return placeInLayers(boxes, readWires(document));
}

function boundsOf(faces: ReadonlyMap<string, NodeFace>, places: ReadonlyMap<string, Place>) {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [id, face] of faces) {
    const place = places.get(id) ?? { x: 0, y: 0 };
    const { width, height } = nodeSize(face, place);
    [left, top] = [Math.min(left, place.x), Math.min(top, place.y)];
    [right, bottom] = [Math.max(right, place.x + width), Math.max(bottom, place.y + height)];
  }
  if (left > right) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin };
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin };
}

function drawNode(face: NodeFace, place: Place = { x: 0, y: 0 }, colors: PictureColors): Markup {
  return element(
    "g",
    { transform: `translate(${place.x},${place.y})`, opacity: face.disabled ? "0.55" : undefined },
    // Read out, and shown by browsers where the mouse rests: the whole of a title that was too long.
    element("title", {}, words(face.title.slice(0, longestTitle))),
    ...shapeOf(face, place, colors),
  );
}

function shapeOf(face: NodeFace, place: Place, colors: PictureColors): readonly Markup[] {
  const { width, height } = nodeSize(face, place);
  switch (nodeShape(face)) {
    case "card":
      return drawCard(face, colors);
    case "note":
      return [
        element("rect", { width, height, rx: 4, fill: colors["warn-soft"], stroke: colors.warn, "stroke-opacity": "0.4" }),
        ...wrapText(face.note ?? "", width - 20, noteSize, Math.max(1, Math.floor((height - 16) / noteLine))).map((text, index) =>
          line(text, 10, 8 + noteLine * (index + 0.5), { fill: colors.text, size: noteSize }),
        ),
      ];
    case "frame":
      return [
        element("rect", {
          width,
          height,
          rx: 8,
          fill: colors["surface-3"],
          "fill-opacity": "0.35",
          stroke: colors["line-strong"],
          "stroke-dasharray": "5 4",
        }),
        line(fitText(face.title, width - 24, noteSize), 12, 15, { fill: colors["text-soft"], size: noteSize, weight: 600 }),
      ];
  }
}
