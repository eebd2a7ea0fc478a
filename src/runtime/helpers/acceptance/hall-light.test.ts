import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import { MemoryStore } from "../../core/durable.ts";
import type { DeviceObject, NumberProperty, Property, SettableBoolean } from "../../core/property-types.ts";
import * as describeHome from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { VirtualClock } from "../../testing/virtual-clock.ts";
import { below, offDelay } from "../index.ts";

interface Home {
  readonly motion: DeviceObject & { readonly occupancy: Property<boolean>; readonly illuminance: NumberProperty };
  readonly lamp: DeviceObject & { readonly state: SettableBoolean };
}

const description = describeHome.home([describeHome.motionSensor("motion"), describeHome.colorLamp("lamp")]);

/** The hall light as the compiler writes it. */
function hallLight({ motion, lamp }: Home): void {
  const dark = () => below(motion.illuminance.value, 40);
  const present = offDelay("present", motion.occupancy, minutes(3), { durable: true });
  present.onChange((on) => {
    if (on && dark()) lamp.state.set(true);
    if (!on) lamp.state.set(false);
  });
}

function hall(options: { readonly store?: MemoryStore; readonly clock?: VirtualClock } = {}) {
  const test = new TestRuntime<Home>(description, options);
  test.load("hall-light", hallLight);
  const motion = (occupancy: boolean, illuminance: number): void => test.report("motion", { occupancy, illuminance });
  return { test, motion };
}

describe("the hall light", () => {
  it("is on with motion when dark, off three minutes after the last motion", () => {
    const { test, motion } = hall();
    motion(false, 10);
    motion(true, 10);
    expect(test.sent()).toEqual([["lamp/set", { state: "ON" }]]);
    test.report("lamp", { state: "ON" });
    motion(false, 200);
    test.clock.advanceBy(minutes(3) - 1);
    expect(test.sent()).toEqual([]);
    test.clock.advanceBy(1);
    expect(test.sent()).toEqual([["lamp/set", { state: "OFF" }]]);
  });

  it("stays off while it is light, or while the light is unknown", () => {
    const { test, motion } = hall();
    test.report("motion", { occupancy: false });
    test.report("motion", { occupancy: true });
    test.report("motion", { occupancy: false });
    motion(true, 200);
    expect(test.sent()).toEqual([]);
  });

  it("lists its running delay by flow and node", () => {
    const { test, motion } = hall();
    motion(false, 10);
    motion(true, 10);
    motion(false, 10);
    expect(test.runtime.timers().find(({ name }) => name === "present")).toMatchObject({ flow: "hall-light", remaining: minutes(3) });
  });

  it("goes off after a restart in the middle, at the time it would have", () => {
    const store = new MemoryStore();
    const first = hall({ store });
    first.motion(false, 10);
    first.motion(true, 10);
    first.motion(false, 10);
    first.test.clock.advanceBy(minutes(1));
    const second = hall({ store, clock: new VirtualClock({ wall: first.test.clock.wall() + minutes(1) }) });
    second.test.clock.advanceBy(minutes(1) - 1);
    expect(second.test.sent()).toEqual([]);
    second.test.clock.advanceBy(1);
    expect(second.test.sent()).toEqual([["lamp/set", { state: "OFF" }]]);
  });

  it("goes off soon after a restart that took longer than the delay", () => {
    const store = new MemoryStore();
    const first = hall({ store });
    first.motion(false, 10);
    first.motion(true, 10);
    first.motion(false, 10);
    const second = hall({ store, clock: new VirtualClock({ wall: first.test.clock.wall() + hours(9) }) });
    second.test.clock.advanceBy(minutes(1));
    expect(second.test.sent()).toEqual([["lamp/set", { state: "OFF" }]]);
  });

  it("goes on with its delay over a deploy", () => {
    const { test, motion } = hall();
    motion(false, 10);
    motion(true, 10);
    motion(false, 10);
    test.sent();
    test.clock.advanceBy(minutes(2));
    test.load("hall-light", hallLight);
    test.clock.advanceBy(minutes(1));
    expect(test.sent()).toEqual([["lamp/set", { state: "OFF" }]]);
  });
});
