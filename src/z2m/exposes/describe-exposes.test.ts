import { describe, expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import type { PropertyDescription } from "../description.ts";
import { describeExposes } from "./describe-exposes.ts";

function describeOne(expose: { readonly [key: string]: Json }): PropertyDescription | undefined {
  return describeExposes([{ name: "x", property: "x", access: 7, ...expose }]).properties[0];
}

describe("types of exposes", () => {
  it.each<[what: string, expose: { [key: string]: Json }, described: object]>([
    [
      "binary",
      { type: "binary", value_on: "ON", value_off: "OFF", value_toggle: "TOGGLE" },
      { type: "boolean", on: "ON", off: "OFF", toggle: "TOGGLE" },
    ],
    [
      "binary in other words",
      { type: "binary", value_on: "Leak", value_off: "Dry" },
      { type: "boolean", on: "Leak", off: "Dry", toggle: undefined },
    ],
    ["binary of numbers", { type: "binary", value_on: 1, value_off: 0 }, { type: "boolean", on: 1, off: 0 }],
    ["binary of mixed types", { type: "binary", value_on: true, value_off: "false" }, { type: "boolean", on: true, off: "false" }],
    [
      "a closed contact that publishes true",
      { type: "binary", value_on: false, value_off: true },
      { type: "boolean", on: true, off: false },
    ],
    [
      "a lock that lists UNLOCK as on",
      { type: "binary", value_on: "UNLOCK", value_off: "LOCK" },
      { type: "boolean", on: "LOCK", off: "UNLOCK" },
    ],
    [
      "binary whose toggle word is its on word",
      { type: "binary", value_on: "ON", value_off: "OFF", value_toggle: "ON" },
      { toggle: undefined },
    ],
    ["binary without off", { type: "binary", value_on: "ON" }, { type: "choice", words: ["ON"] }],
    ["binary of one word", { type: "binary", value_on: "X", value_off: "X" }, { type: "choice", words: ["X"] }],
    ["binary with a toggle only", { type: "binary", value_toggle: "TOGGLE" }, { type: "choice", words: ["TOGGLE"] }],
    ["binary without words", { type: "binary" }, { type: "unknown", exposeType: "binary" }],
    ["binary of null", { type: "binary", value_on: null, value_off: null }, { type: "unknown", exposeType: "binary" }],
    ["binary of objects", { type: "binary", value_on: { a: 1 }, value_off: [] }, { type: "unknown", exposeType: "binary" }],
    [
      "numeric",
      { type: "numeric", unit: "lx", value_min: 0, value_max: 100, value_step: 0.5 },
      { type: "number", unit: "lx", min: 0, max: 100, step: 0.5, presets: [] },
    ],
    ["numeric without limits", { type: "numeric" }, { type: "number", min: undefined, max: undefined, step: undefined, unit: undefined }],
    ["numeric with limits as text", { type: "numeric", value_min: "0", value_max: "100" }, { type: "number", min: 0, max: 100 }],
    ["numeric with swapped limits", { type: "numeric", value_min: 10, value_max: -10 }, { min: -10, max: 10 }],
    ["numeric with null limits", { type: "numeric", value_min: null, value_max: null }, { min: undefined, max: undefined }],
    ["numeric with a step of zero", { type: "numeric", value_step: 0 }, { step: undefined }],
    ["numeric with a negative step", { type: "numeric", value_step: -1 }, { step: undefined }],
    ["numeric with a number as unit", { type: "numeric", unit: 5 }, { unit: undefined }],
    ["enum", { type: "enum", values: ["a", "b", "a"] }, { type: "choice", words: ["a", "b"] }],
    ["enum of numbers", { type: "enum", values: [1, 2, 3.5] }, { type: "choice", words: [1, 2, 3.5] }],
    ['enum that tells 1 from "1"', { type: "enum", values: [1, "1"] }, { type: "choice", words: [1, "1"] }],
    ["enum of true and false", { type: "enum", values: [true, false] }, { type: "boolean", on: true, off: false }],
    ["enum of mixed values", { type: "enum", values: [1, true, "x"] }, { type: "unknown", exposeType: "enum" }],
    ["enum with null among its words", { type: "enum", values: ["a", null] }, { type: "choice", words: ["a"] }],
    ["enum keyed by index", { type: "enum", values: { 0: "a", 1: "b" } }, { type: "choice", words: ["a", "b"] }],
    ["enum without words", { type: "enum" }, { type: "text" }],
    ["text", { type: "text" }, { type: "text" }],
    [
      "list",
      { type: "list", item_type: { type: "numeric", name: "n" }, length_min: 1, length_max: 3 },
      { type: "list", minLength: 1, maxLength: 3, item: expect.objectContaining({ type: "number" }) },
    ],
    ["list with swapped lengths", { type: "list", length_min: 5, length_max: 1 }, { type: "list", minLength: 1, maxLength: 5 }],
    ["list without item type", { type: "list" }, { type: "list", item: undefined }],
    ["list whose item type is a word", { type: "list", item_type: "number" }, { type: "list", item: undefined }],
    ["a type of the future", { type: "date" }, { type: "unknown", exposeType: "date" }],
    ["no type", {}, { type: "unknown", exposeType: "" }],
  ])("%s", (_, expose, described) => {
    expect(describeOne(expose)).toMatchObject(described);
  });

  it("describes composites as records, nested ones too", () => {
    const inner = {
      type: "composite",
      name: "inner",
      property: "inner",
      access: 3,
      features: [{ type: "text", name: "t", property: "t", access: 3 }],
    };
    expect(describeOne({ type: "composite", features: [inner] })).toMatchObject({
      type: "record",
      fields: [{ id: "inner", type: "record", fields: [{ id: "t", type: "text" }] }],
    });
  });

  it("describes lists of lists", () => {
    const list = { type: "list", item_type: { type: "list", name: "inner", item_type: { type: "numeric", name: "n" } } };
    expect(describeOne(list)).toMatchObject({ item: { type: "list", item: { type: "number" } } });
  });
});

describe("presets", () => {
  const preset = { name: "cool", value: 250, description: "cool white" };
  it.each<[shape: string, presets: Json, read: unknown]>([
    ["an array", [preset], [preset]],
    [
      "an object keyed by index",
      { 0: preset, 1: { name: "previous", value: "previous" } },
      [preset, { name: "previous", value: "previous" }],
    ],
    ["a bare object", preset, [preset]],
    ["nothing", null, []],
    ["an empty array", [], []],
    [
      "presets without usable values, and without a name",
      [{ name: "a", value: true }, { name: "b", value: null }, { value: 3 }, 4],
      [{ name: "3", value: 3 }],
    ],
  ])("may be %s", (_, presets, read) => {
    expect(describeOne({ type: "numeric", presets })).toMatchObject({ presets: read });
  });
});

describe("access", () => {
  const [all, published, settable] = [
    { published: true, settable: true, gettable: true },
    { published: true, settable: false, gettable: false },
    { published: false, settable: true, gettable: false },
  ];
  it.each<[access: Json, read: object]>([
    [7, all],
    [1, published],
    [2, settable],
    [3, { published: true, settable: true, gettable: false }],
    [5, { published: true, settable: false, gettable: true }],
    [255, all],
    [0, published],
    [8, published],
    ["7", published],
    [null, published],
    [1.5, published],
  ])("%j", (access, read) => {
    expect(describeOne({ type: "text", access })?.access).toEqual(read);
  });

  it("of a composite that states none is what its fields allow", () => {
    const features = [
      { type: "text", name: "in", access: 2 },
      { type: "text", name: "out", access: 1 },
    ];
    expect(describeOne({ type: "composite", access: 0, features })?.access).toEqual({ published: true, settable: true, gettable: false });
  });
});

describe("events", () => {
  const values = ["single", "", "recall_*", "single"];
  it.each(["action", "button", "button_left", "button_right"])("%s is one", (name) => {
    expect(describeOne({ type: "enum", name, property: name, access: 1, values })).toMatchObject({
      type: "event",
      words: ["single", "recall_*"],
    });
  });

  it("action is one on each endpoint", () => {
    const expose = { type: "enum", name: "action", property: "action_l1", endpoint: "l1", access: 1, values };
    expect(describeOne(expose)).toMatchObject({ type: "event", id: "action_l1" });
  });

  it.each<[what: string, expose: { [key: string]: Json }, type: string]>([
    ["a companion of action", { type: "enum", name: "action_direction", access: 1, values }, "choice"],
    ["an action that can be set", { type: "enum", name: "action", access: 3, values }, "choice"],
    ["an action that can only be set", { type: "enum", name: "action", access: 2, values }, "choice"],
    ["an action that is text", { type: "text", name: "action", access: 1 }, "text"],
  ])("%s is none", (_, expose, type) => {
    expect(describeOne(expose)?.type).toBe(type);
  });

  it("an action within a record is none", () => {
    expect(describeOne({ type: "composite", features: [{ type: "enum", name: "action", access: 1, values: ["a"] }] })).toMatchObject({
      fields: [{ type: "choice" }],
    });
  });
});

describe("what an expose says besides its type", () => {
  it("is kept", () => {
    expect(describeOne({ type: "text", label: "Some label", description: "Why", category: "config", endpoint: "l1" })).toMatchObject({
      key: "x",
      label: "Some label",
      description: "Why",
      category: "config",
      endpoint: "l1",
    });
  });

  it("is made up from the name where there is no label", () => {
    expect(describeOne({ type: "text", name: "color_temp" })?.label).toBe("Color temp");
  });

  it.each<[what: string, expose: { [key: string]: Json }, key: string]>([
    ["name for a missing property", { name: "a", property: null }, "a"],
    ["name and endpoint for a missing property", { name: "a", property: null, endpoint: "l1" }, "a_l1"],
    ["property for a missing name", { name: null, property: "b" }, "b"],
    ["an empty property", { name: "", property: "" }, ""],
  ])("takes %s", (_, expose, key) => {
    expect(describeOne({ type: "text", ...expose })?.key).toBe(key);
  });
});

describe("specific exposes", () => {
  const state = { type: "binary", name: "state", property: "state", access: 7, value_on: "ON", value_off: "OFF" };

  it.each(["light", "switch", "fan", "cover", "lock", "climate"])("give the features of a %s to the device", (type) => {
    expect(describeExposes([{ type, features: [state] }])).toMatchObject({ properties: [{ id: "state", within: type }], dropped: [] });
  });

  it("may be of a type of the future", () => {
    expect(describeExposes([{ type: "vacuum", features: [state] }]).properties).toMatchObject([{ id: "state", within: "vacuum" }]);
  });

  it("may stand within each other", () => {
    expect(describeExposes([{ type: "switch", features: [{ type: "light", features: [state] }] }]).properties).toMatchObject([
      { within: "light" },
    ]);
  });

  it("hand their endpoint down", () => {
    const features = [{ type: "text", name: "mode", access: 1 }];
    expect(describeExposes([{ type: "fan", endpoint: "l1", features }]).properties).toMatchObject([{ key: "mode_l1", endpoint: "l1" }]);
  });
});

describe("exposes that cannot be used", () => {
  it.each<[what: string, exposes: Json, dropped: readonly object[]]>([
    ["a list that is none", 5, [{ where: "exposes", reason: "is not a list of exposes" }]],
    ["an entry that is no object", ["x"], [{ where: "exposes[0]", reason: "is not an object" }]],
    ["an entry without key", [{ type: "text" }], [{ where: "exposes[0]", reason: expect.stringContaining("neither property nor name") }]],
    ["features that are no list", [{ type: "lock", features: null }], [{ where: "exposes[0].features" }]],
    ["a field without key", [{ type: "composite", name: "c", features: [{}] }], [{ where: "exposes[0].features[0]" }]],
  ])("say so: %s", (_, exposes, dropped) => {
    expect(describeExposes(exposes).dropped).toMatchObject(dropped);
  });

  it.each([[undefined], [null]])("are none where there are none (%s)", (exposes) => {
    expect(describeExposes(exposes)).toEqual({ properties: [], dropped: [] });
  });

  it("do not harm the others", () => {
    expect(describeExposes([null, { type: "text", name: "t" }, {}]).properties).toMatchObject([{ id: "t" }]);
  });

  it("pass through as JSON beyond any sensible depth", () => {
    let nested: Json = { type: "text", name: "leaf" };
    for (let depth = 0; depth < 5_000; depth += 1) nested = { type: "composite", name: "c", features: [nested] };
    expect(describeExposes([nested])).toMatchObject({ properties: [{ type: "record" }], dropped: [] });
  });

  it("are refused where specific ones nest beyond any sensible depth", () => {
    let nested: Json = { type: "text", name: "leaf" };
    for (let depth = 0; depth < 5_000; depth += 1) nested = { type: "light", features: [nested] };
    expect(describeExposes([nested]).dropped).toMatchObject([{ reason: "is nested too deeply" }]);
  });
});
