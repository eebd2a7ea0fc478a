import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { DeviceObject, EventProperty, Property } from "../property-types.ts";

interface Home {
  readonly motion: DeviceObject & { readonly occupancy: Property<boolean>; readonly illuminance: Property<number> };
  readonly remote: DeviceObject & { readonly action: EventProperty<string> };
}

/** A flow that hears edges and presses (`heard`), and one that asks for changes made meanwhile, too (`resynced`). */
function listening() {
  const test = new TestRuntime<Home>(home.home([home.motionSensor("motion"), home.remote("remote")]));
  const heard: unknown[] = [];
  const resynced: unknown[] = [];
  test.load("edges", ({ motion, remote }) => {
    motion.occupancy.onChange((on) => heard.push(on));
    motion.occupancy.onChange((on, { class: of }) => resynced.push([on, of]), { resync: true });
    remote.action.on((word) => heard.push(word));
  });
  test.transport.receiveRetained("zigbee2mqtt/bridge/state", { state: "online" });
  test.report("motion", { occupancy: false });
  const restartBridge = (): void => {
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "offline" });
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" });
  };
  const restartBroker = (): void => {
    test.transport.disconnect();
    test.transport.connect();
  };
  return { test, heard, resynced, restartBridge, restartBroker };
}

describe("message classes", () => {
  it("a live change is announced to all", () => {
    const { test, heard, resynced } = listening();
    test.report("motion", { occupancy: true });
    expect([heard, resynced]).toEqual([[true], [[true, "live"]]]);
  });

  it("a retained message brings values up to date and is announced only to those who ask", () => {
    const { test, heard, resynced } = listening();
    test.reportRetained("motion", { occupancy: true });
    expect([heard, resynced]).toEqual([[], [[true, "retained"]]]);
  });

  it("B1: after Zigbee2MQTT is back, the first report of each device is no news", () => {
    const { test, heard, resynced, restartBridge } = listening();
    restartBridge();
    test.report("motion", { occupancy: true });
    expect([heard, resynced]).toEqual([[], [[true, "resync"]]]);
  });

  it("B1: the second one is", () => {
    const { test, heard, restartBridge } = listening();
    restartBridge();
    test.report("motion", { occupancy: false });
    test.report("motion", { occupancy: true });
    expect(heard).toEqual([true]);
  });

  it("the wave is over 10 s after Zigbee2MQTT has come back", () => {
    const { test, heard, restartBridge } = listening();
    restartBridge();
    test.clock.advanceBy(10_000);
    test.report("motion", { occupancy: true });
    expect(heard).toEqual([true]);
  });

  it("the wave is over 2 s after the broker has come back", () => {
    const { test, heard, restartBroker } = listening();
    restartBroker();
    test.clock.advanceBy(2_000);
    test.report("motion", { occupancy: true });
    expect(heard).toEqual([true]);
  });

  it("B2: a reconnect fires nothing for values that are what they were", () => {
    const { test, heard, resynced, restartBroker } = listening();
    restartBroker();
    test.report("motion", { occupancy: false });
    test.reportRetained("motion", { occupancy: false, illuminance: 3 });
    expect([heard, resynced]).toEqual([[], []]);
  });

  it("a press right after a restart is a press: actions are never cached", () => {
    const { test, heard, restartBridge } = listening();
    restartBridge();
    test.report("remote", { action: "on", battery: 90 });
    expect(heard).toEqual(["on"]);
  });

  it("B3: a retained action presses nothing, not even on reconnect", () => {
    const { test, heard, restartBroker } = listening();
    test.transport.keep("zigbee2mqtt/remote", { action: "on" });
    restartBroker();
    expect(heard).toEqual([]);
  });

  it("B4, B5: of empty, null and real actions exactly the real presses fire, however close", () => {
    const { test, heard } = listening();
    for (const action of ["on", "", null, "on", "", "on"]) {
      test.report("remote", { action, battery: 90 });
      test.clock.advanceBy(30);
    }
    expect(heard).toEqual(["on", "on", "on"]);
  });

  it("the answer to a start-up question is no news", () => {
    const lamp = home.device("lamp", [home.boolean("state")]);
    const test = new TestRuntime<{ readonly lamp: DeviceObject & { readonly state: Property<boolean> } }>(home.home([lamp]), {
      startupQuery: true,
    });
    const heard: unknown[] = [];
    test.load("edges", (found) => found.lamp.state.onChange((on) => heard.push(on)));
    test.clock.advanceBy(1_000);
    test.report("lamp", { state: "OFF" });
    test.transport.disconnect();
    test.transport.connect();
    test.clock.advanceBy(2_500);
    test.report("lamp", { state: "ON" });
    expect(heard).toEqual([]);
  });
});
