import { beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../src/base/json.ts";
import { pinsOfEntity } from "../../src/catalogue/devices/entity-pins.ts";
import { type Compiled, compile } from "../../src/compiler/compile.ts";
import { emptyDocument, type FlowDocument, type FlowNode } from "../../src/model/document.ts";
import type { PinType } from "../../src/model/pin-type.ts";
import { formatWire } from "../../src/model/wire.ts";
import { catalogue } from "../../src/nodes/index.gen.ts";
import { describeHome } from "../../src/z2m/describe-home.ts";
import type { EntityDescription, HomeDescription } from "../../src/z2m/description.ts";
import { generateHome } from "../../src/z2m/generator/generate-home.ts";
import { typeCheck } from "../home/type-check.ts";
import { type HomeName, homePayload } from "../support/homes.ts";

/** A value that may be written into an input of this type; undefined where it takes none. */
function someLiteral(type: PinType): Json | undefined {
  switch (type.type) {
    case "boolean":
      return true;
    case "number":
      return type.min ?? type.max ?? 1;
    case "text":
      return "*/ `text`";
    case "choice":
      return type.words[0] ?? "word";
    case "list":
      return [];
    case "record":
    case "color":
      return {};
    case "any":
      return null;
    default:
      return undefined;
  }
}

function node(kind: string, settings: object, inputs: readonly (readonly [string, Json])[] = []): FlowNode {
  return {
    kind,
    title: undefined,
    note: undefined,
    settings: new Map(Object.entries(settings)),
    inputs: new Map(inputs),
    durable: false,
    disabled: false,
    silence: new Map(),
    extra: new Map(),
  };
}

type Role = FlowDocument["roles"] extends ReadonlyMap<string, infer R> ? R : never;

interface Bound {
  readonly role: Partial<Role>;
  readonly entity: EntityDescription;
}

/** Flows of a few devices each, which together read every output and set every input of every device and group. */
function everyPin(home: HomeDescription): readonly FlowDocument[] {
  const devices = home.devices
    .filter((device) => device.kind !== "Coordinator")
    .map((device): Bound => ({ role: { ieee: device.ieee }, entity: device }));
  const groups = home.groups.map((group): Bound => ({ role: { group: group.id }, entity: group }));
  const all = [...devices, ...groups];
  return Array.from({ length: Math.ceil(all.length / 20) }, (_, index) => flowOf(all.slice(20 * index, 20 * index + 20)));
}

function flowOf(bound: readonly Bound[]): FlowDocument {
  const nodes = new Map<string, FlowNode>([
    ["start", node("start", {})],
    ["log", node("log", {})],
  ]);
  const roles = new Map<string, Role>();
  const wires: string[] = [];
  bound.forEach(({ role, entity }, index) => {
    const id = `device${index}`;
    roles.set(id, { ieee: undefined, group: undefined, name: entity.name, model: undefined, extra: new Map(), ...role });
    const { inputs, outputs } = pinsOfEntity(entity);
    const written = inputs.flatMap(({ name, type }) => {
      const json = someLiteral(type);
      return json === undefined ? [] : [[name, json] as const];
    });
    nodes.set(id, node("device", { device: id }, written));
    for (const { name } of outputs) wires.push(formatWire({ from: { node: id, pin: name }, to: { node: "log", pin: "in" } }));
    for (const { name } of inputs) wires.push(formatWire({ from: { node: "start", pin: "out" }, to: { node: id, pin: name } }));
  });
  return { ...emptyDocument, roles, nodes, wires };
}

describe.each<HomeName>(["small", "example", "typical", "hostile", "large"])("every pin of the %s home", (name) => {
  let home: HomeDescription;
  let compiled: readonly Compiled[];

  beforeAll(() => {
    home = describeHome({ devices: homePayload(name, "devices"), groups: homePayload(name, "groups") });
    compiled = everyPin(home).map((document, index) =>
      compile(document, { id: `every-pin-${index}`, home, catalogue, file: `flows/every-pin-${index}.json`, version: "0.1.0" }),
    );
  });

  it("can be wired", () => {
    expect(compiled.length).toBeGreaterThan(0);
    expect(compiled.flatMap(({ diagnostics }) => diagnostics).slice(0, 5)).toEqual([]);
  });

  it("has the type that the generated home says", () => {
    const modules = compiled.map(({ module }, index) => [`flows/every-pin-${index}.ts`, module?.text ?? "missing"] as const);
    const errors = typeCheck(new Map([...modules, ["generated/home.ts", generateHome(home)]]));
    expect(errors.split("\n").slice(0, 6).join("\n")).toBe("");
  });
});
