import type { Json } from "../base/json.ts";
import type { FlowDocument, Role } from "../model/document.ts";
import { parseFlow } from "../model/parse.ts";
import { describeType } from "../model/pin-type.ts";
import type { EntityDescription } from "../z2m/description.ts";
import type { NodeKind } from "./define-node.ts";
import { exampleHome } from "./example-home.ts";
import type { InputPin, OutputPin, Pins } from "./pins.ts";

/** A kind of node as people read about it: on its page, on the terminal, in the editor. */
export interface KindReference {
  readonly kind: string;
  readonly title: string;
  readonly group: string;
  readonly help: string;
  readonly keywords: readonly string[];
  readonly durable: boolean;
  readonly settings: readonly SettingReference[];
  /** What is to be known of its pins beside the lists; undefined where these say all. */
  readonly pinsNote: string | undefined;
  readonly inputs: readonly PinReference[];
  readonly outputs: readonly PinReference[];
}

export interface SettingReference {
  readonly name: string;
  readonly takes: string;
  /** As the file would have it; undefined where there is none. */
  readonly default: string | undefined;
  /** Whether a file must give it. */
  readonly required: boolean;
  readonly help: string;
}

export interface PinReference {
  readonly name: string;
  /** "event", "value, number (lx)". */
  readonly type: string;
  /** What counts without wire and written value, as the file would have it; undefined where nothing does. */
  readonly default: string | undefined;
  readonly help: string;
}

/** Kinds whose pins are those of what they stand for. */
const notes = new Map([
  ["device", "Its pins are those of the device."],
  ["group", "Its pins are those that the members have in common."],
  ["device-set", "Its pins are those that the devices have in common."],
  ["remote", "Its pins are those of the remote: by button what can be done with it, and what it says. These are the ones of the example."],
  ["subflow", "Its pins are the inputs and outputs of the subflow."],
]);

/** The kind in words, with the pins that its node has in the kind's first example, as far as they do not follow from wires. */
export function referenceOf(kind: NodeKind): KindReference {
  const { title, group, help, keywords, durable } = kind;
  const pinsNote = notes.get(kind.kind);
  // A device's pins are many, and those of an example would say little.
  const { inputs, outputs } = pinsNote === undefined || kind.kind === "remote" ? pinsOf(kind) : { inputs: [], outputs: [] };
  return {
    kind: kind.kind,
    title,
    group,
    help,
    keywords,
    durable,
    settings: Object.entries(kind.fields).map(([name, field]) => ({
      name,
      takes: field.typeText,
      default: jsonText(field.defaultJson),
      required: !field.optional && field.defaultJson === undefined,
      help: field.help,
    })),
    pinsNote,
    inputs: inputs.map((pin) => ({ ...inWords(pin), default: jsonText(pin.default) })),
    outputs: outputs.map((pin) => ({ ...inWords(pin), default: undefined })),
  };
}

function inWords({ name, role, type, help }: InputPin | OutputPin): Omit<PinReference, "default"> {
  return { name, type: type.type === "nothing" ? role : `${role}, ${describeType(type)}`, help };
}

function jsonText(json: Json | undefined): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}

function pinsOf(kind: NodeKind): Pins {
  const [example] = kind.examples;
  const flows = example === undefined ? [] : [example.flow, ...Object.values(example.subflows ?? {})];
  const documents = flows.map((flow) => parseFlow(JSON.stringify(flow)).document);
  const nodesOf = (document: FlowDocument | undefined) => [...(document?.nodes.values() ?? [])].filter((one) => one.kind === kind.kind);
  const document = documents.find((one) => nodesOf(one).length > 0);
  const [node] = nodesOf(document);
  const usable = node === undefined ? undefined : kind.configure(node.settings).usable;
  const none: Pins = { inputs: [], outputs: [] };
  return (
    usable?.pins({
      home: exampleHome,
      role: (name) => entityOf(document?.roles.get(name)),
      roleOrList: () => undefined,
      subflow: () => undefined,
      parameter: () => undefined,
      connected: () => undefined,
      connectedRole: () => undefined,
      written: (pin) => node?.inputs.get(pin),
    }) ?? none
  );
}

function entityOf(role: Role | undefined): EntityDescription | undefined {
  if (role?.group !== undefined) return exampleHome.groups.find(({ id }) => id === role.group);
  return exampleHome.devices.find(({ ieee }) => ieee === role?.ieee);
}

/** An example with its roles called as the example home calls their devices: addresses alone tell people little. */
export function withDeviceNames(document: FlowDocument): FlowDocument {
  const named = [...document.roles].map(([id, role]) => [id, { ...role, name: role.name ?? entityOf(role)?.name }] as const);
  return { ...document, roles: new Map(named) };
}

/** The kinds of one group of the palette. */
export interface KindGroup {
  readonly name: string;
  readonly kinds: readonly NodeKind[];
}

/** Kinds by group, in the order of the palette; groups without kinds are left out. */
export function kindGroups(kinds: readonly NodeKind[], groups: readonly string[]): readonly KindGroup[] {
  return groups.map((name) => ({ name, kinds: kinds.filter(({ group }) => group === name) })).filter((group) => group.kinds.length > 0);
}

/** "Absolute" of "Absolute. How far …". */
export function firstSentence(help: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(help)?.[0] ?? help;
}
