import type { Json } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Catalogue } from "../catalogue/define-node.ts";
import { rolesOf } from "../catalogue/node-roles.ts";
import type { PinRole } from "../model/connect.ts";
import { emptyDocument, type FlowDocument, type FlowNode, type FlowParameter } from "../model/document.ts";
import { describeType, type PinType } from "../model/pin-type.ts";
import { formatWire, type PinAddress } from "../model/wire.ts";
import { analyse, type CompileOptions } from "./compile.ts";
import type { Graph, GraphWire } from "./graph.ts";
import { importPath } from "./project-path.ts";

export interface ExtractRequest {
  /** The nodes that become the subflow. */
  readonly nodes: ReadonlySet<string>;
  /** What the subflow is called. */
  readonly name: string;
  /** Where it will lie, as seen from the project. */
  readonly file: string;
  /** Id of the node that calls it; must be free. */
  readonly call: string;
}

export interface Extracted {
  /** The flow, with a call in the place of the nodes. */
  readonly flow: FlowDocument;
  readonly subflow: FlowDocument;
}

const bare: FlowNode = {
  kind: "",
  title: undefined,
  note: undefined,
  settings: new Map(),
  inputs: new Map(),
  durable: false,
  disabled: false,
  silence: new Map(),
  extra: new Map(),
};

/**
 * Makes a subflow of some nodes of a flow. Wires that are cut become inputs and outputs, in the order in which they fire; the
 * roles that the nodes use become parameters. What the flow does stays the same. Refused, with the reason, where that
 * cannot be. State that survives restarts starts anew: it lies below the call's id from now on.
 */
export function extractSubflow(document: FlowDocument, request: ExtractRequest, options: CompileOptions): Result<Extracted, string> {
  const { nodes, file } = request;
  const graph = analyse(document, options).draw();
  if (graph === undefined || nodes.size === 0) return err("There is nothing to make a subflow of.");
  for (const id of nodes) {
    const node = document.nodes.get(id);
    if (node !== undefined && options.catalogue.get(node.kind)?.subflowPart !== undefined) {
      return err(`“${id}” is part of what this subflow is to its callers and stays here.`);
    }
  }
  const cut = cutWires(document, nodes, graph);
  if (!cut.ok) return cut;
  const { inner, outer, ports } = cut.value;
  const inside = [...document.nodes].filter(([id]) => nodes.has(id));
  const outside = [...document.nodes].filter(([id]) => !nodes.has(id));
  const roles = new Set(inside.flatMap(([, node]) => rolesIn(node, options.catalogue)));
  const bare = {
    ...emptyDocument,
    name: request.name,
    nodes: new Map([...inside, ...ports]),
    wires: inner,
    layout: layoutOf(document, nodes, ports),
  };
  const { subflow, devices } = withParameters(bare, document, [...roles].sort(), graph, { ...options, file });
  const call = callNode(request, options, devices);
  const stillUsed = new Set(outside.flatMap(([, node]) => rolesIn(node, options.catalogue)));
  const flow: FlowDocument = {
    ...document,
    roles: new Map([...document.roles].filter(([role]) => stillUsed.has(role) || !roles.has(role) || devices.has(role))),
    nodes: new Map([...outside, [request.call, call]]),
    wires: outer.map((wire) => formatWire(renamedCall(wire, request.call))),
    layout: new Map([...[...document.layout].filter(([id]) => !nodes.has(id)), [request.call, middleOf(document, nodes)]]),
  };
  const problem = problemWith({ flow, subflow }, file, options);
  return problem === undefined ? ok({ flow, subflow }) : err(problem);
}

function rolesIn(node: FlowNode, catalogue: Catalogue): readonly string[] {
  const kind = catalogue.get(node.kind);
  return kind === undefined ? [] : rolesOf(node, kind);
}

interface Ends {
  readonly from: PinAddress;
  readonly to: PinAddress;
}

interface Cut {
  readonly inner: readonly string[];
  readonly outer: readonly Ends[];
  readonly ports: ReadonlyMap<string, FlowNode>;
}

/** Stands for the call in wires until its id is put in. */
const callPlace = "";

function renamedCall({ from, to }: Ends, call: string): Ends {
  const put = (address: PinAddress): PinAddress => (address.node === callPlace ? { ...address, node: call } : address);
  return { from: put(from), to: put(to) };
}

/**
 * Takes the wires apart. Wires of one pin that follow each other and cross the cut in the same way share an input or output: the
 * order in which they fire stays.
 */
function cutWires(document: FlowDocument, nodes: ReadonlySet<string>, graph: Graph): Result<Cut, string> {
  const known = new Map(graph.wires.map((wire) => [wire.text, wire]));
  const inner: string[] = [];
  const outer: Ends[] = [];
  const ports = new Map<string, FlowNode>();
  const isTaken = (id: string): boolean => nodes.has(id) || ports.has(id);
  /** By source and what crosses there: the port of the present run. */
  const runs = new Map<string, { readonly crossing: string; readonly port: string }>();
  const values = new Map<string, string>();
  for (const text of document.wires) {
    const wire = known.get(text);
    if (wire === undefined) return err(`The wire “${text}” has an error; correct it first.`);
    const [isFromInside, isToInside] = [nodes.has(wire.from.node), nodes.has(wire.to.node)];
    const source = `${wire.from.node}.${wire.from.pin}`;
    const crossing = `${isFromInside}${isToInside}`;
    if (isFromInside === isToInside) {
      runs.delete(source);
      if (isFromInside) inner.push(text);
      else outer.push(wire);
      continue;
    }
    const role: PinRole = wire.input.role === "value" ? "value" : "event";
    const before = role === "value" ? values.get(source) : runs.get(source)?.crossing === crossing ? runs.get(source)?.port : undefined;
    const port = before ?? freeId(portHint(wire.from), isTaken);
    if (before === undefined) {
      const node = portNode(isToInside ? "input" : "output", role, wire);
      if (!node.ok) return node;
      ports.set(port, node.value);
      if (role === "value") values.set(source, port);
      else runs.set(source, { crossing, port });
    }
    if (isToInside) {
      if (before === undefined) outer.push({ from: wire.from, to: { node: callPlace, pin: port } });
      inner.push(formatWire({ from: { node: port, pin: "out" }, to: wire.to }));
    } else {
      if (before === undefined) inner.push(formatWire({ from: wire.from, to: { node: port, pin: "in" } }));
      outer.push({ from: { node: callPlace, pin: port }, to: wire.to });
    }
  }
  return ok({ inner, outer, ports });
}

/** What people would call what comes over a wire. */
function portHint({ node, pin }: PinAddress): string {
  if (pin === "out") return node;
  return pin === "true" || pin === "false" ? `${node}-${pin}` : pin;
}

function freeId(hint: string, isTaken: (id: string) => boolean): string {
  const base = hint.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "") || "pin";
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!isTaken(id)) return id;
  }
}

function portNode(kind: "input" | "output", role: PinRole, { output, text }: GraphWire): Result<FlowNode, string> {
  const declared = declaredSettings(output.type);
  if (declared === undefined) return err(`The wire “${text}” carries a ${describeType(output.type)}, which cannot be handed in or out.`);
  return ok({ ...bare, kind, settings: new Map<string, Json>([["as", role], ...declared]) });
}

/** The type as settings of an input or output; undefined where they have no word for it. */
function declaredSettings(type: PinType): readonly (readonly [string, Json])[] | undefined {
  switch (type.type) {
    case "nothing":
    case "boolean":
    case "text":
    case "duration":
    case "any":
      return [["type", type.type]];
    case "number":
      return [["type", "number"], ...(type.unit === undefined ? [] : [["unit", type.unit] as const])];
    case "choice": {
      const words = type.words.filter((word) => typeof word === "string");
      if (words.length < type.words.length) return undefined;
      return type.open === true
        ? [["type", "text"]]
        : [
            ["type", "choice"],
            ["words", words],
          ];
    }
    default:
      return undefined;
  }
}

/**
 * Turns roles into parameters: of the least that serves, a capability before a model. What can be neither (a group, a device of no
 * known model) stays a device of the subflow's own.
 */
function withParameters(
  bareSubflow: FlowDocument,
  { roles, parameters }: FlowDocument,
  used: readonly string[],
  graph: Graph,
  options: CompileOptions,
): { readonly subflow: FlowDocument; readonly devices: ReadonlyMap<string, string> } {
  let subflow: FlowDocument = { ...bareSubflow, parameters: new Map() };
  const own = new Map([...roles].filter(([role]) => used.includes(role)));
  subflow = { ...subflow, roles: own };
  const devices = new Map<string, string>();
  for (const role of used) {
    const handedOn = parameters?.get(role);
    const entity = graph.roles.get(role)?.entity;
    const model = entity !== undefined && "model" in entity && typeof entity.model === "string" ? entity.model : undefined;
    const without = new Map([...subflow.roles].filter(([name]) => name !== role));
    const withParameter = (parameter: FlowParameter): FlowDocument => {
      return { ...subflow, roles: without, parameters: new Map([...(subflow.parameters ?? []), [role, parameter]]) };
    };
    const safest = handedOn ?? (model === undefined ? undefined : deviceParameter({ model }));
    const expected = safest === undefined ? undefined : programOf(withParameter(safest), options);
    if (safest === undefined || expected === undefined) continue;
    const broader = handedOn === undefined ? (entity?.capabilities ?? []).map((capability) => deviceParameter({ capability })) : [];
    // Some kinds do more with devices that can do more: only what gives the same program is the same.
    subflow = withParameter(broader.find((parameter) => programOf(withParameter(parameter), options) === expected) ?? safest);
    devices.set(role, role);
  }
  return { subflow, devices };
}

function deviceParameter(wanted: { readonly capability?: string; readonly model?: string }): FlowParameter {
  const nothing = {
    description: undefined,
    default: undefined,
    unit: undefined,
    min: undefined,
    max: undefined,
    words: [],
    extra: new Map(),
  };
  return { type: "device", capability: wanted.capability, model: wanted.model, ...nothing };
}

/** What the subflow does, without the types of what it is handed; undefined where it has errors. */
function programOf(document: FlowDocument, options: CompileOptions): string | undefined {
  const text = analyse(document, options).write?.().module?.text;
  return text?.slice(text.indexOf("export const"));
}

function firstError(document: FlowDocument, options: CompileOptions): string | undefined {
  return analyse(document, options).diagnostics.find(({ severity }) => severity === "error")?.message;
}

function callNode({ file }: ExtractRequest, options: CompileOptions, devices: ReadonlyMap<string, string>): FlowNode {
  const path = importPath(options.file, file).replace(/^\.\//, "");
  const given: readonly (readonly [string, Json])[] = devices.size === 0 ? [] : [["devices", Object.fromEntries(devices)]];
  return { ...bare, kind: "subflow", settings: new Map<string, Json>([["flow", path], ...given]) };
}

/** What the compiler says of the result and did not say before. */
function problemWith({ flow, subflow }: Extracted, file: string, options: CompileOptions): string | undefined {
  const parsed = { document: subflow, diagnostics: [], nodeLines: new Map<string, number>() };
  return (
    firstError(subflow, { ...options, file }) ??
    firstError(flow, { ...options, files: new Map([...(options.files ?? []), [file, parsed]]) })
  );
}

const columnWidth = 320;
const rowHeight = 120;

/** Inside as it was, inputs to the left, outputs to the right. */
function layoutOf(document: FlowDocument, nodes: ReadonlySet<string>, ports: ReadonlyMap<string, FlowNode>): ReadonlyMap<string, Json> {
  const places = [...document.layout].filter(([id]) => nodes.has(id));
  const points = pointsOf(places.map(([, place]) => place));
  const left = Math.min(0, ...points.map(([x]) => x));
  const right = Math.max(0, ...points.map(([x]) => x));
  const top = Math.min(...points.map(([, y]) => y), 0);
  const counts = { input: 0, output: 0 };
  const portPlaces = [...ports].map(([id, { kind }]): readonly [string, Json] => {
    const side = kind === "input" ? "input" : "output";
    const y = top + rowHeight * counts[side];
    counts[side] += 1;
    return [id, [side === "input" ? left - columnWidth : right + columnWidth, y]];
  });
  return new Map([...places, ...portPlaces]);
}

function pointsOf(places: readonly Json[]): readonly (readonly [x: number, y: number])[] {
  return places.flatMap((place) => {
    const [x, y] = Array.isArray(place) ? place : [];
    return typeof x === "number" && typeof y === "number" ? [[x, y] as const] : [];
  });
}

function middleOf(document: FlowDocument, nodes: ReadonlySet<string>): Json {
  const points = pointsOf([...nodes].map((id) => document.layout.get(id) ?? null));
  if (points.length === 0) return [0, 0];
  const mean = (numbers: readonly number[]): number => Math.round(numbers.reduce((sum, one) => sum + one, 0) / numbers.length / 8) * 8;
  return [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
}
