import type { Json } from "../base/json.ts";
import type { PaletteGroup } from "../catalogue/define-node.ts";
import type { InputPin, OutputPin } from "../catalogue/pins.ts";
import type { PinRole } from "../model/connect.ts";
import type { FlowNode } from "../model/document.ts";
import type { PinType } from "../model/pin-type.ts";

/** A pin as it is drawn. */
export interface FacePin {
  readonly name: string;
  readonly side: "input" | "output";
  readonly role: PinRole;
  readonly type: PinType;
  readonly help: string;
  readonly wired: boolean;
  /** The value written into an input without a wire. */
  readonly written: Json | undefined;
  /** What counts when there is neither wire nor written value. */
  readonly fallback: Json | undefined;
  /** Takes no wire: edited in place only. */
  readonly fixed: boolean;
}

/** One line of a node: an input at its left edge, an output at its right edge, or both. */
export interface FaceRow {
  readonly input: FacePin | undefined;
  readonly output: FacePin | undefined;
}

/** A node as it is drawn, on the canvas and in pictures. */
export interface NodeFace {
  readonly id: string;
  readonly kind: string;
  /** Undefined for a kind that this version does not know. */
  readonly group: PaletteGroup | undefined;
  readonly title: string;
  /** What kind of node it is, where the title does not say. */
  readonly subtitle: string | undefined;
  readonly note: string | undefined;
  readonly disabled: boolean;
  readonly durable: boolean;
  readonly rows: readonly FaceRow[];
  /** How many of its pins are not shown. */
  readonly hidden: number;
  /** What has to be set before its pins can be known: "Set topic". */
  readonly lack: string | undefined;
}

export interface FaceSource {
  readonly id: string;
  readonly node: FlowNode;
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly group: PaletteGroup | undefined;
  readonly inputs: readonly InputPin[];
  readonly outputs: readonly OutputPin[];
  readonly wiredInputs: ReadonlySet<string>;
  readonly wiredOutputs: ReadonlySet<string>;
  /** Pins that are shown although nothing is wired to them: just chosen by the user. */
  readonly chosen: ReadonlySet<string>;
  readonly lack: string | undefined;
}

/** A kind with more pins than this shows only those in use; the others are found by search. */
const fewPins = 10;

export function drawFace(source: FaceSource): NodeFace {
  const { node, inputs, outputs, chosen } = source;
  const all = inputs.length + outputs.length <= fewPins;
  const shownInputs = inputs.filter(({ name }) => all || source.wiredInputs.has(name) || node.inputs.has(name) || chosen.has(name));
  const shownOutputs = outputs.filter(({ name }) => all || source.wiredOutputs.has(name) || chosen.has(name));
  const left = shownInputs.map((pin) => inputFace(pin, source));
  const right = shownOutputs.map((pin) => outputFace(pin, source));
  return {
    id: source.id,
    kind: node.kind,
    group: source.group,
    title: source.title,
    subtitle: source.subtitle,
    note: node.note,
    disabled: node.disabled,
    durable: node.durable,
    rows: pair(left, right),
    hidden: inputs.length + outputs.length - left.length - right.length,
    lack: source.lack,
  };
}

function inputFace(pin: InputPin, { node, wiredInputs }: FaceSource): FacePin {
  const { name, role, type, help, fixed } = pin;
  return {
    name,
    side: "input",
    role,
    type,
    help,
    fixed,
    wired: wiredInputs.has(name),
    written: node.inputs.get(name),
    fallback: pin.default,
  };
}

function outputFace({ name, role, type, help }: OutputPin, { wiredOutputs }: FaceSource): FacePin {
  return { name, side: "output", role, type, help, wired: wiredOutputs.has(name), written: undefined, fallback: undefined, fixed: false };
}

/** Inputs and outputs share lines, except beside an input that is edited in place: its value needs the room. */
function pair(inputs: readonly FacePin[], outputs: readonly FacePin[]): readonly FaceRow[] {
  const rows: FaceRow[] = [];
  let next = 0;
  for (const input of inputs) {
    const output = isEditedInPlace(input) ? undefined : outputs[next];
    if (output !== undefined) next += 1;
    rows.push({ input, output });
  }
  for (const output of outputs.slice(next)) rows.push({ input: undefined, output });
  return rows;
}

/** Whether a value can be written into this input on the node itself. One that is written counts for an event, whatever the wire brings. */
export function isEditedInPlace(pin: FacePin): boolean {
  if (pin.side === "output" || (pin.wired && (pin.role === "value" || pin.written === undefined))) return false;
  if (pin.role === "event" && pin.written === undefined) return false;
  return !["nothing", "device", "devices", "request"].includes(pin.type.type);
}
