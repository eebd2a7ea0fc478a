import { describe, expect, it } from "vitest";
import { hours } from "../../../base/duration.ts";
import type { Switchable } from "../../core/capability-types.ts";
import { MemoryStore } from "../../core/durable.ts";
import * as describeHome from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { VirtualClock } from "../../testing/virtual-clock.ts";
import { type Snapshot, snapshot } from "../index.ts";

interface Home {
  readonly devices: { with(capability: "switchable"): readonly Switchable[] };
}

const names = ["couch", "corner", "desk"] as const;
const description = describeHome.home(names.map((name) => describeHome.colorLamp(name)));

/** Everything off, and back on what was on. */
function house(options: { readonly store?: MemoryStore; readonly clock?: VirtualClock; readonly on?: readonly string[] } = {}) {
  const test = new TestRuntime<Home>(description, options);
  const parts: { lit: Snapshot } = { lit: undefined as never };
  let switchables = (): readonly Switchable[] => [];
  test.load("house", (home) => {
    switchables = () => home.devices.with("switchable");
    parts.lit = snapshot("lit", switchables, { durable: true });
  });
  for (const name of names) test.report(name, { state: options.on?.includes(name) === true ? "ON" : "OFF" });
  const allOff = (): readonly string[] => {
    test.runtime.post(() => {
      parts.lit.take();
      for (const device of switchables()) if (device.state.value !== false) device.state.set(false);
    });
    return settle();
  };
  const backOn = (): readonly string[] => {
    test.runtime.post(() => parts.lit.restore());
    return settle();
  };
  /** Echoes what was sent, and tells it in words. */
  const settle = (): readonly string[] =>
    test.sent().map(([topic, payload]) => {
      const name = topic.replace("/set", "");
      test.report(name, payload as object);
      return `${name} ${JSON.stringify(payload)}`;
    });
  return { test, parts, allOff, backOn };
}

describe("H8: everything off, and back on", () => {
  it("off, off again, back on: exactly those that were on", () => {
    const { allOff, backOn } = house({ on: ["couch", "corner"] });
    expect(allOff()).toEqual(['couch {"state":"OFF"}', 'corner {"state":"OFF"}']);
    expect(allOff()).toEqual([]);
    expect(backOn()).toEqual(['couch {"state":"ON"}', 'corner {"state":"ON"}']);
  });

  it("back on twice does nothing the second time", () => {
    const { parts, allOff, backOn } = house({ on: ["couch"] });
    allOff();
    expect(parts.lit.taken.value).toBe(true);
    backOn();
    expect([backOn(), parts.lit.taken.value]).toEqual([[], false]);
  });

  it("forgotten is not put back", () => {
    const { test, parts, allOff, backOn } = house({ on: ["couch"] });
    allOff();
    test.runtime.post(() => parts.lit.forget());
    expect(backOn()).toEqual([]);
  });

  it("remembers over a restart", () => {
    const store = new MemoryStore();
    const before = house({ store, on: ["couch"] });
    before.allOff();
    const after = house({ store, clock: new VirtualClock({ wall: before.test.clock.wall() + hours(1) }) });
    expect(after.backOn()).toEqual(['couch {"state":"ON"}']);
  });

  it("passes over a device that has gone", () => {
    const { test, allOff, backOn } = house({ on: ["couch", "corner"] });
    allOff();
    test.describe(describeHome.home(description.devices.filter(({ name }) => name !== "couch")));
    expect(backOn()).toEqual(['corner {"state":"ON"}']);
  });
});
