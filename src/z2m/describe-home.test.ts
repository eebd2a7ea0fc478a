import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { homeNames, homePayload } from "../../test/support/homes.ts";
import type { Json } from "../base/json.ts";
import { countHome } from "./count-home.ts";
import { describeHome } from "./describe-home.ts";

const lamp = {
  ieee_address: "0x00158d0001a2b3c4",
  friendly_name: "hall/lamp",
  type: "Router",
  definition: {
    vendor: "IKEA",
    model: "LED1545G12",
    description: "Bulb",
    exposes: [{ type: "text", name: "t", property: "t", access: 1 }],
    options: [],
  },
};

function describeOne(entry: { readonly [key: string]: unknown }) {
  return describeHome({ devices: [{ ...lamp, ...entry }] }).devices[0];
}

describe("a device", () => {
  it("is described", () => {
    expect(
      describeOne({ power_source: "Mains (single phase)", disabled: false, supported: true, interview_state: "SUCCESSFUL" }),
    ).toMatchObject({
      ieee: "0x00158d0001a2b3c4",
      name: "hall/lamp",
      identifier: "hallLamp",
      kind: "Router",
      vendor: "IKEA",
      model: "LED1545G12",
      modelDescription: "Bulb",
      typeName: "IkeaLed1545G12",
      powerSource: "mains",
      supported: true,
      disabled: false,
      interview: "successful",
    });
  });

  it.each<[what: string, entry: { readonly [key: string]: unknown }, described: object]>([
    [
      "no definition",
      { definition: undefined, model_id: "TS0601", manufacturer: "_TZE200" },
      { model: "TS0601", vendor: "_TZE200", properties: [] },
    ],
    ["definition null, as in 1.x", { definition: null }, { model: undefined, properties: [], typeName: "UnknownDevice" }],
    ["an empty definition", { definition: {} }, { properties: [] }],
    ["exposes null", { definition: { model: "m", exposes: null, options: null } }, { model: "m", properties: [] }],
    [
      "a definition without vendor and description",
      { definition: { model: "m", vendor: "", exposes: lamp.definition.exposes } },
      { model: "m", vendor: undefined, typeName: "M", properties: [{ id: "t" }] },
    ],
    ["model_id null", { model_id: null }, { model: "LED1545G12" }],
    ["no friendly name", { friendly_name: undefined }, { name: "0x00158d0001a2b3c4" }],
    ["an unknown type", { type: "Robot" }, { kind: "Unknown" }],
    ["a battery", { power_source: "Battery" }, { powerSource: "battery" }],
    ["a DC source", { power_source: "DC Source" }, { powerSource: "mains" }],
    ["no power source", {}, { powerSource: "unknown" }],
    ["an interview under way", { interview_state: "IN_PROGRESS" }, { interview: "in progress" }],
    ["a failed interview", { interview_state: "FAILED" }, { interview: "failed" }],
    ["a pending interview", { interview_state: "PENDING" }, { interview: "pending" }],
    ["the interview words of 1.x", { interviewing: true, interview_completed: false }, { interview: "in progress" }],
    ["the completed interview of 1.x", { interviewing: false, interview_completed: true }, { interview: "successful" }],
    ["no word on the interview", {}, { interview: "unknown" }],
    ["an address in capitals", { ieee_address: "0x00158D0001A2B3C4" }, { ieee: "0x00158d0001a2b3c4" }],
    [
      "endpoints and scenes",
      { endpoints: { 1: { name: "left", scenes: [{ id: 3, name: "Evening" }, { id: "x" }] }, 2: { name: "right" }, 242: null } },
      { endpoints: ["left", "right"], scenes: [{ id: 3, name: "Evening", endpoint: "left" }] },
    ],
    ["a scene without name", { endpoints: { 1: { scenes: [{ id: 3 }] } } }, { scenes: [{ id: 3, name: "Scene 3", endpoint: undefined }] }],
    [
      "options",
      { definition: { ...lamp.definition, options: [{ type: "numeric", name: "transition", property: "transition", access: 2 }] } },
      { options: [{ id: "transition", type: "number" }] },
    ],
  ])("may have %s", (_, entry, described) => {
    expect(describeOne(entry)).toMatchObject(described);
  });

  it.each(["a+b", "#", "", "\u0000"])("whose name is no topic (%j) goes by its address, and that is said", (friendly_name) => {
    const home = describeHome({ devices: [{ ...lamp, friendly_name }] });
    expect(home.devices[0]?.name).toBe(lamp.ieee_address);
    expect(home.dropped).toMatchObject([{ where: "bridge/devices[0].friendly_name" }]);
  });
});

describe("devices of one model", () => {
  const second = { ...lamp, ieee_address: "0x00158d0001a2b3c5", friendly_name: "other lamp" };

  it("share their interface and their properties", () => {
    const [a, b] = describeHome({ devices: [lamp, structuredClone(second)] }).devices;
    expect(b?.typeName).toBe(a?.typeName);
    expect(b?.properties).toBe(a?.properties);
  });

  it("with unlike exposes have interfaces of their own", () => {
    const variant = { ...second, definition: { ...lamp.definition, exposes: [] } };
    const typeNames = describeHome({ devices: [lamp, variant] }).devices.map((device) => device.typeName);
    const backwards = describeHome({ devices: [variant, lamp] }).devices.map((device) => device.typeName);
    expect(typeNames).toEqual([
      expect.stringMatching(/^IkeaLed1545G12_[0-9a-f]{4}$/),
      expect.stringMatching(/^IkeaLed1545G12_[0-9a-f]{4}$/),
    ]);
    expect([...backwards].reverse()).toEqual(typeNames);
  });
});

describe("entries that cannot be used", () => {
  it.each<[what: string, devices: unknown, groups: unknown, dropped: readonly { where: string; reason: string }[]]>([
    ["no list", { a: 1 }, [], [{ where: "bridge/devices", reason: "is not a list" }]],
    ["no list of groups", [], "x", [{ where: "bridge/groups", reason: "is not a list" }]],
    ["not an object", [5], [], [{ where: "bridge/devices[0]", reason: "is not an object" }]],
    ["no address", [{ friendly_name: "x" }], [], [{ where: "bridge/devices[0]", reason: "has no IEEE address" }]],
    ["an address with a topic in it", [{ ieee_address: "0x1/#" }], [], [{ where: "bridge/devices[0]", reason: "has no IEEE address" }]],
    ["an address twice", [lamp, lamp], [], [{ where: "bridge/devices[1]", reason: "repeats the IEEE address 0x00158d0001a2b3c4" }]],
    [
      "a definition that is none",
      [{ ...lamp, definition: 5 }],
      [],
      [{ where: 'bridge/devices[0] "hall/lamp" definition', reason: "is not an object" }],
    ],
    ["a group without number", [], [{ id: "5" }], [{ where: "bridge/groups[0]", reason: "has no group number" }]],
    [
      "a group name that is no topic",
      [],
      [{ id: 5, friendly_name: "a+b" }],
      [{ where: "bridge/groups[0].friendly_name", reason: "cannot be a topic; the group goes by its number" }],
    ],
    ["a group number twice", [], [{ id: 5 }, { id: 5 }], [{ where: "bridge/groups[1]", reason: "repeats the group number 5" }]],
  ])("are dropped with a reason: %s", (_, devices, groups, dropped) => {
    expect(describeHome({ devices, groups }).dropped).toEqual(dropped);
  });

  it("leave the rest complete", () => {
    expect(describeHome({ devices: [null, lamp, {}], groups: [3, { id: 1 }] })).toMatchObject({
      devices: [{ name: "hall/lamp" }],
      groups: [{ id: 1, name: "1" }],
    });
  });
});

describe("homes", () => {
  it.each<[home: (typeof homeNames)[number], counts: object]>([
    ["small", { devices: 12, groups: 2, properties: 123, dropped: 0 }],
    ["example", { devices: 27, groups: 0, properties: 215, dropped: 0 }],
    ["typical", { devices: 60, groups: 8, properties: 557, dropped: 0 }],
    ["large", { devices: 500, groups: 40, properties: 6298, dropped: 0 }],
    ["catalogue", { devices: 4478, groups: 0, properties: 39746, dropped: 0 }],
    ["hostile", { devices: 17, groups: 0, properties: 126, dropped: 3 }],
  ])("%s is complete", { timeout: 60_000 }, (home, counts) => {
    expect(countHome(describeHome({ devices: homePayload(home, "devices"), groups: homePayload(home, "groups") }))).toEqual(counts);
  });

  it.each(homeNames)("%s has a name of its own for everything", { timeout: 60_000 }, (name) => {
    const home = describeHome({ devices: homePayload(name, "devices"), groups: homePayload(name, "groups") });
    const identifiers = [...home.devices, ...home.groups].map((entity) => entity.identifier);
    const clashes = home.devices.filter(
      ({ properties }) => new Set(properties.map(({ identifier }) => identifier)).size < properties.length,
    );
    expect(new Set(identifiers).size).toBe(identifiers.length);
    expect(clashes).toEqual([]);
  });

  it("are named alike in whatever order the bridge lists them", () => {
    const devices = homePayload("large", "devices");
    const shuffled = [...(Array.isArray(devices) ? devices : [])].reverse();
    const groups = homePayload("large", "groups");
    const names = (home: ReturnType<typeof describeHome>) =>
      new Map(home.devices.map(({ ieee, identifier, typeName }) => [ieee, { identifier, typeName }]));
    expect(names(describeHome({ devices: shuffled, groups }))).toEqual(names(describeHome({ devices, groups })));
  });

  it("survive being posted to a worker", () => {
    const home = describeHome({ devices: homePayload("typical", "devices"), groups: homePayload("typical", "groups") });
    expect(structuredClone(home)).toEqual(home);
  });
});

describe("arbitrary JSON", () => {
  const keys = fc.constantFrom(
    "type",
    "name",
    "property",
    "access",
    "features",
    "values",
    "item_type",
    "presets",
    "value_on",
    "value_off",
    "endpoint",
    "unit",
    "__proto__",
  );
  const words = fc.constantFrom<Json>("light", "enum", "numeric", "binary", "composite", "list", "text", "x", "", 1, 7, null, true);
  const { expose } = fc.letrec<{ expose: Json; value: Json }>((tie) => ({
    expose: fc.dictionary(keys, tie("value"), { noNullPrototype: true, maxKeys: 6 }),
    value: fc.oneof({ depthSize: "small", withCrossShrink: true }, words, fc.array(tie("expose"), { maxLength: 3 }), tie("expose")),
  }));
  const device = fc.record({
    ieee_address: fc.constantFrom("0x01", "0x02", "x"),
    friendly_name: fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue()),
    definition: fc.record({ model: fc.jsonValue(), vendor: fc.jsonValue(), exposes: fc.array(expose), options: fc.jsonValue() }),
    endpoints: fc.jsonValue(),
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (devices, groups) => {
        expect(describeHome({ devices, groups }).dropped).toBeInstanceOf(Array);
      }),
    );
  });

  it("shaped like devices never throws, and loses no device that has an address", () => {
    fc.assert(
      fc.property(
        fc.array(device, { maxLength: 5 }),
        fc.array(fc.record({ id: fc.nat(3), members: fc.jsonValue() })),
        (devices, groups) => {
          const addresses = new Set(devices.map((entry) => entry.ieee_address).filter((address) => address !== "x"));
          expect(describeHome({ devices, groups }).devices).toHaveLength(addresses.size);
        },
      ),
      { numRuns: 500 },
    );
  });
});
