import { describe, expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import { describeExposes } from "./describe-exposes.ts";

function named(
  exposes: readonly { readonly [key: string]: Json }[],
): readonly { readonly id: string; readonly identifier: string; readonly key: string }[] {
  const full = exposes.map((expose) => ({ type: "numeric", access: 7, property: expose.name ?? null, ...expose }));
  return describeExposes(full).properties.map(({ id, identifier, key }) => ({ id, identifier, key }));
}

describe("ids of properties", () => {
  it("are the property", () => {
    expect(named([{ name: "state", property: "state_left", endpoint: "left" }])).toEqual([
      { id: "state_left", identifier: "stateLeft", key: "state_left" },
    ]);
  });

  const xy = { type: "composite", name: "color_xy", property: "color", features: [] };
  const hs = { ...xy, name: "color_hs" };

  it.each([
    ["both colour spaces", [xy, hs], ["color_xy", "color_hs"]],
    ["the other one first", [hs, xy], ["color_hs", "color_xy"]],
    ["only one", [xy], ["color_xy"]],
  ])("are the names of colour spaces: %s", (_, exposes, ids) => {
    expect(named(exposes).map(({ id }) => id)).toEqual(ids);
  });

  it("of colour spaces tell endpoints apart", () => {
    const at = (endpoint: string) => ({ ...xy, endpoint, property: `color_${endpoint}` });
    expect(named([at("top"), at("bottom")])).toMatchObject([
      { id: "color_xy_top", key: "color_top" },
      { id: "color_xy_bottom", key: "color_bottom" },
    ]);
  });

  it("fall back on the type where one property means two things; the feature of a specific expose keeps the plain one", () => {
    const sensor = { type: "enum", name: "state", access: 1, values: ["opening", "closed"] };
    const cover = {
      type: "cover",
      features: [{ type: "binary", name: "state", property: "state", access: 3, value_on: "OPEN", value_off: "CLOSE" }],
    };
    const exposes = [sensor, { ...cover, property: null }];
    expect(describeExposes(exposes).properties).toMatchObject([
      { id: "state", type: "boolean" },
      { id: "state_enum", type: "choice" },
    ]);
  });

  it("are unique whatever happens", () => {
    const text = { type: "text", name: "x" };
    const exposes = [
      { name: "x" },
      text,
      { type: "text", name: "x_text" },
      { type: "list", name: "x" },
      { name: "x", unit: "m" },
      { name: "x", unit: "s" },
    ];
    const ids = named(exposes).map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });
});

describe("exposes that say the same of one property", () => {
  it("are one property that can do what either can", () => {
    const read = { name: "local_temperature", access: 1, unit: "°C" };
    const query = { name: "local_temperature", access: 5, unit: "°C", value_min: 0, description: "measured" };
    expect(
      describeExposes([
        { type: "numeric", ...read },
        { type: "numeric", ...query },
      ]).properties,
    ).toMatchObject([
      { id: "local_temperature", min: 0, description: "measured", access: { published: true, settable: false, gettable: true } },
    ]);
  });

  it("have the words of both", () => {
    const mode = (access: number, values: string[]) => ({ type: "enum", name: "mode", property: "mode", access, values });
    expect(describeExposes([mode(1, ["off", "idle"]), mode(3, ["off", "heat"])]).properties).toMatchObject([
      { words: ["off", "heat", "idle"] },
    ]);
  });

  it("have the fields of both", () => {
    const record = (...names: string[]) => ({
      type: "composite",
      name: "r",
      access: 3,
      features: names.map((name) => ({ type: "text", name, access: 3 })),
    });
    expect(describeExposes([record("a", "b"), record("b", "c")]).properties).toMatchObject([
      { fields: [{ id: "a" }, { id: "b" }, { id: "c" }] },
    ]);
  });
});

describe("identifiers of properties", () => {
  it.each([
    ["color_temp", "colorTemp"],
    ["PM2.5", "pm25"],
    ["breeze mode", "breezeMode"],
    ["größe", "größe"],
    ["1a", "property1a"],
    ["0x1", "property0x1"],
    ["*/", "property_"],
    ["", "property_"],
    ["💡", "property_"],
  ])("%j is %s", (name, identifier) => {
    expect(named([{ name }])[0]?.identifier).toMatch(new RegExp(`^${identifier}${identifier.endsWith("_") ? "[0-9a-f]{4}" : ""}$`));
  });

  it.each(["name", "address", "availability", "present", "property", "recall_scene", "send", "constructor", "toString", "then"])(
    "leave %s to the device object",
    (name) => {
      expect(named([{ name }])[0]?.identifier).toMatch(/^[a-zA-Z]+_[0-9a-f]{4}$/);
    },
  );

  it("that would be alike are all marked, and keep their mark when another one comes", () => {
    const before = named([{ name: "a b" }, { name: "a_b" }]);
    const after = named([{ name: "aB" }, { name: "a b" }, { name: "a_b" }]);
    expect(before.map(({ identifier }) => identifier)).toEqual([expect.stringMatching(/^aB_/), expect.stringMatching(/^aB_/)]);
    expect(after.slice(1)).toEqual(before);
  });

  it("of fields may be what those of properties may not", () => {
    const [record] = describeExposes([{ type: "composite", name: "r", features: [{ type: "text", name: "name" }] }]).properties;
    expect(record).toMatchObject({ fields: [{ identifier: "name" }] });
  });
});
