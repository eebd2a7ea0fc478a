import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { addressOf, allDevices, bridgeLamp, device, feature, initialStates, lamp, onOffState, unknownDevice } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

const oddNames = ["hall/lamp/setting", "a/set/b", "💡", 'Ł "quoted"', "__proto__"].map((name, index) =>
  device(name, 100 + index, [feature("light", [onOffState])]),
);

function start(): Simulation {
  return new Simulation({ devices: [...allDevices, ...oddNames, unknownDevice], states: initialStates });
}

describe("commands", () => {
  it.each<[string, JsonObject | string, string, JsonObject]>([
    ["hall/lamp/set/state", "on", "hall/lamp", { state: "ON" }],
    ["hall/lamp/set/brightness", "17", "hall/lamp", { brightness: 17 }],
    ["hall/lamp/set/state", '"ON"', "hall/lamp", { state: "ON" }],
    ["two gang/set", { state_left: "OFF" }, "two gang", { state_left: "OFF", state_right: "OFF" }],
    ["two gang/right/set", { state: "ON" }, "two gang", { state_left: "ON", state_right: "ON" }],
    ["two gang/2/set", "on", "two gang", { state_right: "ON" }],
    ["two gang/right/set/state", "ON", "two gang", { state_right: "ON" }],
    ["two gang/right/set", { state_left: "OFF" }, "two gang", { state_left: "OFF", state_right: "OFF" }],
    ["hall/lamp/setting/set", "on", "hall/lamp/setting", { state: "ON" }],
    ["💡/set", "on", "💡", { state: "ON" }],
    ['Ł "quoted"/set', "on", 'Ł "quoted"', { state: "ON" }],
    ["__proto__/set", "on", "__proto__", { state: "ON" }],
    ["plug/set/power_on_behavior", "on", "plug", { power_on_behavior: "on" }],
    [`${addressOf(bridgeLamp)}/set`, "on", "bridge lamp", { state: "ON" }],
    [`${addressOf(oddNames[1] ?? {})}/set`, "on", "a/set/b", { state: "ON" }],
  ])("%s %j is published on %s as %j", (topic, payload, on, expected) => {
    expect(start().answers(topic, payload, on)).toMatchObject([expected]);
  });

  it.each([
    ["nobody/set", "on", "Entity 'nobody' is unknown"],
    ["plug/left/set", "on", "Device 'plug' has no endpoint 'left'"],
    ["newcomer/set", "on", "Cannot publish to unsupported device 'newcomer'"],
    ["Coordinator/set", "on", "Cannot publish to unsupported device 'Coordinator'"],
    ["plug/set", "not json", "Invalid JSON 'not json', skipping..."],
    ["plug/set", "[1]", "Invalid JSON '[1]', skipping..."],
    ["plug/set", '{"brightness":3}', "No converter available for 'brightness' on 'plug': (3)"],
    ["plug/set", '{"transition":3}', "No converter available for 'transition' on 'plug': (3)"],
    ["plug/set", '{"power":3}', "No converter available for 'power' on 'plug': (3)"],
    [
      "plug/set",
      '{"power_on_behavior":"sometimes"}',
      "Publish 'set' 'power_on_behavior' to 'plug' failed: 'Error: Expected one of: off, on, previous, got: 'sometimes''",
    ],
    ["valve/set", '{"occupied_heating_setpoint":99}', "Publish 'set' 'occupied_heating_setpoint' to 'valve' failed: 'Error: Value '99' of"],
    ["valve/set", '{"occupied_heating_setpoint":"warm"}', "'occupied_heating_setpoint' is not a number, got string (warm)"],
    ["remote/get", '{"action":""}', "No converter available for 'get' 'action' on 'remote'"],
    // Zigbee2MQTT's own pattern cuts this name at its first "/set".
    ["a/set/b/set", "on", "Entity 'a' is unknown"],
  ])("%s %s is answered with the error: %s", (topic, payload, text) => {
    const simulation = start();
    simulation.send(topic, payload);
    simulation.pass(500);
    const seen = simulation.seen();
    expect(seen.map((message) => message.topic)).toEqual(["bridge/logging"]);
    expect(JSON.parse(seen[0]?.text ?? "")).toEqual({ level: "error", message: expect.stringContaining(text), namespace: "z2m" });
    expect(JSON.parse(seen[0]?.text ?? "").message).toMatch(/^z2m: /);
  });

  it("does what is right in a message and logs what is not", () => {
    const simulation = start();
    simulation.send("hall/lamp/set", { state: "ON", colour: "red" });
    simulation.pass(200);
    const seen = simulation.seen();
    expect(seen.filter(({ topic }) => topic === "hall/lamp").map(({ text }) => JSON.parse(text).state)).toEqual(["ON"]);
    expect(seen.filter(({ topic }) => topic === "bridge/logging")).toHaveLength(1);
  });

  it("never takes a command by a name that starts with bridge", () => {
    const simulation = start();
    simulation.send("bridge lamp/set", "on");
    simulation.pass(500);
    expect(simulation.seen()).toEqual([]);
  });

  it("drops a log line that equals the one before", () => {
    const simulation = start();
    simulation.send("nobody/set", "on");
    simulation.broker.publish("zigbee2mqtt/nobody/set", "on");
    simulation.pass(0);
    expect(simulation.errors()).toHaveLength(1);
  });

  it("ignores what is published on a state topic", () => {
    const simulation = start();
    simulation.send("hall/lamp", { state: "ON" });
    simulation.pass(500);
    expect(simulation.home.actual("hall/lamp", "state")).toBe("OFF");
    expect(simulation.seen()).toEqual([]);
  });

  it("answers quick commands in their order, each with its own value", () => {
    const simulation = start();
    simulation.send("hall/lamp/set", { brightness: 10 });
    simulation.pass(5);
    simulation.send("hall/lamp/set", { brightness: 20 });
    simulation.send("hall/lamp/set", { brightness_step: 5 });
    simulation.pass(500);
    expect(simulation.on("hall/lamp")).toMatchObject([{ brightness: 10 }, { brightness: 20 }, { brightness: 25 }]);
  });
});

describe("get", () => {
  it.each<[string, JsonObject | string, string, JsonObject]>([
    ["plug/get", { power: "", state: "" }, "plug", { state: "ON", power: 46 }],
    ["plug/get/state", "", "plug", { state: "ON" }],
    ["two gang/left/get", { state: "" }, "two gang", { state_left: "ON" }],
    ["hall/lamp/get", { color_temp: "" }, "hall/lamp", { color_temp: 300, color_mode: "color_temp" }],
    ["valve/get", { local_temperature: "" }, "valve", { local_temperature: 19 }],
  ])("%s %j is answered on %s with %j", (topic, payload, on, expected) => {
    expect(start().answers(topic, payload, on)).toMatchObject([expected]);
  });

  it("is not answered by a sleeping device; Zigbee2MQTT gives up after ten seconds", () => {
    const simulation = start();
    simulation.send("remote/get", { battery: "" });
    simulation.pass(9_900);
    expect(simulation.seen()).toEqual([]);
    simulation.pass(200);
    expect(simulation.errors()).toEqual([expect.stringMatching(/^z2m: Publish 'get' 'battery' to 'remote' failed: 'Error: .*timed out/)]);
  });

  it("tells what was never reported", () => {
    const simulation = new Simulation({ devices: [lamp], states: {} });
    expect(simulation.answers("hall/lamp/get", { state: "" }, "hall/lamp")).toEqual([{ state: expect.stringMatching(/^(ON|OFF)$/) }]);
  });
});
