import { canConnect, type Refusal } from "../model/connect.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import { type CheckedWire, type Graph, type GraphNode, type GraphWire, groupWires, pinKey } from "./graph.ts";
import { listSome, nearest } from "./near.ts";

export interface ResolvedWires {
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins wires with the pins at their ends, and says which do not fit. */
export function resolveWires(
  nodes: ReadonlyMap<string, GraphNode>,
  checkedWires: readonly CheckedWire[],
  surroundings: Pick<Graph, "home" | "roles" | "parameters" | "calls">,
): ResolvedWires {
  const diagnostics: Diagnostic[] = [];
  const wires: GraphWire[] = [];
  for (const wire of checkedWires) {
    const source = nodes.get(wire.from.node);
    const target = nodes.get(wire.to.node);
    if (source === undefined || target === undefined) continue;
    const output = source.outputs.get(wire.from.pin);
    const input = target.inputs.get(wire.to.pin);
    if (output === undefined) {
      const details = { ...wire.from, ...guess(wire.from.pin, source.outputs) };
      diagnostics.push(diagnose("wire/unknown-output", { ...wire.from, wire: wire.text }, details));
    }
    if (input === undefined) {
      const details = { ...wire.to, ...guess(wire.to.pin, target.inputs) };
      diagnostics.push(diagnose("wire/unknown-input", { ...wire.to, wire: wire.text }, details));
    }
    if (output === undefined || input === undefined) continue;
    const place = { ...wire.to, wire: wire.text };
    const allowed = canConnect(output, input, target.node.inputs.has(input.name));
    if (input.fixed) diagnostics.push(diagnose("wire/fixed-input", place, { pin: input.name }));
    else if (!allowed.ok) diagnostics.push(refusalDiagnostic(place, input.name, allowed.error));
    else wires.push({ ...wire, output, input });
  }
  const graph: Graph = {
    ...surroundings,
    nodes,
    wires,
    wiresFrom: groupWires(wires, (wire) => wire.from),
    wiresInto: groupWires(wires, (wire) => wire.to),
  };
  return { graph, diagnostics: [...diagnostics, ...crowdedInputs(graph)] };
}

/** What may have been meant by a pin that is not there. */
function guess(pin: string, pins: ReadonlyMap<string, unknown>): { readonly near: string; readonly known: string } {
  return { near: nearest(pin, pins.keys()), known: listSome(pins.keys()) };
}

/** Value inputs that several wires feed although only one value can count; written values that a wire makes moot. */
function crowdedInputs({ nodes, wiresInto }: Graph): readonly Diagnostic[] {
  return [...nodes.values()].flatMap(({ id, node, inputs }) =>
    [...inputs.values()].flatMap((input) => {
      if (input.role !== "value") return [];
      const place = { node: id, pin: input.name };
      const wires = wiresInto.get(pinKey(id, input.name)) ?? [];
      if (wires.length > 1 && !input.many) return [diagnose("wire/too-many", place, { pin: input.name })];
      return wires.length > 0 && node.inputs.has(input.name) ? [diagnose("input/wired", place, { pin: input.name })] : [];
    }),
  );
}

function refusalDiagnostic(place: { node: string; pin: string; wire: string }, pin: string, refusal: Refusal): Diagnostic {
  switch (refusal.reason) {
    case "event-into-value":
      return diagnose("wire/event-into-value", place, { pin });
    case "no-payload":
      return diagnose("wire/no-payload", place, { pin, wanted: refusal.wanted });
    case "missing-words":
      return diagnose("wire/missing-words", place, { words: refusal.words.map((word) => `"${word}"`).join(", ") });
    case "units":
      return diagnose("wire/units", place, refusal);
    case "lacks-capability":
      return diagnose("wire/lacks-capability", place, refusal);
    case "type":
      return diagnose("wire/type", place, refusal);
  }
}
