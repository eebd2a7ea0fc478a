import { describe, expect, it } from "vitest";
import { addressOf, allDevices, coordinator, group, initialStates, lamp, plug, strip } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

const groups = [group(5, "lights", [lamp, strip])];

function start(): Simulation {
  const simulation = new Simulation({ devices: allDevices, groups, states: initialStates });
  simulation.seen();
  return simulation;
}

describe("a started home", () => {
  it.each([
    ["bridge/state", { state: "online" }],
    ["bridge/devices", allDevices],
    ["bridge/groups", groups],
    ["plug/availability", { state: "online" }],
    ["lights/availability", { state: "online" }],
  ])("has retained %s", (topic, payload) => {
    expect(start().retained(topic)).toEqual(payload);
  });

  it("has neither a state nor an availability of the coordinator", () => {
    const { broker } = start();
    expect(broker.retainedTopics("zigbee2mqtt/Coordinator/#")).toEqual([]);
    expect(coordinator.friendly_name).toBe("Coordinator");
  });

  it("echoes a set once, after the delay, with the whole state and sorted keys, not retained", () => {
    const simulation = start();
    simulation.send("hall/lamp/set", { state: "ON" });
    simulation.pass(59);
    expect(simulation.seen().filter(({ topic }) => topic === "hall/lamp")).toEqual([]);
    simulation.pass(5_000);
    expect(simulation.seen().filter(({ topic }) => topic === "hall/lamp")).toEqual([
      {
        topic: "hall/lamp",
        text: '{"brightness":100,"color_mode":"color_temp","color_temp":300,"linkquality":90,"state":"ON"}',
        retain: false,
        at: 60,
      },
    ]);
  });

  it.each([
    ["its friendly name", "plug"],
    ["its address", addressOf(plug)],
  ])("takes a command by %s", (_, id) => {
    expect(start().answers(`${id}/set`, "off", "plug")).toMatchObject([{ state: "OFF" }]);
  });
});
