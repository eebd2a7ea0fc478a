import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { DeviceObject, SettableBoolean, SettableNumber } from "../property-types.ts";

interface Lamp extends DeviceObject {
  readonly state: SettableBoolean;
  readonly brightness: SettableNumber;
}
interface Home {
  readonly lamp: Lamp;
  readonly other: Lamp;
}

function lamps(startupQuery = false) {
  const sleeper = home.device("sleeper", [home.boolean("state")], { powerSource: "battery" });
  const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp"), home.colorLamp("other"), sleeper]), { startupQuery });
  let found: Home | undefined;
  test.load("lamps", ({ lamp, other }) => {
    found = { lamp, other };
  });
  if (found === undefined) throw new Error("the flow was not set up");
  return { test, ...found };
}

describe("while the broker is away", () => {
  it("A6: of 1,000 sets one per property leaves when it is back after 3 s, the last one", () => {
    const { test, lamp } = lamps();
    test.transport.disconnect();
    for (let level = 1; level <= 1_000; level += 1) {
      test.runtime.post(() => {
        lamp.brightness.set(level % 250);
        lamp.state.set(level % 2 === 0);
      });
      test.clock.advanceBy(3);
    }
    expect(test.sent()).toEqual([]);
    test.transport.connect();
    expect(test.sent()).toEqual([["lamp/set", { brightness: 0, state: "ON" }]]);
  });

  it("A6: what is older than 10 s is dropped and counted", () => {
    const { test, lamp, other } = lamps();
    test.transport.disconnect();
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(5_001);
    test.runtime.post(() => other.state.set(true));
    test.clock.advanceBy(5_000);
    test.transport.connect();
    expect(test.sent()).toEqual([["other/set", { state: "ON" }]]);
    expect(test.factsOf("commandsDropped").map(({ count }) => count)).toEqual([1]);
  });

  it("A6: toggles, steps and words are never kept, but said", () => {
    const { test, lamp } = lamps();
    test.report("lamp", { state: "ON", brightness: 10 });
    test.transport.disconnect();
    test.runtime.post(() => lamp.state.toggle());
    test.runtime.post(() => lamp.brightness.add(10));
    test.runtime.post(() => lamp.send({ brightness_step: 20 }));
    test.transport.connect();
    expect([test.sent(), test.factsOf("commandRefused").map(({ what }) => what)]).toEqual([
      [],
      ["lamp state", "lamp brightness", "lamp brightness_step"],
    ]);
  });

  it("a set back to the old value replaces the one that waits", () => {
    const { test, lamp } = lamps();
    test.report("lamp", { state: "OFF" });
    test.transport.disconnect();
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(2_000);
    test.runtime.post(() => lamp.state.set(false));
    test.transport.connect();
    expect(test.sent()).toEqual([["lamp/set", { state: "OFF" }]]);
  });

  it("B23: after a reconnect everything is stale, and no burst of old commands leaves", () => {
    const { test, lamp } = lamps();
    test.runtime.post(() => lamp.state.set(true));
    test.report("lamp", { state: "ON" });
    test.transport.disconnect();
    test.clock.advanceBy(60_000);
    test.sent();
    test.transport.connect();
    expect([test.sent(), lamp.state.stale, lamp.state.value]).toEqual([[], true, true]);
    test.runtime.post(() => lamp.state.set(true));
    expect(test.sent()).toEqual([["lamp/set", { state: "ON" }]]);
  });

  it("commands wait for Zigbee2MQTT as well: without it the broker would forget them", () => {
    const { test, lamp } = lamps();
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "offline" });
    test.runtime.post(() => lamp.state.set(true));
    expect(test.sent()).toEqual([]);
    test.clock.advanceBy(4_000);
    test.transport.receive("zigbee2mqtt/bridge/state", { state: "online" });
    expect(test.sent()).toEqual([["lamp/set", { state: "ON" }]]);
  });

  it("B25: ten sets of an offline device wait as one, and nothing sleeps", () => {
    const { test, lamp } = lamps();
    test.transport.disconnect();
    test.runtime.post(() => {
      for (let level = 1; level <= 10; level += 1) lamp.brightness.set(level);
    });
    test.clock.advanceBy(2_000);
    expect(test.clock.pending).toBe(0);
    test.transport.connect();
    expect(test.sent()).toEqual([["lamp/set", { brightness: 10 }]]);
  });
});

describe("start-up queries", () => {
  it("ask mains-powered devices in use, at most ten questions a second; battery devices sleep on", () => {
    const { test } = lamps(true);
    test.load("sleeper", (found) => void (found as unknown as { readonly sleeper: DeviceObject }).sleeper);
    test.clock.advanceBy(0);
    const times: string[] = [];
    test.transport.onPublish(({ topic }) => times.push(`${test.clock.monotonic()} ${topic}`));
    test.clock.advanceBy(10_000);
    expect(test.sent()).toEqual([
      ["lamp/get", { state: "", brightness: "", color_temp: "", color: "" }],
      ["other/get", { state: "", brightness: "", color_temp: "", color: "" }],
    ]);
    expect(times).toEqual(["400 zigbee2mqtt/other/get"]);
  });

  it("B23: are asked again after a reconnect, and stop when the way is cut", () => {
    const { test } = lamps(true);
    test.clock.advanceBy(10_000);
    test.sent();
    test.transport.disconnect();
    test.transport.connect();
    test.clock.advanceBy(0);
    test.transport.disconnect();
    test.clock.advanceBy(10_000);
    expect(test.sent().map(([topic]) => topic)).toEqual(["lamp/get"]);
  });

  it("can be left out", () => {
    const { test } = lamps(false);
    test.clock.advanceBy(10_000);
    expect(test.sent()).toEqual([]);
  });
});

describe("failures that Zigbee2MQTT reports", () => {
  it("are told with the flow that had sent the command, and make the property stale", () => {
    const { test, lamp } = lamps();
    test.load("blame", (found) => found.lamp.state.set(true));
    test.report("lamp", { state: "ON" });
    test.sent();
    const message = "Publish 'set' 'state' to 'lamp' failed: 'Error: no network route'";
    test.transport.receive("zigbee2mqtt/bridge/logging", { level: "error", message: `z2m: ${message}`, namespace: "z2m" });
    expect(test.factsOf("commandFailed")).toEqual([
      { type: "commandFailed", address: lamp.address, key: "state", message, flow: "blame", node: undefined },
    ]);
    expect(lamp.state.stale).toBe(true);
  });

  it.each([
    { level: "info", message: "MQTT publish: an error was not made" },
    { level: "error", message: "Publish 'set' 'state' to 'nobody' failed: 'Error'" },
    { level: "error", message: "Adapter disconnected" },
  ])("other lines are left alone: $message", (line) => {
    const { test } = lamps();
    test.transport.receive("zigbee2mqtt/bridge/logging", line);
    expect(test.factsOf("commandFailed")).toEqual([]);
  });
});

describe("plain MQTT", () => {
  it.each([
    ["a/+/b", "a topic to publish to holds no + or #"],
    ["", "the topic is empty"],
    ["a\u0000b", "a topic holds no NUL character"],
  ])("refuses the topic %j", (topic, reason) => {
    const { test } = lamps();
    test.runtime.post(() => test.runtime.mqtt.publish(topic, "x"));
    expect([test.sent(), test.factsOf("commandRefused").map((fact) => fact.reason)]).toEqual([[], [reason]]);
  });

  it("refuses what no broker would take", () => {
    const { test } = lamps();
    test.runtime.post(() => test.runtime.mqtt.publish("big", "x".repeat(1_048_577)));
    expect([test.sent(), test.factsOf("commandRefused").map((fact) => fact.reason)]).toEqual([[], ["the payload is larger than 1 MiB"]]);
  });

  it("says so when the broker is away, and keeps nothing", () => {
    const { test } = lamps();
    test.transport.disconnect();
    test.runtime.post(() => test.runtime.mqtt.publish("door", "open"));
    test.transport.connect();
    expect([test.sent(), test.factsOf("commandRefused").map((fact) => fact.what)]).toEqual([[], ["door"]]);
  });

  it("is received by exact topic and by pattern, each once, until disposed", () => {
    const { test } = lamps();
    const heard: string[] = [];
    const stop = test.runtime.mqtt.subscribe("door/front", ({ text }) => heard.push(`exact ${text}`));
    test.runtime.mqtt.subscribe("door/+", ({ topic, text, retained }) => heard.push(`${topic} ${text} ${retained}`));
    test.runtime.post(() => {});
    // What the pattern covers is not subscribed again: some brokers would send it twice.
    expect([...test.transport.filters].filter((filter) => filter.startsWith("door"))).toEqual(["door/+"]);
    test.transport.receive("door/front", "open");
    stop();
    test.runtime.post(() => {});
    test.transport.receiveRetained("door/front", "shut");
    expect(heard).toEqual(["exact open", "door/front open false", "door/front shut true"]);
  });
});
