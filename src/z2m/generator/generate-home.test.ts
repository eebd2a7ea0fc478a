import { describe, expect, it } from "vitest";
import { homeNames, homePayload } from "../../../test/support/homes.ts";
import type { Json } from "../../base/json.ts";
import { describeHome } from "../describe-home.ts";
import { generateHome } from "./generate-home.ts";

type Expose = { readonly [key: string]: Json };

function device(exposes: readonly Expose[], rest: { readonly [key: string]: unknown } = {}): object {
  return {
    ieee_address: "0x00158d0001a2b3c4",
    friendly_name: "hall/lamp",
    type: "Router",
    definition: { vendor: "IKEA", model: "LED1545G12", description: "White spectrum bulb", exposes, options: [] },
    ...rest,
  };
}

function textFor(...devices: readonly object[]): string {
  return generateHome(describeHome({ devices, groups: [] }));
}

function memberFor(expose: Expose): string | undefined {
  const full = { name: "x_y", property: "x_y", access: 1, ...expose };
  return /^ {2}readonly xY: (.*);$/m.exec(textFor(device([full])))?.[1];
}

describe("the type of a property", () => {
  const binary = { type: "binary", value_on: "ON", value_off: "OFF" };
  it.each<[expose: Expose, type: string]>([
    [{ ...binary, access: 1 }, "BooleanProperty"],
    [{ ...binary, access: 3 }, "SettableBoolean"],
    [{ ...binary, access: 5 }, "BooleanProperty & Queryable"],
    [{ ...binary, access: 7 }, "SettableBoolean & Queryable"],
    [{ type: "numeric", access: 1 }, "NumberProperty"],
    [{ type: "numeric", access: 2 }, "SettableNumber"],
    [{ type: "numeric", access: 7 }, "SettableNumber & Queryable"],
    [{ type: "text", access: 1 }, "TextProperty"],
    [{ type: "text", access: 2 }, "SettableText"],
    [{ type: "enum", access: 1, values: ["a", "b c"] }, 'ChoiceProperty<"a" | "b c">'],
    [{ type: "enum", access: 7, values: ["a", 1] }, 'SettableChoice<"a" | 1> & Queryable'],
    [{ type: "enum", name: "action", access: 1, values: ["on", "recall_*"] }, 'EventProperty<"on" | Wildcard<"recall_*">>'],
    [{ type: "enum", name: "action", access: 1, values: [] }, "EventProperty<string>"],
    [{ type: "date", access: 1 }, "UnknownProperty"],
    [{ type: "date", access: 3 }, "SettableUnknown"],
    [{ type: "composite", access: 1, features: [] }, "RecordProperty<XY>"],
    [{ type: "composite", access: 7, features: [] }, "SettableRecord<XY> & Queryable"],
    [{ type: "list", access: 1 }, "ListProperty<Json>"],
    [{ type: "list", access: 2, item_type: { type: "numeric" } }, "SettableList<number>"],
    [{ type: "list", access: 2, item_type: { type: "enum", values: ["a", "b"] } }, 'SettableList<"a" | "b">'],
    [{ type: "list", access: 2, item_type: { type: "list", item_type: { type: "text" } } }, "SettableList<readonly string[]>"],
    [
      {
        type: "list",
        access: 2,
        item_type: {
          type: "composite",
          features: [
            { type: "numeric", name: "a b" },
            { ...binary, name: "on" },
          ],
        },
      },
      'SettableList<{ readonly "a b"?: number; readonly on?: "ON" | "OFF" }>',
    ],
  ])("%j is %s", (expose, type) => {
    expect(memberFor(expose)).toBe(type);
  });

  it("is an interface of its own for the fields of a record", () => {
    const xy = { type: "composite", name: "color_xy", property: "color", access: 7, features: [{ type: "numeric", name: "x", access: 7 }] };
    expect(textFor(device([xy]))).toContain(
      "export interface ColorXy {\n  /** X · read, set, query */\n  readonly x: SettableNumber & Queryable;\n}\n",
    );
  });
});

describe("the comment of a property", () => {
  it.each<[expose: Expose, comment: string]>([
    [
      { type: "numeric", unit: "lx", value_min: 0, value_max: 100, value_step: 5, description: "How bright" },
      "How bright · 0…100 lx in steps of 5 · read only",
    ],
    [{ type: "numeric", value_min: 1, access: 2 }, "X y · at least 1 · set only"],
    [{ type: "numeric", value_max: 1, access: 5 }, "X y · at most 1 · read, query"],
    [
      {
        type: "numeric",
        presets: [
          { name: "cool", value: 250 },
          { name: "previous", value: "previous" },
        ],
      },
      "X y · cool 250, previous · read only",
    ],
    [{ type: "binary", value_on: "LOCK", value_off: "UNLOCK", access: 7 }, 'X y · true is "LOCK", false is "UNLOCK" · read, set, query'],
    [{ type: "binary", value_on: true, value_off: false }, "X y · read only"],
    [{ type: "text", endpoint: "left" }, "X y · endpoint left · read only"],
    [{ type: "list", length_min: 1, length_max: 3 }, "X y · 1…3 items · read only"],
    [{ type: "date" }, 'X y · type "date" · read only'],
    [{ type: "text", description: "ends */ here\nand goes on" }, "ends *\\/ here and goes on · read only"],
  ])("%j says: %s", (expose, comment) => {
    expect(textFor(device([{ name: "x_y", property: "x_y", access: 1, ...expose }]))).toContain(`\n  /** ${comment} */\n  readonly xY`);
  });
});

describe("the home", () => {
  const lamp = [{ type: "numeric", name: "brightness", property: "brightness", access: 7 }];

  it("has a member for each device, described by name, model and address", () => {
    expect(textFor(device(lamp))).toContain(
      "  /** hall/lamp · IKEA LED1545G12 · 0x00158d0001a2b3c4 */\n  readonly hallLamp: IkeaLed1545G12;\n",
    );
  });

  it("has one interface for devices of one model", () => {
    const text = textFor(device(lamp), device(lamp, { ieee_address: "0x2", friendly_name: "other" }));
    expect(text.match(/interface IkeaLed1545G12 /g)).toHaveLength(1);
  });

  it("says what the owner noted, and which scenes there are", () => {
    const text = textFor(
      device(lamp, { description: "above the door", disabled: true, endpoints: { 1: { scenes: [{ id: 1, name: "Eve */ ning" }] } } }),
    );
    expect(text).toContain('0x00158d0001a2b3c4 · disabled\n   * above the door\n   * Scenes: 1 "Eve *\\/ ning".\n   */');
  });

  it("leaves the coordinator out", () => {
    expect(textFor(device([], { type: "Coordinator", friendly_name: "Coordinator" }))).not.toContain("readonly coordinator");
  });

  it("has a member for each group", () => {
    const groups = [{ id: 5, friendly_name: "all lights", members: [{ ieee_address: "0x00158d0001a2b3c4", endpoint: 1 }] }];
    const text = generateHome(describeHome({ devices: [device(lamp)], groups }));
    expect(text).toContain("  /** all lights · Zigbee group · number 5 · 1 member */\n  readonly allLights: AllLightsGroup;\n");
    expect(text).toContain(
      "export interface AllLightsGroup extends DeviceObject {\n  /** Brightness · read, set, query */\n  readonly brightness:",
    );
  });

  it("imports the types it uses and no others", () => {
    expect(textFor(device([{ type: "text", name: "t", access: 1 }]))).toContain(
      'import type {\n  DeviceObject,\n  HomeBase,\n  TextProperty,\n} from "ziggy-flow";\n',
    );
  });

  it("gives long choices that several models share a name", () => {
    const values = Array.from({ length: 12 }, (_, index) => `a_long_word_${index}`);
    const effect = { type: "enum", name: "effect", property: "effect", access: 2, values };
    const other = { vendor: "Hue", model: "X", description: "", exposes: [effect, ...lamp], options: [] };
    const text = textFor(device([effect]), device([], { ieee_address: "0x2", friendly_name: "b", definition: other }));
    expect(text.match(/readonly effect: SettableChoice<EffectWord>;/g)).toHaveLength(2);
    expect(text).toMatch(/^export type EffectWord =\n {2}\| "a_long_word_0" \| /m);
  });

  it("is generated for an empty network", () => {
    expect(textFor()).toContain("export interface Home extends HomeBase {\n}\n");
  });

  it.each(homeNames)("%s is the same text in whatever order the bridge lists it", { timeout: 60_000 }, (name) => {
    const reversed = (payload: Json) => (Array.isArray(payload) ? [...payload].reverse() : payload);
    const [devices, groups] = [homePayload(name, "devices"), homePayload(name, "groups")];
    const backwards = describeHome({ devices: reversed(devices), groups: reversed(groups) });
    expect(generateHome(backwards) === generateHome(describeHome({ devices, groups }))).toBe(true);
  });
});
