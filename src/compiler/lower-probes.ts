import type { Input } from "../catalogue/emission.ts";
import { arrow, imported, invoke, literal, perform } from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import type { Statement } from "../ir/statement.ts";
import type { GraphNode, GraphWire } from "./graph.ts";
import type { Lowering } from "./lower.ts";

/**
 * What an editor adds to a flow to watch it at work: statements that show what a wire carries. They read and report, and
 * change nothing; flows that are exported or run without an editor have none.
 */

/** Shows that something leaves an output: before what the first of its wires leads to. */
export function pulsesBefore(wires: readonly GraphWire[], index: number, payload: Input): readonly Statement[] {
  const wire = wires[index];
  if (wire === undefined) return [];
  const { from } = wire;
  const isShown = wires.slice(0, index).some((other) => other.from.node === from.node && other.from.pin === from.pin);
  if (isShown) return [];
  const carried = payload.type.type === "nothing" ? [] : [payload.expression];
  return [probe("pulse", from.node, from.pin, ...carried)];
}

/** Tells how to read each value that is wired to something. */
export function makeProbes(lowering: Lowering): readonly Statement[] {
  return [...lowering.graph.nodes.values()].flatMap((node) =>
    [...node.outputs.keys()].flatMap((pin) => {
      const read = readOf(lowering, node, pin);
      return read === undefined ? [] : [probe("value", node.id, pin, arrow([], read))];
    }),
  );
}

function readOf(lowering: Lowering, { id, usable }: GraphNode, pin: string): Expression | undefined {
  if (lowering.wiresFrom(id, pin).length === 0) return undefined;
  const output = lowering.output(id, pin);
  // What a person's code computes is computed when the flow asks for it, not when somebody looks.
  if (output?.type === "pull" && usable.uses.services?.includes("code") === true) return undefined;
  if (output?.type === "pull" || output?.type === "observable") return lowering.read(id, pin).expression;
  return undefined;
}

function probe(word: "pulse" | "value", node: string, pin: string, ...further: readonly Expression[]): Statement {
  return { ...perform(invoke(imported("probe"), word, literal(node), literal(pin), ...further)), node };
}
