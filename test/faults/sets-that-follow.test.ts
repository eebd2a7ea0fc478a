import { describe, expect, it } from "vitest";
import type { HomeBase } from "../../src/runtime/core/home-types.ts";
import { any, derived, flow, merge, Runtime, viaGroup } from "../../src/runtime/index.ts";
import { homeProtocol } from "../../src/runtime/system/home-protocol.ts";
import { allDevices, bridgeLamp, group, lamp } from "../../src/simulator/testing/devices.ts";
import { Simulation } from "../../src/simulator/testing/simulation.ts";

/** A flow that was started before the home was known: whatever remote there is switches all lamps of the hall. */
function start() {
  const listed = allDevices.filter((entry) => entry !== bridgeLamp);
  const simulation = new Simulation({ devices: listed, groups: [group(6, "pair", [lamp])] });
  const runtime = new Runtime({
    clock: simulation.clock,
    transport: simulation.broker.transport(),
    protocol: homeProtocol,
    startupQuery: false,
  });
  const lit: boolean[] = [];
  runtime.load(
    flow("hall", (home: HomeBase) => {
      const lamps = () => home.devices.with("dimmable", { room: "hall" });
      derived(() => any(...lamps().map(({ state }) => state.value))).onChange((on) => lit.push(on));
      merge(() => home.devices.with("action").map(({ action }) => action)).on((word) => {
        for (const one of viaGroup(lamps())) one.state.set(word === "on");
      });
    }),
  );
  simulation.pass(1_000);
  const sets: string[] = [];
  simulation.broker.connect().listen("zigbee2mqtt/+/+/set", (message) => sets.push(message.topic));
  simulation.broker.connect().listen("zigbee2mqtt/+/set", (message) => sets.push(message.topic));
  const press = (word: string): readonly string[] => {
    sets.length = 0;
    simulation.home.press("remote", word);
    simulation.pass(2_000);
    return sets.map((topic) => topic.slice("zigbee2mqtt/".length, -"/set".length)).sort();
  };
  const request = (path: string, payload: object): void => {
    simulation.send(`bridge/request/${path}`, { ...payload });
    simulation.pass(1_000);
  };
  return { simulation, lit, press, request };
}

describe("a set of devices in a running flow", () => {
  it("has what joins, loses what is renamed into another room, and is told through its group while that has the same members", () => {
    const { simulation, lit, press, request } = start();
    expect(press("on")).toEqual(["hall/lamp"]);
    simulation.home.join(bridgeLamp, { state: "OFF" });
    request("device/rename", { from: bridgeLamp.friendly_name, to: "hall/second" });
    expect(press("off")).toEqual(["hall/lamp", "hall/second"]);
    expect(press("on")).toEqual(["hall/lamp", "hall/second"]);
    request("group/members/add", { group: "pair", device: "hall/second" });
    expect(press("off")).toEqual(["pair"]);
    expect(press("on")).toEqual(["pair"]);
    request("device/rename", { from: "hall/second", to: "attic/second" });
    expect(press("off")).toEqual(["hall/lamp"]);
    expect(lit.at(-1)).toBe(false);
  });

  it("goes on without what was removed", () => {
    const { press, request } = start();
    press("on");
    request("device/remove", { id: "hall/lamp" });
    expect(press("off")).toEqual([]);
  });
});
