import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeHome } from "../../../z2m/describe-home.ts";
import * as home from "../../testing/describe.ts";
import { testProtocol } from "../../testing/test-protocol.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { HomeBase } from "../home-types.ts";

/** Words and keys that mean something somewhere, so that fuzzing gets past the first check. */
const keys = fc.constantFrom(
  "state",
  "brightness",
  "color",
  "color_temp",
  "action",
  "x",
  "hue",
  "steps",
  "mode",
  "__proto__",
  "constructor",
  "toString",
  "",
);
const leaves = fc.oneof(
  fc.constantFrom("ON", "OFF", "TOGGLE", "on", "", null, true, false, 0, -1, 1e308, "1e999", "__proto__"),
  fc.string(),
  fc.double(),
  fc.integer(),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaves, fc.array(tie("value"), { maxLength: 4 }), tie("object")),
  object: fc.array(fc.tuple(keys, tie("value")), { maxLength: 6 }).map((entries) => {
    // Through text, so that "__proto__" is a key like any other, as it is in a payload.
    const members = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? "null"}`);
    return JSON.parse(`{${members.join(",")}}`);
  }),
}));
const payloads = fc.oneof(
  json.object.map((value) => JSON.stringify(value)),
  json.value.map((value) => JSON.stringify(value) ?? ""),
  fc.string(),
  fc.uint8Array(),
);

function everything(options: ConstructorParameters<typeof TestRuntime>[1] = {}) {
  const lamp = home.colorLamp("lamp");
  const properties = [
    ...lamp.properties,
    home.event("action", ["on"]),
    home.list("steps"),
    home.choice("mode", ["a", 1]),
    home.unknown("x"),
    home.text("y"),
  ];
  return new TestRuntime<HomeBase>(home.home([{ ...lamp, properties }]), options);
}

describe("C1: fuzzed payloads", () => {
  // 10⁵ payloads: 1,000 homes with 100 each.
  it("crash nothing, and the next honest report is understood", () => {
    const test = everything();
    let level: unknown;
    test.load("listen", ({ devices }) => {
      for (const lamp of devices.with("dimmable")) {
        lamp.brightness.onChange((value) => {
          level = value;
          lamp.state.toggle();
        });
        const action = lamp.property("action");
        if (action !== undefined && "on" in action) action.on(() => lamp.brightness.add(1));
      }
    });
    let honest = 0;
    fc.assert(
      fc.property(fc.array(payloads, { minLength: 100, maxLength: 100 }), fc.boolean(), (batch, retained) => {
        for (const payload of batch) {
          if (retained && typeof payload === "string") test.reportRetained("lamp", payload);
          else test.transport.receive("zigbee2mqtt/lamp", payload);
        }
        honest = 60 + ((honest + 1) % 100);
        test.clock.advanceBy(2_000);
        test.report("lamp", { brightness: 50 });
        test.report("lamp", { brightness: honest });
        expect(level).toBe(honest);
      }),
      { numRuns: 1_000 },
    );
    expect(test.factsOf("runtimeFaulted")).toEqual([]);
    expect(test.factsOf("flowFaulted")).toEqual([]);
  }, 60_000);

  it("a payload nested a hundred thousand deep harms only itself", () => {
    const test = everything();
    let level: unknown;
    test.load("listen", ({ devices }) => {
      for (const lamp of devices.with("dimmable")) lamp.brightness.onChange((value) => (level = value), { first: true });
    });
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    test.report("lamp", `{"x":${deep},"steps":${deep}}`);
    test.report("lamp", `{"x":${deep},"steps":${deep},"y":1}`);
    test.report("lamp", { brightness: 3 });
    expect(level).toBe(3);
  });
});

describe("C2: fuzzed topics of the bridge", () => {
  /** The test's own protocol takes descriptions as they are; device lists are read as the bridge's. */
  const realLists = { ...testProtocol, describe: (devices: unknown, groups: unknown) => describeHome({ devices, groups }) };

  it.each([
    ["bridge/devices", realLists],
    ["bridge/groups", realLists],
    ["bridge/state", testProtocol],
    ["bridge/logging", testProtocol],
    ["lamp/availability", testProtocol],
  ])("%s crashes nothing", (topic, protocol) => {
    const test = everything({ protocol });
    test.load("watch", ({ devices }) => {
      for (const device of devices) device.availability.onChange(() => {});
    });
    fc.assert(
      fc.property(payloads, (payload) => {
        test.transport.receive(`zigbee2mqtt/${topic}`, payload);
      }),
      { numRuns: 2_000 },
    );
    expect(test.factsOf("runtimeFaulted")).toEqual([]);
  });
});
