import type { Json, JsonObject } from "../../src/base/json.ts";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import type { InputPin, OutputPin } from "../../src/catalogue/pins.ts";
import { compileText } from "../../src/compiler/compile.ts";
import { describeType, type PinType } from "../../src/model/pin-type.ts";
import { catalogue } from "../../src/nodes/index.gen.ts";

/** Nodes that stand for the devices of the example home, under the names that flows there use. */
const devices = {
  motion: "0x00158d0001a2b3c4",
  lamp: "0x680ae2fffe112233",
  dining: "0x680ae2fffe112244",
  remote: "0x842e14ff8600b2f0",
  coffee: "0xa4c138ff5e87262c",
  bedroom: "0x00158d003c96fd0d",
} as const;

export interface NodesCompiled {
  /** What stands inside the flow's function, without the devices' constants. */
  readonly body: string;
  /** The whole module. */
  readonly text: string;
  /** Messages of errors and warnings. */
  readonly problems: readonly string[];
}

/** Compiles nodes for the example home, whose devices are there as `motion`, `lamp`, `dining`, `remote`, `coffee` and `bedroom`. */
export function compileNodes(nodes: { readonly [id: string]: JsonObject }, wires: readonly string[]): NodesCompiled {
  const roles = Object.fromEntries(Object.entries(devices).map(([name, ieee]) => [name, { ieee }]));
  const deviceNodes = Object.fromEntries(Object.keys(devices).map((name) => [name, { kind: "device", settings: { device: name } }]));
  const flow = { ziggyFlow: 1, devices: roles, nodes: { ...deviceNodes, ...nodes }, wires };
  const { module, diagnostics } = compileText(JSON.stringify(flow), {
    id: "sample",
    home: exampleHome,
    catalogue,
    file: "flows/sample.json",
    version: "0.1.0",
  });
  const text = module?.text ?? "";
  const inside = text.split("\n").filter((line) => line.startsWith("  ") || line === "");
  const withoutDevices = inside.filter((line) => !/^ {2}const \w+ = home\.\w+;$/.test(line)).map((line) => line.slice(2));
  return {
    text,
    body: withoutDevices.join("\n").trim(),
    problems: diagnostics.filter(({ severity }) => severity !== "info").map(({ message }) => message),
  };
}

export interface NodeSituation {
  readonly settings?: JsonObject;
  readonly inputs?: JsonObject;
  /** What the wires into an input bring. */
  readonly connected?: { readonly [input: string]: PinType };
  /** Inputs that are wired to events. */
  readonly events?: readonly string[];
}

/** The pins of a node, each as its name, role and type: `"in value number (lx)"`. */
export function pinsOf(kind: string, { settings = {}, inputs = {}, connected = {}, events = [] }: NodeSituation = {}) {
  const usable = catalogue.get(kind)?.configure(mapOf(settings)).usable;
  if (usable === undefined) throw new Error(`The settings of "${kind}" cannot be used`);
  const types = new Map(Object.entries(connected));
  const pins = usable.pins({
    home: exampleHome,
    role: () => undefined,
    roleOrList: () => undefined,
    subflow: () => undefined,
    parameter: () => undefined,
    connected: (input) => types.get(input),
    connectedRole: (input) => (events.includes(input) ? "event" : types.has(input) ? "value" : undefined),
    written: (input) => mapOf(inputs).get(input),
  });
  const described = ({ name, role, type }: OutputPin | InputPin): string => `${name} ${role} ${describeType(type)}`;
  return { inputs: pins.inputs.map(described), outputs: pins.outputs.map(described) };
}

function mapOf(json: JsonObject): ReadonlyMap<string, Json> {
  return new Map(Object.entries(json).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}
