import { err, ok, type Result } from "../base/result.ts";

/** One end of a wire. */
export interface PinAddress {
  readonly node: string;
  readonly pin: string;
}

export interface Wire {
  readonly from: PinAddress;
  readonly to: PinAddress;
}

const nodeId = /^[A-Za-z0-9_-]+$/;

/** Whether a text may be the id of a node or role. Words that objects use themselves are refused with all other odd ones. */
export function isNodeId(text: string): boolean {
  return nodeId.test(text) && !forbiddenKeys.has(text);
}

/** Keys that files must not hold: they mean something to JavaScript objects. */
export const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Percent-encodes what would make `a.b -> c.d` ambiguous or invisible; everything else stays readable. */
export function encodePin(pin: string): string {
  return pin.replace(/[%>\p{Cc}]/gu, encodeURIComponent);
}

function decodePin(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parseAddress(text: string): PinAddress | undefined {
  const dot = text.indexOf(".");
  if (dot < 0) return undefined;
  const node = text.slice(0, dot);
  const pin = decodePin(text.slice(dot + 1));
  // A pin may have no name at all: properties of devices have any name that Zigbee2MQTT says.
  return isNodeId(node) && pin !== undefined ? { node, pin } : undefined;
}

/** Reads `node.pin -> node.pin`. The pin is everything after the first dot. */
export function parseWire(text: string): Result<Wire, string> {
  const [left, right, ...more] = text.split(" -> ");
  const from = left === undefined ? undefined : parseAddress(left);
  const to = right === undefined ? undefined : parseAddress(right);
  if (from === undefined || to === undefined || more.length > 0) return err(`"${text}" is not of the form "node.pin -> node.pin"`);
  return ok({ from, to });
}

export function formatAddress({ node, pin }: PinAddress): string {
  return `${node}.${encodePin(pin)}`;
}

/** Writes a wire as files do; `parseWire` reads it back. */
export function formatWire({ from, to }: Wire): string {
  return `${formatAddress(from)} -> ${formatAddress(to)}`;
}

/** A wire with the text that the file has for it. */
export type ReadWire = Wire & { readonly text: string };

const known = new WeakMap<readonly string[], readonly ReadWire[]>();

/** The wires of a flow that can be read, with the text the file has for each. Read once for each state of the wires. */
export function readWires({ wires }: { readonly wires: readonly string[] }): readonly ReadWire[] {
  const before = known.get(wires);
  if (before !== undefined) return before;
  const read = wires.flatMap((text) => {
    const wire = parseWire(text);
    return wire.ok ? [{ ...wire.value, text }] : [];
  });
  known.set(wires, read);
  return read;
}
