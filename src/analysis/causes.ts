import type { InputPin, PinAccess } from "../catalogue/pins.ts";
import { type GraphNode, type GraphWire, pinKey } from "../compiler/graph.ts";
import type { Scope } from "./project-flows.ts";

/** What can make something in a flow happen. */
export type Cause =
  /** A property changes, or an event of a device is fired. */
  | { readonly type: "property"; readonly access: PinAccess; readonly scope: Scope }
  /** Somebody outside asks: a message, a web request. */
  | { readonly type: "request" }
  /** It comes of itself: the clock, the sun, the start. */
  | { readonly type: "clock" };

/** What makes an output fire or change: everything that is met on the way back to devices, clocks and requests. */
export function causesOf(from: Scope, node: string, pin: string): readonly Cause[] {
  const causes: Cause[] = [];
  const seen = new Map<Scope, Set<string>>();

  function goBack(scope: Scope, id: string, output: string): void {
    const known = seen.get(scope) ?? new Set();
    seen.set(scope, known);
    if (known.has(pinKey(id, output))) return;
    known.add(pinKey(id, output));
    const graphNode = scope.graph.nodes.get(id);
    if (graphNode === undefined) return;
    const tells = graphNode.outputs.get(output)?.tells ?? [];
    if (tells.length > 0) causes.push(...tells.map((access) => ({ type: "property", access, scope }) as const));
    else follow(scope, graphNode, output);
  }

  function follow(scope: Scope, graphNode: GraphNode, output: string): void {
    const sources = sourcesOf(scope, graphNode, output);
    if (sources.wires.length === 0) causes.push({ type: isAsked(graphNode) ? "request" : "clock" });
    for (const wire of sources.wires) goBack(sources.scope, wire.from.node, wire.from.pin);
  }

  goBack(from, node, pin);
  return causes;
}

/** The wires that make an output fire, where they are: into and out of subflows, too. */
function sourcesOf(scope: Scope, node: GraphNode, output: string): { readonly scope: Scope; readonly wires: readonly GraphWire[] } {
  const { caller } = scope;
  const called = scope.calls.get(node.id);
  if (called !== undefined) {
    const inside = [...called.graph.nodes.values()].filter(
      ({ id, kind }) => kind.subflowPart === "output" && (output === id || output.startsWith(`${id}.`)),
    );
    return { scope: called, wires: inside.flatMap(({ id }) => called.graph.wiresInto.get(pinKey(id, "in")) ?? []) };
  }
  if (node.kind.subflowPart === "input" && caller !== undefined) {
    return { scope: caller.scope, wires: caller.scope.graph.wiresInto.get(pinKey(caller.node, node.id)) ?? [] };
  }
  // What a device is told makes none of its outputs fire: it speaks for itself.
  if (isDevice(node)) return { scope, wires: [] };
  return { scope, wires: movingInputs(node).flatMap(({ name }) => scope.graph.wiresInto.get(pinKey(node.id, name)) ?? []) };
}

/** The inputs of which an event or a change goes through the node. What is looked at only when another fires moves nothing. */
export function movingInputs({ inputs }: GraphNode): readonly InputPin[] {
  return [...inputs.values()].filter(({ role, use, fixed }) => !fixed && (role === "event" || use !== "when-fired"));
}

/** Whether the node stands for devices: what leaves it is what they report. */
export function isDevice({ outputs }: GraphNode): boolean {
  return [...outputs.values()].some(({ tells }) => tells !== undefined);
}

/** Whether the node brings in what somebody outside wants. */
function isAsked({ usable }: GraphNode): boolean {
  return (usable.uses.topics ?? []).length > 0 || (usable.uses.services ?? []).includes("http-server");
}
