import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import type { HomeBase } from "../../core/home-types.ts";
import type { DeviceObject, Property, SettableBoolean } from "../../core/property-types.ts";
import * as home from "../../testing/describe.ts";
import { SlowStore } from "../../testing/slow-store.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { delay, heldFor, mqttMessages, offDelay, publish } from "../index.ts";

interface Home extends HomeBase {
  readonly lamp: DeviceObject & { readonly state: SettableBoolean };
  readonly motion: DeviceObject & { readonly occupancy: Property<boolean> };
}

/** Long enough for what waits for a write to leave. */
async function breathe(): Promise<void> {
  for (let count = 0; count < 10; count += 1) await Promise.resolve();
}

function start(store: SlowStore, setUp: (found: Home) => void): TestRuntime<Home> {
  const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp"), home.motionSensor("motion")]), { store });
  test.load("flow", setUp);
  return test;
}

function delayed(): void {
  const wait = delay<string>("wait", seconds(5), { mode: "queue", durable: true });
  mqttMessages("in", "in").on(({ payload }) => {
    wait.start(payload);
    publish("accepted", payload);
  });
  wait.on((payload) => publish("out", payload));
}

const warnings = (test: TestRuntime<Home>): readonly string[] =>
  test.factsOf("logged").flatMap(({ level, message }) => (level === "warning" ? [message] : []));

describe("killed between what a turn stores and what it sends", () => {
  it("promises nothing that it has not stored", async () => {
    const store = new SlowStore();
    const test = start(store, delayed);
    test.transport.receive("in", "a");
    await breathe();
    expect(test.sent()).toEqual([]);
    store.finishWrite();
    await breathe();
    expect(test.sent()).toEqual([["accepted", "a"]]);
  });

  it("reports a durable delay that may have fired instead of firing it twice", async () => {
    const store = new SlowStore();
    const test = start(store, delayed);
    test.transport.receive("in", "a");
    store.finishWrite();
    await breathe();
    test.clock.advanceBy(5_000);
    store.finishWrite();
    await breathe();
    expect(test.sent()).toContainEqual(["out", "a"]);
    const again = start(store.afterKill(), delayed);
    again.clock.advanceBy(60_000);
    expect([again.sent(), warnings(again)]).toEqual([[], [expect.stringContaining('"wait" was firing when the flow ended (1×)')]]);
  });

  it("fires a durable delay after the restart that had not been sent", async () => {
    const store = new SlowStore();
    const test = start(store, delayed);
    test.transport.receive("in", "a");
    store.finishWrite();
    await breathe();
    test.clock.advanceBy(5_000);
    await breathe();
    const left = store.afterKill();
    const again = start(left, delayed);
    again.clock.advanceBy(60_000);
    left.finishWrite();
    await breathe();
    expect([again.sent(), warnings(again)]).toEqual([[["out", "a"]], []]);
  });

  it.each([
    [
      "an off-delay",
      ({ lamp, motion }: Home) => offDelay("node", motion.occupancy, seconds(5), { durable: true }).onChange((on) => lamp.state.set(on)),
      [true, false],
    ],
    [
      "a held-for",
      ({ lamp, motion }: Home) => heldFor("node", motion.occupancy, seconds(5), { durable: true }).onChange((on) => lamp.state.set(!on)),
      [false, true],
    ],
  ])("does once more after the restart what %s led to, as it may not have left", async (_, setUp, occupied) => {
    const store = new SlowStore();
    const test = start(store, (found) => void setUp(found));
    const settle = async (): Promise<void> => {
      store.finishWrite();
      await breathe();
    };
    for (const occupancy of occupied) {
      test.report("motion", { occupancy });
      await settle();
    }
    test.clock.advanceBy(5_000);
    await breathe();
    const again = start(store.afterKill(), (found) => void setUp(found));
    again.clock.advanceBy(60_000);
    await breathe();
    expect(again.sent().at(-1)).toEqual(["lamp/set", { state: "OFF" }]);
  });
});
