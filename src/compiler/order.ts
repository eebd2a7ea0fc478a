import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import { formatAddress } from "../model/wire.ts";
import type { Graph, GraphWire } from "./graph.ts";
import { sortByDependency } from "./sort-by-dependency.ts";

/** Whether what arrives over this wire passes on within the same turn. */
export function passesNow({ input }: GraphWire): boolean {
  return !input.later && !(input.role === "value" && input.use === "when-fired");
}

/** The nodes, each after those whose values it reads where that is possible: nothing is worked out by deep recursion. */
export function orderNodes({ nodes, wires }: Graph): readonly string[] {
  const reads = wires.filter((wire) => wire.input.role === "value");
  return sortByDependency(
    [...nodes.keys()],
    reads.map((wire) => [wire.from.node, wire.to.node] as const),
  ).order;
}

/**
 * Refuses circles in which nothing waits: such a turn would never end. A node that answers later (a timer, a device) or a
 * value that is only looked at when something else fires breaks a circle.
 */
export function findCycles(graph: Graph): readonly Diagnostic[] {
  const immediate = graph.wires.filter(passesNow);
  const edges = immediate.map((wire) => [wire.from.node, wire.to.node] as const);
  const ownCircles = immediate.filter((wire) => wire.from.node === wire.to.node).map((wire) => [wire]);
  const { inCircles } = sortByDependency([...graph.nodes.keys()], edges);
  const circles = [...ownCircles, ...circlesAmong(new Set(inCircles), immediate)];
  return circles.map((circle) => {
    const path = [...circle.map((wire) => formatAddress(wire.from)), circle[0] === undefined ? "" : formatAddress(circle[0].from)].join(
      " → ",
    );
    const [first] = circle;
    return diagnose("flow/cycle", first === undefined ? {} : { node: first.from.node, pin: first.from.pin, wire: first.text }, { path });
  });
}

/** One circle for each group of nodes that feed each other. */
function circlesAmong(ids: ReadonlySet<string>, wires: readonly GraphWire[]): readonly (readonly GraphWire[])[] {
  const leaving = new Map<string, GraphWire[]>();
  for (const wire of wires) {
    if (!ids.has(wire.from.node) || !ids.has(wire.to.node) || wire.from.node === wire.to.node) continue;
    const others = leaving.get(wire.from.node);
    if (others === undefined) leaving.set(wire.from.node, [wire]);
    else others.push(wire);
  }
  const finished = new Set<string>();
  const circles: (readonly GraphWire[])[] = [];
  for (const start of ids) {
    const path: GraphWire[] = [];
    const onPath = new Map<string, number>();
    // An explicit stack: a flow of a thousand nodes in a row must not exhaust the call stack.
    const stack: { readonly id: string; next: number }[] = finished.has(start) ? [] : [{ id: start, next: 0 }];
    if (stack.length > 0) onPath.set(start, 0);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const wire = leaving.get(top.id)?.[top.next];
      top.next += 1;
      if (wire === undefined) {
        finished.add(top.id);
        onPath.delete(top.id);
        stack.pop();
        path.pop();
        continue;
      }
      const at = onPath.get(wire.to.node);
      if (at !== undefined) circles.push([...path.slice(at), wire]);
      else if (!finished.has(wire.to.node)) {
        path.push(wire);
        onPath.set(wire.to.node, path.length);
        stack.push({ id: wire.to.node, next: 0 });
      }
    }
  }
  return circles;
}
