import type { Wire } from "../model/wire.ts";
import type { Point } from "./layout.ts";

export interface PlacedBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const betweenLayers = 88;
const betweenBoxes = 32;
const sweeps = 4;

/**
 * Places boxes in layers from left to right, as wires run: for pictures of flows that nobody has arranged. Small and
 * without an engine; the editor's "Tidy up" takes more trouble. The same input gives the same places.
 */
export function placeInLayers(boxes: readonly PlacedBox[], wires: readonly Wire[]): ReadonlyMap<string, Point> {
  const links = linksOf(boxes, wires);
  const layers = orderLayers(boxes, links, layerNumbers(boxes, links));
  const places = new Map<string, Point>();
  let x = 0;
  for (const layer of layers) {
    let free = 0;
    for (const box of layer) {
      const y = Math.max(free, desiredTop(box, links, places) ?? free);
      places.set(box.id, { x, y });
      free = y + box.height + betweenBoxes;
    }
    x += Math.max(0, ...layer.map(({ width }) => width)) + betweenLayers;
  }
  return places;
}

interface Links {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

/** Neighbours of each box, without the wires that would close a circle. */
function linksOf(boxes: readonly PlacedBox[], wires: readonly Wire[]): Links {
  const all = new Map(boxes.map(({ id }) => [id, new Set<string>()]));
  for (const { from, to } of wires) if (from.node !== to.node && all.has(to.node)) all.get(from.node)?.add(to.node);
  const before = new Map(boxes.map(({ id }): [string, string[]] => [id, []]));
  const after = new Map(boxes.map(({ id }): [string, string[]] => [id, []]));
  const state = new Map<string, "open" | "done">();
  for (const { id: start } of boxes) {
    // Depth first with a stack of its own: flows may be longer than the call stack is deep.
    const path = state.has(start) ? [] : [{ id: start, rest: [...(all.get(start) ?? [])] }];
    if (path.length > 0) state.set(start, "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        state.set(top.id, "done");
        path.pop();
      } else if (state.get(next) !== "open") {
        before.get(next)?.push(top.id);
        after.get(top.id)?.push(next);
        if (state.get(next) === undefined) {
          state.set(next, "open");
          path.push({ id: next, rest: [...(all.get(next) ?? [])] });
        }
      }
    }
  }
  return { before, after };
}

/** One more than the furthest neighbour before; what nothing leads to stands close to what it leads to. */
function layerNumbers(boxes: readonly PlacedBox[], { before, after }: Links): ReadonlyMap<string, number> {
  const missing = new Map(boxes.map(({ id }) => [id, before.get(id)?.length ?? 0]));
  const numbers = new Map<string, number>();
  const ready = boxes.map(({ id }) => id).filter((id) => missing.get(id) === 0);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    numbers.set(id, Math.max(-1, ...(before.get(id) ?? []).map((other) => numbers.get(other) ?? 0)) + 1);
    for (const next of after.get(id) ?? []) {
      const left = (missing.get(next) ?? 0) - 1;
      missing.set(next, left);
      if (left === 0) ready.push(next);
    }
  }
  for (const { id } of boxes) {
    const following = (after.get(id) ?? []).map((other) => numbers.get(other) ?? 0);
    if ((before.get(id) ?? []).length === 0 && following.length > 0) numbers.set(id, Math.min(...following) - 1);
  }
  return numbers;
}

/** Boxes by layer, ordered so that wires cross little: each by the middle of its neighbours, back and forth. */
function orderLayers(boxes: readonly PlacedBox[], { before, after }: Links, numbers: ReadonlyMap<string, number>): PlacedBox[][] {
  const layers: PlacedBox[][] = [];
  for (const box of boxes) {
    const number = numbers.get(box.id) ?? 0;
    const layer = layers[number] ?? [];
    layer.push(box);
    layers[number] = layer;
  }
  const filled = layers.filter((layer) => layer !== undefined);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const rank = new Map(filled.flatMap((layer) => layer.map(({ id }, index) => [id, index] as const)));
    const neighbours = sweep % 2 === 0 ? before : after;
    for (const layer of filled) {
      const middle = new Map(
        layer.map(({ id }, index) => [id, mean((neighbours.get(id) ?? []).map((other) => rank.get(other) ?? 0)) ?? index]),
      );
      layer.sort((one, other) => (middle.get(one.id) ?? 0) - (middle.get(other.id) ?? 0));
      for (const [index, { id }] of layer.entries()) rank.set(id, index);
    }
  }
  return filled;
}

/** Beside the middle of what leads to it. */
function desiredTop({ id }: PlacedBox, { before }: Links, places: ReadonlyMap<string, Point>): number | undefined {
  return mean((before.get(id) ?? []).flatMap((other) => places.get(other)?.y ?? []));
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
