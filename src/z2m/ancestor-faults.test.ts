import ts from "typescript";
import { describe, expect, it } from "vitest";
import { homePayload } from "../../test/support/homes.ts";
import type { Json } from "../base/json.ts";
import { describeHome } from "./describe-home.ts";
import { generateHome } from "./generator/generate-home.ts";

/*
 * What the generator of pyziggy, this project's ancestor, got wrong: each named for what people saw.
 */

type Expose = { readonly [key: string]: Json };

function device(
  name: string,
  exposes: readonly Expose[],
  rest: { readonly [key: string]: unknown } = {},
): { readonly [key: string]: unknown } {
  const definition = { vendor: "Tuya", model: name, description: "a thing", exposes, options: [] };
  return { ieee_address: "0x00158d0001a2b3c4", type: "Router", friendly_name: name, model_id: name, definition, ...rest };
}

function generated(...devices: readonly object[]): { readonly text: string; readonly syntaxErrors: number } {
  const text = generateHome(describeHome({ devices, groups: [] }));
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: {} });
  return { text, syntaxErrors: diagnostics.length };
}

function memberTypes(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^  readonly ${name}: (.*);$`, "gm"))].map(([, type]) => type ?? "");
}

const onOff = { type: "binary", access: 7, value_on: "ON", value_off: "OFF", value_toggle: "TOGGLE" };

describe("B1: a multi-gang switch keeps the whole project from starting", () => {
  it.each([2, 3, 6, 8])("%i gangs are %i properties", (gangs) => {
    const exposes = Array.from({ length: gangs }, (_, index) => ({
      type: "switch",
      endpoint: `l${index + 1}`,
      features: [{ ...onOff, name: "state", property: `state_l${index + 1}`, endpoint: `l${index + 1}` }],
    }));
    const { text } = generated(device("wall", exposes));
    expect(text.match(/^ {2}readonly stateL\d: SettableBoolean & Queryable;$/gm)).toHaveLength(gangs);
  });
});

describe("B2: words of an enum give a file with a syntax error", () => {
  it.each(["1_single", "heat pump", "cool-down", "None", "a/b", "", "class", 'say "no"', "ä"])("%j is its own word", (word) => {
    const { text, syntaxErrors } = generated(
      device("remote", [{ type: "enum", name: "mode", property: "mode", access: 7, values: [word, "other"] }]),
    );
    expect(syntaxErrors).toBe(0);
    expect(memberTypes(text, "mode")).toEqual([`SettableChoice<${JSON.stringify(word)} | "other"> & Queryable`]);
  });
});

describe("B3: the generated file uses classes that it does not import", () => {
  it.each([1, 2, 3, 5, 7])("whatever access %i asks for is imported", (access) => {
    const types = [
      { ...onOff, name: "b" },
      { type: "numeric", name: "n" },
      { type: "enum", name: "e", values: ["x"] },
      { type: "text", name: "t" },
    ];
    const more = [
      { type: "list", name: "l" },
      { type: "composite", name: "c", features: [] },
      { type: "date", name: "d" },
    ];
    const { text } = generated(
      device(
        "zoo",
        [...types, ...more].map((expose) => ({ ...expose, access })),
      ),
    );
    const imported = new Set(/import type \{([^}]*)\}/.exec(text)?.[1]?.match(/\w+/g));
    const used = [...text.matchAll(/^ {2}readonly \w+: (.*);$/gm)].flatMap(([, type]) => type?.match(/\b[A-Z]\w+/g) ?? []);
    const declared = new Set([...text.matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name));
    expect(used.length).toBeGreaterThanOrEqual(7);
    expect(used.filter((type) => !imported.has(type) && !declared.has(type))).toEqual([]);
  });
});

describe("B4: a friendly name breaks the file or hides another device", () => {
  it.each(["class", "None", "kitchen's light", 'the "good" lamp', "back\\slash", "*/", "$" + "{x}"])(
    "%s is a device like any other",
    (name) => {
      const { text, syntaxErrors } = generated(device(name, [onOff]));
      expect(syntaxErrors).toBe(0);
      expect(text.match(/0x00158d0001a2b3c4 \*\/\n {2}readonly \w+: \w+;/g)).toHaveLength(1);
    },
  );

  it("two names that come out alike are two devices", () => {
    const { text } = generated(device("hall/lamp", []), device("hall lamp", [], { ieee_address: "0x00158d0001a2b3c5" }));
    expect(text.match(/^ {2}readonly hallLamp_b3c[45]: /gm)).toHaveLength(2);
  });

  it.each(["devices", "groups", "on_connect"])("a device called %s hides no member of the home", (name) => {
    const { text } = generated(device(name, []));
    expect(text).not.toMatch(/^ {2}readonly (devices|groups|onConnect): /m);
  });
});

describe("B5: odd fields of a device crash the generator, or lose the device", () => {
  it.each<[what: string, rest: { readonly [key: string]: unknown }]>([
    ["model_id null", { model_id: null }],
    ["no model_id", { model_id: undefined }],
    ["an empty vendor", { definition: { vendor: "", model: "m", description: "", exposes: [onOff], options: [] } }],
    ["no definition", { definition: null }],
    ["numbers in an enum", { definition: { vendor: "v", model: "m", exposes: [{ type: "enum", name: "n", access: 7, values: [1, 2] }] } }],
  ])("%s", (_, rest) => {
    const { text, syntaxErrors } = generated(device("lamp", [onOff], rest));
    expect(syntaxErrors).toBe(0);
    expect(text).toMatch(/^ {2}readonly lamp: \w+;$/m);
  });

  it("numbers of an enum stay numbers", () => {
    const { text } = generated(device("valve", [{ type: "enum", name: "mode", property: "mode", access: 7, values: [1, 2] }]));
    expect(memberTypes(text, "mode")).toEqual(["SettableChoice<1 | 2> & Queryable"]);
  });
});

describe("B6: exposes are dropped without a word", () => {
  const text = { type: "text", name: "x", property: "x", access: 3 };
  it.each<[what: string, expose: Expose, type: RegExp]>([
    ["a lock", { type: "lock", features: [{ ...onOff, name: "x", property: "x" }] }, /^SettableBoolean/],
    [
      "a cover",
      { type: "cover", features: [{ type: "enum", name: "x", property: "x", access: 3, values: ["OPEN", "CLOSE", "STOP"] }] },
      /^SettableChoice/,
    ],
    ["a climate", { type: "climate", features: [{ type: "numeric", name: "x", property: "x", access: 7 }] }, /^SettableNumber/],
    ["a fan", { type: "fan", features: [text] }, /^SettableText/],
    ["text", text, /^SettableText$/],
    ["a list", { type: "list", name: "x", property: "x", access: 3 }, /^SettableList/],
    [
      "child_lock LOCK/UNLOCK",
      { type: "binary", name: "x", property: "x", access: 7, value_on: "LOCK", value_off: "UNLOCK" },
      /^SettableBoolean/,
    ],
    ["the query of an enum", { type: "enum", name: "x", property: "x", access: 5, values: ["a"] }, /^ChoiceProperty<"a"> & Queryable$/],
    [
      "a nested composite",
      {
        type: "composite",
        name: "a",
        property: "a",
        access: 3,
        features: [{ type: "composite", name: "b", property: "b", access: 3, features: [text] }],
      },
      /^SettableText$/,
    ],
  ])("%s is there", (_, expose, type) => {
    expect(memberTypes(generated(device("thing", [expose])).text, "x")).toEqual([expect.stringMatching(type)]);
  });

  it("the child lock of the example's plug is there", () => {
    const home = describeHome({ devices: homePayload("example", "devices"), groups: [] });
    const locks = home.devices.flatMap(({ properties }) => properties.filter(({ id }) => id === "child_lock"));
    expect(locks.map(({ type }) => type)).toEqual(locks.map(() => "boolean"));
    expect(locks.length).toBeGreaterThan(0);
  });
});

describe("B7: classes are renamed when another device is added", () => {
  const lamp = (vendor: string, model: string, ieee: string) =>
    device(model, [], {
      ieee_address: ieee,
      friendly_name: ieee,
      definition: { vendor, model, description: "lamp", exposes: [onOff], options: [] },
    });

  it("lamps with equal exposes keep the names of their own models", () => {
    const home = describeHome({ devices: [lamp("Innr", "RB 272 T", "0x1"), lamp("Innr", "RB 279 T", "0x2")], groups: [] });
    expect(home.devices.map(({ typeName }) => typeName)).toEqual(["InnrRb272T", "InnrRb279T"]);
  });

  it("no name in the large home depends on a device of another model", () => {
    const payload = homePayload("large", "devices");
    const devices = Array.isArray(payload) ? payload : [];
    const all = new Map(describeHome({ devices, groups: [] }).devices.map(({ ieee, typeName }) => [ieee, typeName]));
    const half = describeHome({ devices: devices.filter((_, index) => index % 2 === 0), groups: [] }).devices;
    const renamed = half.filter(({ ieee, typeName }) => all.get(ieee)?.replace(/_[0-9a-f]+$/, "") !== typeName.replace(/_[0-9a-f]+$/, ""));
    expect(half.length).toBeGreaterThan(200);
    expect(renamed).toEqual([]);
  });
});

describe("B8: units, steps, presets, descriptions, endpoints, groups, scenes, options are not there", () => {
  const exposes = [
    {
      type: "numeric",
      name: "level",
      property: "level_left",
      endpoint: "left",
      access: 7,
      unit: "%",
      value_min: 0,
      value_max: 100,
      value_step: 5,
      description: "How far open",
      presets: [{ name: "ajar", value: 10, description: "" }],
    },
  ];
  const rest = { endpoints: { 1: { name: "left", scenes: [{ id: 1, name: "Evening" }] } } };
  const entry = device("blind", exposes, rest);
  const groups = [
    { id: 7, friendly_name: "blinds", members: [{ ieee_address: "0x00158d0001a2b3c4", endpoint: 1 }], scenes: [{ id: 2, name: "Night" }] },
  ];
  const definition = {
    vendor: "Tuya",
    model: "blind",
    exposes,
    options: [{ type: "binary", name: "invert_cover", property: "invert_cover", access: 2 }],
  };
  const text = generateHome(describeHome({ devices: [{ ...entry, definition }], groups }));

  it.each([
    ["unit, range and step", "0…100 % in steps of 5"],
    ["preset", "ajar 10"],
    ["description", "How far open"],
    ["endpoint", "endpoint left"],
    ["access", "read, set, query"],
    ["scene of a device", '1 "Evening"'],
    ["group", "readonly blinds: BlindsGroup;"],
    ["scene of a group", '2 "Night"'],
    ["option", "Options in Zigbee2MQTT: invert_cover."],
    ["availability, through DeviceObject", "extends DeviceObject"],
  ])("%s", (_, said) => {
    expect(text).toContain(said);
  });
});
