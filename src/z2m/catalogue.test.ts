import { beforeAll, describe, expect, it } from "vitest";
import { homePayload } from "../../test/support/homes.ts";
import { isJsonObject, type Json } from "../base/json.ts";
import { describeHome } from "./describe-home.ts";
import type { HomeDescription, PropertyDescription } from "./description.ts";
import { generateHome } from "./generator/generate-home.ts";

/*
 * Nothing is dropped: every expose of every model that Zigbee2MQTT supports is looked for in what was made of it. The walk
 * over the raw JSON shares no code with the parser, on purpose.
 */

interface RawExpose {
  readonly type: string;
  readonly property?: string;
  readonly name?: string;
  readonly access?: number;
  readonly values?: readonly (string | number)[];
  readonly features?: readonly RawExpose[];
  readonly item_type?: RawExpose;
}

interface RawDevice {
  readonly ieee_address: string;
  readonly definition?: { readonly model: string; readonly exposes: readonly RawExpose[] };
}

const typesFor = new Map([
  ["binary", ["boolean"]],
  ["numeric", ["number"]],
  ["enum", ["choice", "event"]],
  ["text", ["text"]],
  ["list", ["list"]],
  ["composite", ["record"]],
]);

/** Exposes that carry a value: those within light, switch and the like, but not the fields of a composite. */
function carriersOf(exposes: readonly RawExpose[]): readonly RawExpose[] {
  return exposes.flatMap((expose) => (expose.property === undefined ? carriersOf(expose.features ?? []) : [expose]));
}

/** Why an expose is not wholly in these properties; undefined when it is. */
function missing(expose: RawExpose, properties: readonly PropertyDescription[]): string | undefined {
  const types = typesFor.get(expose.type) ?? [];
  const [name, access = 0] = [expose.property, expose.access];
  const candidates = properties.filter(({ key, type }) => key === name && types.includes(type));
  const found = candidates.find((property) => property.id === name || property.id.startsWith(expose.name ?? "")) ?? candidates[0];
  if (found === undefined) return `${name} (${expose.type}) is missing`;
  const bits = Number(found.access.published) + 2 * Number(found.access.settable) + 4 * Number(found.access.gettable);
  if ((bits & access) !== access) return `${name} lacks access ${access}`;
  return missingParts(expose, found);
}

function missingParts(expose: RawExpose, found: PropertyDescription): string | undefined {
  if (found.type === "choice" || found.type === "event") {
    const words: readonly (string | number)[] = found.words;
    const lost = expose.values?.filter((value) => value !== "" && !words.includes(found.type === "event" ? String(value) : value));
    return lost?.length === 0 ? undefined : `${expose.property} lacks the words ${lost?.join()}`;
  }
  if (found.type === "record") {
    const faults = carriersOf(expose.features ?? []).map((field) => missing(field, found.fields));
    return faults.find((fault) => fault !== undefined);
  }
  if (found.type === "list" && expose.item_type !== undefined) {
    return found.item === undefined
      ? `${expose.property} lacks its item`
      : missing({ ...expose.item_type, property: found.item.key }, [found.item]);
  }
  return undefined;
}

function isRawDevice(entry: Json): boolean {
  return isJsonObject(entry) && isJsonObject(entry.definition);
}

describe("the catalogue of all models", () => {
  let devices: readonly RawDevice[] = [];
  let home: HomeDescription;
  let text = "";

  beforeAll(() => {
    const payload = homePayload("catalogue", "devices");
    // The walk below reads what it needs as the raw format has it; a wrong guess shows up as a missing expose.
    devices = (Array.isArray(payload) ? payload.filter(isRawDevice) : []) as unknown as RawDevice[];
    home = describeHome({ devices: payload, groups: [] });
    text = generateHome(home);
  }, 60_000);

  it("has 4478 models with 39,775 exposes", () => {
    expect(devices).toHaveLength(4478);
    expect(devices.flatMap((device) => carriersOf(device.definition?.exposes ?? []))).toHaveLength(39_775);
  });

  it("loses no expose, no word and no access", () => {
    const byAddress = new Map(home.devices.map((device) => [device.ieee, device]));
    const faults = devices.flatMap((device) => {
      const properties = byAddress.get(device.ieee_address)?.properties ?? [];
      return carriersOf(device.definition?.exposes ?? []).flatMap((expose) => {
        const fault = missing(expose, properties);
        return fault === undefined ? [] : [`${device.definition?.model}: ${fault}`];
      });
    });
    expect(faults).toEqual([]);
  });

  it("drops nothing and leaves nothing untyped", () => {
    const untyped = home.devices.flatMap((device) =>
      device.properties.filter(({ type }) => type === "unknown").map(({ id }) => `${device.model} ${id}`),
    );
    expect(home.dropped).toEqual([]);
    expect(untyped).toEqual([]);
  });

  it("gives each model its interface and each device its member", () => {
    const typeNames = new Set(home.devices.filter(({ kind }) => kind !== "Coordinator").map(({ typeName }) => typeName));
    const written = new Set([...text.matchAll(/^export interface (\w+) extends DeviceObject \{$/gm)].map(([, name]) => name));
    expect(written).toEqual(typeNames);
    expect(text.match(/^ {2}readonly \S+: \w+;$/gm)?.length).toBeGreaterThan(devices.length);
  });

  it("is written with one member for each property", () => {
    const bodies = new Map(
      text.split(/^}$/m).map((block) => [/^export interface (\w+) extends DeviceObject \{$/m.exec(block)?.[1], block] as const),
    );
    const unlike = home.devices
      .filter(({ kind }) => kind !== "Coordinator")
      .filter(({ typeName, properties }) => (bodies.get(typeName)?.match(/^ {2}readonly /gm)?.length ?? 0) !== properties.length)
      .map(({ typeName }) => typeName);
    expect(unlike).toEqual([]);
  });
});
