import type { CheckedDocument } from "./check.ts";
import type { CheckedWire } from "./graph.ts";
import { groupWires, pinKey } from "./graph.ts";

export interface Bypassed extends CheckedDocument {
  /** Inputs that lost their only source, by pin key, and the disabled node that was it. */
  readonly lost: ReadonlyMap<string, string>;
}

/** Second phase: takes disabled nodes out, joining what fed them to what they fed where their kind says how. */
export function bypassDisabled(checked: CheckedDocument): Bypassed {
  const disabled = [...checked.nodes.values()].filter((node) => node.node.disabled);
  let wires = checked.wires;
  for (const { id, kind } of disabled) {
    const into = groupWires(wires, (wire) => wire.to);
    const inputOf = new Map([...kind.bypass].map(([input, output]) => [output, input]));
    wires = wires.flatMap((wire) => {
      if (wire.to.node === id) return [];
      if (wire.from.node !== id) return [wire];
      const input = inputOf.get(wire.from.pin);
      const sources = input === undefined ? [] : (into.get(pinKey(id, input)) ?? []);
      return sources.map((source): CheckedWire => ({ ...wire, from: source.from }));
    });
  }
  const gone = new Set(disabled.map((node) => node.id));
  const fed = new Set(wires.map((wire) => pinKey(wire.to.node, wire.to.pin)));
  const lost = new Map(
    checked.wires
      .filter((wire) => gone.has(wire.from.node) && !gone.has(wire.to.node))
      .map((wire) => [pinKey(wire.to.node, wire.to.pin), wire.from.node] as const)
      .filter(([pin]) => !fed.has(pin)),
  );
  return { ...checked, nodes: new Map([...checked.nodes].filter(([id]) => !gone.has(id))), wires, lost };
}
