import type { FlowDocument } from "../../model/document.ts";
import { formatWire, type PinAddress, parseWire, readWires, type Wire } from "../../model/wire.ts";

/** Adds a wire at the end: it fires after those that leave the same pin. `replaces`: the wires that make room for it. */
export function addWire(document: FlowDocument, wire: Wire, replaces: readonly string[] = []): FlowDocument {
  const text = formatWire(wire);
  const others = document.wires.filter((other) => other !== text && !replaces.includes(other));
  return { ...document, wires: [...others, text] };
}

export function removeWires(document: FlowDocument, texts: ReadonlySet<string>): FlowDocument {
  return { ...document, wires: document.wires.filter((text) => !texts.has(text)) };
}

/** Lets a wire fire earlier (−1) or later (1) than its neighbour from the same pin. */
export function reorderWire(document: FlowDocument, text: string, by: -1 | 1): FlowDocument {
  const moved = parseWire(text);
  if (!moved.ok) return document;
  const siblings = readWires(document).filter(({ from }) => sameAddress(from, moved.value.from));
  const other = siblings[siblings.findIndex((wire) => wire.text === text) + by];
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
