import { describe, expect, it } from "vitest";
import type { EntityState } from "../../contract/facts.ts";
import { MemoryTransport } from "../../runtime/testing/memory-transport.ts";
import { VirtualClock } from "../../runtime/testing/virtual-clock.ts";
import { HomeWatch } from "./home-watch.ts";

const lamp = { ieee_address: "0x1", friendly_name: "lamp", type: "Router", interview_completed: true };
const hall = { ieee_address: "0x2", friendly_name: "hall/lamp", type: "Router", interview_completed: true };
const group = { id: 5, friendly_name: "all", members: [] };

function watched() {
  const clock = new VirtualClock();
  const transport = new MemoryTransport();
  const watch = new HomeWatch(clock, "home");
  const batches: (readonly EntityState[])[] = [];
  watch.statesChanged.on((states) => void batches.push(states));
  watch.follow(transport);
  transport.connect();
  const receive = (topic: string, payload: object, retain = false): void =>
    retain ? transport.receiveRetained(`home/${topic}`, payload) : transport.receive(`home/${topic}`, payload);
  const describeHome = (...devices: unknown[]): void => {
    receive("bridge/devices", devices, true);
    receive("bridge/groups", [group], true);
  };
  return { clock, transport, watch, batches, receive, describeHome };
}

describe("HomeWatch", () => {
  it("takes what came before the device list", () => {
    const { clock, watch, batches, receive, describeHome } = watched();
    receive("lamp", { state: "ON" }, true);
    receive("hall/lamp/availability", { state: "online" }, true);
    receive("nobody", { state: "ON" }, true);
    describeHome(lamp, hall);
    clock.advanceBy(40);
    expect(watch.states.map(({ address, availability, state }) => [address, availability, state])).toEqual([
      ["0x1", "unknown", { state: "ON" }],
      ["0x2", "online", {}],
    ]);
    expect(batches).toHaveLength(1);
  });

  it("tells many reports of one moment as one batch, the last value of each", () => {
    const { clock, batches, receive, describeHome } = watched();
    describeHome(lamp);
    for (let count = 0; count < 1_000; count++) receive("lamp", { brightness: count });
    clock.advanceBy(1_000);
    expect(batches.map((states) => states.map(({ state }) => state))).toEqual([[{ brightness: 999 }]]);
  });

  it("follows a device to its new name", () => {
    const { watch, receive, describeHome } = watched();
    describeHome(lamp);
    receive("lamp", { state: "ON" });
    describeHome({ ...lamp, friendly_name: "attic" });
    receive("attic", { state: "OFF" });
    receive("lamp", { state: "lost" });
    expect(watch.states.map(({ address, state }) => [address, state])).toEqual([["0x1", { state: "OFF" }]]);
  });

  it.each([
    ["what is retained", { action: "on" }, true],
    ["an empty word", { action: "" }, false],
    ["null", { action: null }, false],
  ])("takes no action from %s", (_, payload, retain) => {
    const { watch, receive, describeHome } = watched();
    describeHome(lamp);
    receive("lamp", payload, retain);
    expect(watch.states[0]?.action).toBeUndefined();
  });

  it.each(["", "[1]", "text", "{", '{"__proto__":{"polluted":1}}'])("is not harmed by the payload %j", (payload) => {
    const { watch, transport, describeHome } = watched();
    describeHome(lamp);
    transport.receive("home/lamp", payload);
    expect(Object.getPrototypeOf(watch.states[0]?.state ?? {})).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("ignores commands, and topics below other names", () => {
    const { watch, receive, describeHome } = watched();
    describeHome(lamp);
    receive("lamp/set", { state: "ON" });
    receive("lamp/get", { state: "" });
    receive("lamp/left/set", { state: "ON" });
    expect(watch.states).toEqual([]);
  });

  it("shows everything offline while Zigbee2MQTT is", () => {
    const { watch, receive, describeHome } = watched();
    describeHome(lamp);
    receive("lamp/availability", { state: "online" });
    receive("bridge/state", { state: "offline" });
    expect([watch.facts.bridge, watch.states[0]?.availability]).toEqual(["offline", "offline"]);
    receive("bridge/state", { state: "online" });
    expect([watch.facts.bridge, watch.states[0]?.availability]).toEqual(["online", "online"]);
  });

  it("says when a broker has no device list, and no more once it has", () => {
    const { clock, watch, describeHome } = watched();
    clock.advanceBy(5_000);
    expect(watch.facts.notice).toContain("home/bridge/devices");
    describeHome(lamp);
    expect(watch.facts.notice).toBeUndefined();
  });

  it("says what keeps Zigbee2MQTT from being understood", () => {
    const { watch, receive } = watched();
    receive("bridge/info", { version: "2.12.1", config: { advanced: { output: "attribute" } } });
    expect([watch.facts.version, watch.facts.notice]).toEqual(["2.12.1", expect.stringContaining("attribute")]);
  });

  it("says that the broker is away, and why, until it is back", () => {
    const { transport, watch } = watched();
    transport.disconnect();
    expect([watch.facts.broker, watch.facts.bridge]).toEqual(["away", "unknown"]);
    transport.connect();
    expect([watch.facts.broker, watch.facts.notice]).toEqual(["connected", undefined]);
  });

  it("tells the same list once", () => {
    const { watch, describeHome } = watched();
    let told = 0;
    watch.homeChanged.on(() => {
      told += 1;
    });
    describeHome(lamp);
    describeHome(lamp);
    expect(told).toBe(1);
  });
});
