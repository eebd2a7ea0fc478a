import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import { type CheckedWire, type GraphNode, groupWires, pinKey } from "./graph.ts";

export interface Fed {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly wires: readonly CheckedWire[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds inputs that have neither wire nor value. Where a disabled node was their source, the node is left out too, and so
 * on along the wires: disabling one node must not hold the flow back. Neither must a node that somebody has just put down.
 */
export function findMissingInputs(
  allNodes: ReadonlyMap<string, GraphNode>,
  allWires: readonly CheckedWire[],
  lostInputs: ReadonlyMap<string, string>,
): Fed {
  const nodes = new Map(allNodes);
  const lost = new Map(lostInputs);
  const diagnostics: Diagnostic[] = [];
  let wires = allWires;
  for (let changed = true; changed; ) {
    changed = false;
    const into = groupWires(wires, (wire) => wire.to);
    for (const graphNode of nodes.values()) {
      const source = missingPins(graphNode, into)
        .map((pin) => lost.get(pinKey(graphNode.id, pin)))
        .find((node) => node !== undefined);
      if (source === undefined) continue;
      changed = true;
      nodes.delete(graphNode.id);
      diagnostics.push(diagnose("node/disabled-source", { node: graphNode.id }, { source }));
      for (const wire of wires) if (wire.from.node === graphNode.id) lost.set(pinKey(wire.to.node, wire.to.pin), source);
      wires = wires.filter((wire) => wire.from.node !== graphNode.id && wire.to.node !== graphNode.id);
    }
  }
  const into = groupWires(wires, (wire) => wire.to);
  const leading = new Set(wires.map((wire) => wire.from.node));
  for (const graphNode of nodes.values()) {
    const { id } = graphNode;
    const missing = missingPins(graphNode, into);
    const isIdle =
      !leading.has(id) && ![...graphNode.inputs.values()].some((input) => input.role === "event" && into.has(pinKey(id, input.name)));
    const code = isIdle ? "input/not-yet" : "input/missing";
    diagnostics.push(...missing.map((pin) => diagnose(code, { node: id, pin }, { pin })));
    if (isIdle && missing.length > 0) nodes.delete(id);
  }
  return { nodes, wires: wires.filter((wire) => nodes.has(wire.to.node)), diagnostics };
}

function missingPins({ id, node, inputs }: GraphNode, into: ReadonlyMap<string, readonly CheckedWire[]>): readonly string[] {
  return [...inputs.values()]
    .filter((input) => !input.optional && input.default === undefined && !node.inputs.has(input.name) && !into.has(pinKey(id, input.name)))
    .map((input) => input.name);
}
