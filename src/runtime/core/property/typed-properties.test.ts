import { describe, expect, it } from "vitest";
import type { PropertyDescription } from "../../../z2m/description.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type {
  DeviceObject,
  Property,
  RecordProperty,
  SettableBoolean,
  SettableChoice,
  SettableList,
  SettableNumber,
  SettableText,
  SettableUnknown,
} from "../property-types.ts";

/** A home with one device of one property, and that property. */
function propertyOf<P>(description: PropertyDescription, device: Parameters<typeof home.device>[2] = {}) {
  const test = new TestRuntime<{ readonly thing: DeviceObject }>(home.home([home.device("thing", [description], device)]));
  let found: P | undefined;
  test.load("find", ({ thing }) => {
    found = thing.property(description.id) as P;
  });
  if (found === undefined) throw new Error("no such property");
  return { test, property: found, set: (work: () => void) => test.runtime.post(work) };
}

describe("booleans", () => {
  it.each([
    ["ON", "OFF", "ON", true],
    ["ON", "OFF", "OFF", false],
    [true, false, true, true],
    [true, false, false, false],
    ["LOCK", "UNLOCK", "LOCK", true],
    ["OPEN", "CLOSE", "CLOSE", false],
    [false, true, false, true],
    ["ON", "OFF", "on the fritz", undefined],
    ["ON", "OFF", 1, undefined],
    ["ON", "OFF", { state: "ON" }, undefined],
  ])("with the words %j and %j read %j as %j", (on, off, wire, value) => {
    const { test, property } = propertyOf<SettableBoolean>(home.boolean("state", { on, off }));
    test.report("thing", { state: wire });
    expect(property.value).toBe(value);
  });

  it.each([
    [true, "LOCK"],
    [false, "UNLOCK"],
  ])("send %s as their own word %s", (value, wire) => {
    const { test, property, set } = propertyOf<SettableBoolean>(home.boolean("child_lock", { on: "LOCK", off: "UNLOCK" }));
    set(() => property.set(value));
    expect(test.sent()).toEqual([["thing/set", { child_lock: wire }]]);
  });

  it("without a toggle word send nothing while unknown", () => {
    const { test, property, set } = propertyOf<SettableBoolean>(home.boolean("state", { toggle: undefined }));
    set(() => property.toggle());
    expect(test.sent()).toEqual([]);
  });

  it("refuse what is neither true nor false", () => {
    const { property } = propertyOf<{ set(value: unknown): void }>(home.boolean("state"));
    expect(() => property.set("ON")).toThrow('thing state takes true or false, not "ON".');
  });
});

describe("numbers", () => {
  it.each([
    [{ min: 0, max: 254 }, 300, 254],
    [{ min: 0, max: 254 }, -3, 0],
    [{ min: 5, max: 35, step: 0.5 }, 20.7, 20.5],
    [{ min: 5, max: 35, step: 0.5 }, 20.75, 21],
    [{ min: -12.8, max: 12.7, step: 0.1 }, 0.30000000000000004, 0.3],
    [{ min: 5, step: 10 }, 21, 25],
    [{ max: 100, step: 30 }, 100, 90],
    [{}, 12.345, 12.345],
  ])("in the range %j bring %d to %d", (range, wanted, sent) => {
    const { test, property, set } = propertyOf<SettableNumber>(home.number("level", range));
    set(() => property.set(wanted));
    expect(test.sent()).toEqual([["thing/set", { level: sent }]]);
  });

  it.each([
    [{ min: 0, max: 254 }, 0.5, 127],
    [{ min: 0, max: 254 }, 0.55, 140],
    [{ min: 0, max: 5 }, 0.5, 2],
    [{ min: 0, max: 7 }, 0.5, 4],
    [{ min: 153, max: 500 }, 2, 500],
    [{ min: 0, max: 1 }, 0.25, 0.25],
    [{ min: 5, max: 35, step: 0.5 }, 0.51, 20.5],
    [{ min: -12.8, max: 12.7 }, 0.5, -0.05],
  ])("B18: on the range %j, setNormalized(%d) means %d", (range, normalized, sent) => {
    const { test, property, set } = propertyOf<SettableNumber>(home.number("level", range));
    set(() => property.setNormalized(normalized));
    expect(test.sent()).toEqual([["thing/set", { level: expect.closeTo(sent, 9) }]]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuse %d", (value) => {
    const { property } = propertyOf<SettableNumber>(home.number("level", { min: 0, max: 10 }));
    expect(() => property.set(value)).toThrow("thing level takes a finite number");
    expect(() => property.setNormalized(value)).toThrow("thing level takes a finite number");
  });

  it("B9: say their real limits", () => {
    const { property } = propertyOf<SettableNumber>(home.number("level", { min: 3, max: 8, unit: "W" }));
    expect([property.min, property.max, property.unit]).toEqual([3, 8, "W"]);
  });

  it("have no scale without a range", () => {
    const { test, property } = propertyOf<SettableNumber>(home.number("level"));
    test.report("thing", { level: 4 });
    expect(property.normalized).toBeUndefined();
    expect(() => property.setNormalized(0.5)).toThrow("thing level has no range");
  });

  it.each([
    ["21.5", 21.5],
    ["", undefined],
    ["warm", undefined],
    [true, undefined],
    [9_999, 9_999],
  ])("read %j as %j, also outside their range", (wire, value) => {
    const { test, property } = propertyOf<SettableNumber>(home.number("level", { min: 0, max: 100 }));
    test.report("thing", { level: wire });
    expect(property.value).toBe(value);
  });
});

describe("choices, text, lists and what is not known", () => {
  it.each([
    ["heat pump", "heat pump"],
    ["1_single", "1_single"],
    ["never heard of", "never heard of"],
    [3, 3],
    ["3", 3],
  ])("B2, B14: a choice reads %j as %j, never as another word", (wire, value) => {
    const { test, property } = propertyOf<SettableChoice<string | number>>(home.choice("mode", ["heat pump", "1_single", "None", 3]));
    test.report("thing", { mode: wire });
    expect(property.value).toBe(value);
  });

  it("B15: the last word of a choice can be sent like every other", () => {
    const { test, property, set } = propertyOf<SettableChoice<string>>(home.choice("mode", ["a", "b", "c"]));
    set(() => property.set("c"));
    expect(test.sent()).toEqual([["thing/set", { mode: "c" }]]);
  });

  it("a choice refuses a word it does not have", () => {
    const { property } = propertyOf<SettableChoice<string>>(home.choice("mode", ["a", "b"]));
    expect(() => property.set("z")).toThrow('thing mode has no word "z": a, b.');
  });

  it("text is sent and read as it is", () => {
    const { test, property, set } = propertyOf<SettableText>(home.text("note"));
    set(() => property.set('a "b"'));
    test.report("thing", { note: "ü" });
    test.clock.advanceBy(1_000);
    expect([test.sent(), property.value]).toEqual([[["thing/set", { note: 'a "b"' }]], "ü"]);
  });

  it("a list that says the same is no change", () => {
    const { test, property, set } = propertyOf<SettableList<number>>(home.list("steps", { maxLength: 3 }));
    test.report("thing", { steps: [1, 2] });
    set(() => property.set([1, 2]));
    test.report("thing", { steps: [1, 2], other: 1 });
    test.sent();
    set(() => property.set([1, 2]));
    expect([test.sent(), property.value]).toEqual([[], [1, 2]]);
    expect(() => property.set([1, 2, 3, 4])).toThrow("takes a list of 0 to 3 items");
  });

  it("an expose of an unknown type passes through as JSON", () => {
    const { test, property, set } = propertyOf<SettableUnknown>(home.unknown("hologram"));
    set(() => property.set({ deep: [1] }));
    test.report("thing", { hologram: { deep: [2] } });
    test.clock.advanceBy(1_000);
    expect([test.sent(), property.value]).toEqual([[["thing/set", { hologram: { deep: [1] } }]], { deep: [2] }]);
  });

  it("what is never published is always sent: nobody knows what it is now", () => {
    const access = { published: false, settable: true, gettable: false };
    const { test, property, set } = propertyOf<SettableChoice<string>>(home.choice("effect", ["blink"], { access }));
    set(() => property.set("blink"));
    set(() => property.set("blink"));
    expect(test.sent()).toHaveLength(2);
  });

  it("a reading refuses to be set, and says so", () => {
    const { test, property, set } = propertyOf<SettableNumber>(home.readOnly(home.number("temperature")));
    set(() => property.set(3));
    expect([test.sent(), test.factsOf("commandRefused").map(({ what, reason }) => `${what}: ${reason}`)]).toEqual([
      [],
      ["thing temperature: it can be read, but not set"],
    ]);
  });
});

describe("payloads", () => {
  it("null and unknown keys are ignored", () => {
    const { test, property } = propertyOf<Property<number>>(home.number("level"));
    test.report("thing", { level: 3 });
    test.report("thing", { level: null, nonsense: { a: 1 } });
    expect(property.value).toBe(3);
  });

  it("a key that is missing is not gone: devices may publish only what changed", () => {
    const { test, property } = propertyOf<Property<number>>(home.number("level"));
    test.report("thing", { level: 3 });
    test.report("thing", { other: 1 });
    expect(property.value).toBe(3);
  });

  it.each(["online", '"online"', "5", "[1]", "null", "true", "{", "\u0000"])("B21: the payload %j crashes nothing", (payload) => {
    const { test, property } = propertyOf<Property<number>>(home.number("level"));
    test.report("thing", payload);
    test.report("thing", { level: 3 });
    expect([property.value, test.factsOf("messageIgnored").length, test.factsOf("runtimeFaulted")]).toEqual([3, 1, []]);
  });

  it("an empty payload, as a rename leaves it, is nothing at all", () => {
    const { test, property } = propertyOf<Property<number>>(home.number("level"));
    test.report("thing", { level: 3 });
    test.report("thing", "");
    expect([property.value, test.factsOf("messageIgnored")]).toEqual([3, []]);
  });
});

describe("records", () => {
  const schedule = home.record("schedule", [
    home.number("hour", { min: 0, max: 23 }),
    home.record("target", [home.number("heat"), home.boolean("away", { on: true, off: false })]),
  ]);

  it("B6: nested records are complete, and what was set of them leaves as one object", () => {
    const { test, property, set } = propertyOf<RecordProperty<Record<string, never>>>(schedule);
    const fields = property.fields as unknown as {
      hour: SettableNumber;
      target: { fields: { heat: SettableNumber; away: SettableBoolean } };
    };
    set(() => {
      fields.hour.set(7);
      fields.target.fields.heat.set(21);
      fields.target.fields.away.set(false);
    });
    expect(test.sent()).toEqual([["thing/set", { schedule: { hour: 7, target: { heat: 21, away: false } } }]]);
  });

  it("sends only the fields that change", () => {
    const { test, property, set } = propertyOf<RecordProperty<Record<string, never>> & { set(value: object): void }>(schedule);
    set(() => property.set({ hour: 7, target: { heat: 21 } }));
    test.sent();
    set(() => property.set({ hour: 8, target: { heat: 21 } }));
    expect(test.sent()).toEqual([["thing/set", { schedule: { hour: 8 } }]]);
  });

  it("B19: the record announces a change of any field once, and the field its own", () => {
    const test = new TestRuntime<{ readonly thing: DeviceObject }>(home.home([home.device("thing", [schedule])]));
    const heard: unknown[] = [];
    test.load("listen", ({ thing }) => {
      const found = thing.property("schedule") as RecordProperty<{ hour: SettableNumber }>;
      found.onChange((value) => heard.push(value));
      found.fields.hour.onChange((value) => heard.push(value));
    });
    test.report("thing", { schedule: { hour: 1, target: { heat: 20 } } });
    test.report("thing", { schedule: { hour: 2, target: { heat: 21 } } });
    expect(heard).toEqual([2, { hour: 2, target: { heat: 21 } }]);
  });

  it("B20: a field that is queried queries its record, once", () => {
    const { test, property, set } = propertyOf<RecordProperty<Record<string, never>> & { query(): void }>(schedule);
    const fields = property.fields as unknown as { hour: { query(): void } };
    set(() => {
      fields.hour.query();
      property.query();
    });
    set(() => {});
    expect(test.sent()).toEqual([["thing/get", { schedule: "" }]]);
  });

  it.each(["text", 3, [1], true])("the payload %j in place of an object is ignored", (wire) => {
    const { test, property } = propertyOf<Property<unknown>>(schedule);
    test.report("thing", { schedule: wire });
    expect([property.value, test.factsOf("runtimeFaulted")]).toEqual([undefined, []]);
  });
});
