import type { FlowDocument } from "../../model/document.ts";
import { formatWire, type PinAddress, parseWire, type ReadWire, readWires, type Wire } from "../../model/wire.ts";

/** Adds a wire at the end: it fires after those that leave the same pin. `replaces`: the wires that make room for it. */
export function addWire(document: FlowDocument, wire: Wire, replaces: readonly string[] = []): FlowDocument {
  const text = formatWire(wire);
  const others = document.wires.filter((other) => other !== text && !replaces.includes(other));
  return { ...document, wires: [...others, text] };
}

export function removeWires(document: FlowDocument, texts: ReadonlySet<string>): FlowDocument {
  return { ...document, wires: document.wires.filter((text) => !texts.has(text)) };
}

/** The wires that leave the same pin, in the order in which they fire. Empty for a wire that cannot be read. */
export function siblingsOf(document: FlowDocument, text: string): readonly ReadWire[] {
  const wire = parseWire(text);
  return wire.ok ? readWires(document).filter(({ from }) => sameAddress(from, wire.value.from)) : [];
}

function neighbourOf(document: FlowDocument, text: string, by: -1 | 1): ReadWire | undefined {
  const siblings = siblingsOf(document, text);
  return siblings[siblings.findIndex((wire) => wire.text === text) + by];
}

/** Whether another wire from the same pin fires before (−1) or after (1) this one. */
export function canReorder(document: FlowDocument, text: string, by: -1 | 1): boolean {
  return neighbourOf(document, text, by) !== undefined;
}

/** Lets a wire fire earlier (−1) or later (1) than its neighbour from the same pin. */
export function reorderWire(document: FlowDocument, text: string, by: -1 | 1): FlowDocument {
  const other = neighbourOf(document, text, by);
  if (other === undefined) return document;
  const swap = new Map([
    [text, other.text],
    [other.text, text],
  ]);
  return { ...document, wires: document.wires.map((wire) => swap.get(wire) ?? wire) };
}

export function sameAddress(one: PinAddress, other: PinAddress): boolean {
  return one.node === other.node && one.pin === other.pin;
}

/** Rewrites both ends of every wire; a wire that cannot be read stays as it is. */
export function mapWires(document: FlowDocument, map: (address: PinAddress) => PinAddress): FlowDocument {
  return {
    ...document,
    wires: document.wires.map((text) => {
      const wire = parseWire(text);
      return wire.ok ? formatWire({ from: map(wire.value.from), to: map(wire.value.to) }) : text;
    }),
  };
}
