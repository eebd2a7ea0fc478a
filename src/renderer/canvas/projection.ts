import type { Edge, Node } from "@xyflow/react";
import { pinKey } from "../../compiler/graph.ts";
import type { NodeFace } from "../../drawing/face.ts";
import { nodeShape, nodeSize, pinPositions } from "../../drawing/geometry.ts";
import { type Point, placeOf } from "../../drawing/layout.ts";
import { type TypeColor, typeColor } from "../../drawing/pin-look.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { FlowDocument } from "../../model/document.ts";
import { readWires } from "../../model/wire.ts";

export type CanvasNodeData = { readonly face: NodeFace; readonly severity: Diagnostic["severity"] | undefined };
export type CanvasNode = Node<CanvasNodeData, "card" | "note" | "frame">;
export type CanvasEdge = Edge<
  { readonly color: TypeColor; readonly event: boolean; readonly order: number | undefined; readonly faulty: boolean },
  "wire"
>;

export interface ProjectionInput {
  readonly document: FlowDocument;
  readonly faces: ReadonlyMap<string, NodeFace>;
  readonly diagnostics: readonly Diagnostic[];
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedWires: ReadonlySet<string>;
  /** Where dragged nodes are at the moment. */
  readonly positions: ReadonlyMap<string, Point>;
}

/** Width and height of what reacts to the hand around a pin's mark. */
export const pinSize = 16;

/**
 * React Flow's nodes as a projection of the document. A node whose picture did not change is the same object as before, so
 * that React Flow and React skip it: with 2,000 nodes that is the difference between 4 and 60 ms an edit.
 */
export function createNodeProjection(): (input: ProjectionInput) => CanvasNode[] {
  let before = new Map<string, { readonly key: readonly unknown[]; readonly node: CanvasNode }>();
  let shown: CanvasNode[] = [];
  return ({ document, faces, diagnostics, selectedNodes, positions }) => {
    const severities = worstByNode(diagnostics);
    const next: typeof before = new Map();
    for (const [id, face] of faces) {
      const place = placeOf(document, id);
      const { x, y } = positions.get(id) ?? place;
      const severity = severities.get(id);
      const selected = selectedNodes.has(id);
      const key = [x, y, place.width, place.height, severity, selected];
      const known = before.get(id);
      const same = known?.key.every((part, index) => part === key[index]) === true && isSameFace(known.node.data.face, face);
      next.set(id, same ? known : { key, node: toNode(face, { ...place, x, y }, severity, selected) });
    }
    before = next;
    const nodes = [...next.values()].map(({ node }) => node);
    // Frames lie below what stands in them.
    shown = unlessSame(
      shown,
      nodes.sort((one, other) => Number(other.type === "frame") - Number(one.type === "frame")),
    );
    return shown;
  };
}

/** A face is drawn anew when a wire comes or goes anywhere, and mostly looks as it did. */
function isSameFace(one: NodeFace, other: NodeFace): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The list of before where nothing in it changed: React Flow then has nothing to do at all. */
function unlessSame<T>(before: T[], now: T[]): T[] {
  return before.length === now.length && before.every((item, index) => item === now[index]) ? before : now;
}

function toNode(
  face: NodeFace,
  place: ReturnType<typeof placeOf>,
  severity: Diagnostic["severity"] | undefined,
  selected: boolean,
): CanvasNode {
  const type = nodeShape(face);
  const { width, height } = nodeSize(face, place);
  return {
    id: face.id,
    type,
    position: { x: place.x, y: place.y },
    data: { face, severity },
    selected,
    width,
    height,
    // Sizes are computed, also of nodes that are out of view and never measured: React Flow waits for all before it fits the view.
    measured: { width, height },
    zIndex: type === "frame" ? -1 : 0,
    ariaLabel: face.title,
    handles:
      type === "card"
        ? pinPositions(face).map(({ name, side, x, y }) => ({
            id: name,
            type: side === "input" ? ("target" as const) : ("source" as const),
            position: side === "input" ? leftSide : rightSide,
            x: x - pinSize / 2,
            y: y - pinSize / 2,
            width: pinSize,
            height: pinSize,
          }))
        : [],
  };
}

// React Flow's `Position` is an enum of these words.
const leftSide = "left" as NonNullable<CanvasNode["sourcePosition"]>;
const rightSide = "right" as NonNullable<CanvasNode["sourcePosition"]>;

function worstByNode(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic["severity"]> {
  const worst = new Map<string, Diagnostic["severity"]>();
  for (const { place, severity } of diagnostics) {
    if (place.node === undefined || severity === "info") continue;
    if (worst.get(place.node) !== "error") worst.set(place.node, severity);
  }
  return worst;
}

/** Wires as React Flow's edges, numbered where several leave one event pin and the order matters. */
export function createEdgeProjection(): (input: ProjectionInput) => CanvasEdge[] {
  let before = new Map<string, { readonly key: string; readonly edge: CanvasEdge }>();
  let shown: CanvasEdge[] = [];
  return ({ document, faces, diagnostics, selectedWires }) => {
    const wires = readWires(document);
    const faulty = new Set(
      diagnostics.flatMap(({ place, severity }) => (severity === "error" && place.wire !== undefined ? [place.wire] : [])),
    );
    const counts = new Map<string, number>();
    for (const { from } of wires) counts.set(pinKey(from.node, from.pin), (counts.get(pinKey(from.node, from.pin)) ?? 0) + 1);
    const seen = new Map<string, number>();
    const next: typeof before = new Map();
    for (const { from, to, text } of wires) {
      const key = pinKey(from.node, from.pin);
      const order = (seen.get(key) ?? 0) + 1;
      seen.set(key, order);
      const output = faces.get(from.node)?.rows.find((row) => row.output?.name === from.pin)?.output;
      const data = {
        color: output === undefined ? ("any" as const) : typeColor(output.type),
        event: output?.role === "event",
        order: (counts.get(key) ?? 0) > 1 ? order : undefined,
        faulty: faulty.has(text),
      };
      const selected = selectedWires.has(text);
      const identity = [data.color, data.event, data.order, data.faulty, selected].join();
      const known = before.get(text);
      next.set(
        text,
        known?.key === identity
          ? known
          : {
              key: identity,
              edge: {
                id: text,
                type: "wire",
                source: from.node,
                sourceHandle: from.pin,
                target: to.node,
                targetHandle: to.pin,
                selected,
                data,
              },
            },
      );
    }
    before = next;
    shown = unlessSame(
      shown,
      [...next.values()].map(({ edge }) => edge),
    );
    return shown;
  };
}
