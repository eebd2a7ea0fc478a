import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { addressOf, allDevices, initialStates, lamp, plug, remote, strip } from "./testing/devices.ts";
import { type Seen, Simulation } from "./testing/simulation.ts";

function start(config: JsonObject = {}, states: JsonObject | undefined = initialStates): Simulation {
  const simulation = new Simulation({ devices: allDevices, states, info: { config } });
  return simulation;
}
const texts = (seen: readonly Seen[], topic: string): readonly string[] =>
  seen.filter((message) => message.topic === topic).map(({ text }) => text);

describe("actions", () => {
  it("come with their companions, each time, and never stay in the state", () => {
    const simulation = start();
    simulation.seen();
    simulation.home.press("remote", "dial", { action_step_size: 8, action_direction: "left" });
    simulation.home.press("remote", "dial");
    simulation.home.report("remote", { battery: 79 });
    simulation.pass(0);
    expect(texts(simulation.seen(), "remote")).toEqual([
      '{"action":"dial","action_direction":"left","action_step_size":8,"battery":80,"linkquality":93}',
      '{"action":"dial","battery":80,"linkquality":93}',
      '{"battery":79,"linkquality":93}',
    ]);
  });

  it("are retained only for a device that is set so, and then also replayed to whoever subscribes", () => {
    const simulation = start({ devices: { [addressOf(remote)]: { retain: true } } });
    simulation.home.press("remote", "on");
    simulation.pass(0);
    expect(
      simulation
        .seen()
        .filter(({ topic }) => topic === "remote")
        .at(-1),
    ).toMatchObject({ retain: false, text: expect.stringContaining("action") });
    const late: boolean[] = [];
    simulation.broker.connect().listen("zigbee2mqtt/remote", ({ retain }) => late.push(retain));
    simulation.pass(0);
    expect(late).toEqual([true]);
  });

  it.each([
    [{}, []],
    [{ homeassistant: { enabled: true } }, ["on"]],
  ])("have a topic of their own only for Home Assistant: %j", (config, expected) => {
    const simulation = start(config);
    simulation.home.press("remote", "on");
    simulation.pass(0);
    expect(texts(simulation.seen(), "remote/action")).toEqual(expected);
  });

  it.each(["", null])("that are none (%j) are published as they are, without a topic of their own", (none) => {
    const simulation = start({ homeassistant: { enabled: true } });
    simulation.seen();
    simulation.home.report("remote", { action: none });
    simulation.pass(0);
    expect(simulation.seen().map(({ topic, text }) => `${topic} ${JSON.stringify(JSON.parse(text).action)}`)).toEqual([
      `remote ${JSON.stringify(none)}`,
    ]);
  });

  it("are followed by an empty one with the legacy action sensor", () => {
    const simulation = start({ homeassistant: { enabled: true, legacy_action_sensor: true } });
    simulation.seen();
    simulation.home.press("remote", "on");
    simulation.pass(0);
    expect(simulation.on("remote")).toMatchObject([{ action: "on" }, { action: "" }]);
  });
});

describe("settings of a device", () => {
  const options = (option: JsonObject): JsonObject => ({ devices: { [addressOf(lamp)]: option } });
  it.each<[JsonObject, JsonObject]>([
    [{ filtered_attributes: ["color_.*"] }, { state: "ON", brightness: 100, linkquality: 90 }],
    [{ filtered_optimistic: ["state"] }, { state: "OFF", brightness: 100, color_mode: "color_temp", color_temp: 300, linkquality: 90 }],
    [{ filtered_cache: ["linkquality"] }, { state: "ON", brightness: 100, color_mode: "color_temp", color_temp: 300, linkquality: 90 }],
  ])("%j publishes %j", (option, expected) => {
    expect(start(options(option)).answers("hall/lamp/set", "on", "hall/lamp")).toEqual([expected]);
  });

  it("without optimism only the report counts, which comes later", () => {
    const simulation = start(options({ optimistic: false }));
    simulation.send("hall/lamp/set", { state: "ON" });
    simulation.pass(100);
    expect(simulation.on("hall/lamp")).toEqual([]);
    simulation.pass(100);
    expect(simulation.on("hall/lamp")).toMatchObject([{ state: "ON" }]);
  });

  it("a configured transition is used where the command says none", () => {
    const simulation = start({ device_options: { transition: 4 } });
    simulation.answers("hall/lamp/set", { state: "ON", brightness: 200 }, "hall/lamp", 2_000);
    expect(simulation.home.actual("hall/lamp", "brightness")).toBe(150);
    simulation.answers("hall/lamp/set", { brightness: 10, transition: 0 }, "hall/lamp", 100);
    expect(simulation.home.actual("hall/lamp", "brightness")).toBe(10);
  });

  it("are followed when they change while running", () => {
    const simulation = start();
    simulation.send("bridge/request/device/options", { id: "hall/lamp", options: { retain: true } });
    simulation.pass(0);
    simulation.answers("hall/lamp/set", "on", "hall/lamp");
    expect(simulation.retained("hall/lamp")).toMatchObject({ state: "ON" });
  });
});

describe("settings of the bridge", () => {
  it("without a state cache only what changed is published, and nothing at the start", () => {
    const simulation = start({ advanced: { cache_state: false } });
    expect(texts(simulation.seen(), "hall/lamp")).toEqual([]);
    expect(simulation.answers("hall/lamp/set", { brightness: 3 }, "hall/lamp")).toEqual([{ state: "ON", brightness: 3 }]);
  });

  it.each([
    ["ISO_8601", "2026-01-05T12:00:00.060Z"],
    ["ISO_8601_local", "2026-01-05T13:00:00+01:00"],
    ["epoch", Date.parse("2026-01-05T12:00:00.060Z")],
  ])("last_seen as %s is %j", (format, expected) => {
    expect(start({ advanced: { last_seen: format } }).answers("plug/set", "on", "plug")).toMatchObject([{ last_seen: expected }]);
  });

  it("attribute output has one topic for each value and no JSON", () => {
    const simulation = start({ advanced: { output: "attribute" } });
    simulation.send("Büro Lichtband/set", { color: { hue: 10, saturation: 20 } });
    simulation.pass(100);
    const seen = simulation.seen();
    expect(texts(seen, "Büro Lichtband")).toEqual([]);
    expect(texts(seen, "Büro Lichtband/color-hue")).toEqual(["10"]);
    expect(texts(seen, "Büro Lichtband/state")).toEqual(["ON"]);
  });

  it("attribute_and_json has both", () => {
    const simulation = start({ advanced: { output: "attribute_and_json" } });
    simulation.send("plug/set", "off");
    simulation.pass(100);
    const seen = simulation.seen();
    expect(texts(seen, "plug")).toHaveLength(1);
    expect(texts(seen, "plug/state")).toEqual(["OFF"]);
  });

  it("can forbid everything retained", () => {
    const simulation = start({ mqtt: { force_disable_retain: true } });
    expect(simulation.broker.retainedTopics()).toEqual([]);
    expect(texts(simulation.seen(), "bridge/devices")).toHaveLength(1);
  });

  it("another base topic is another bridge: states recorded on the default one are found, commands are told apart", () => {
    const simulation = new Simulation({ devices: allDevices, states: initialStates, baseTopic: "two/zigbee" });
    expect(simulation.seen()).toEqual([]);
    expect(simulation.broker.retained("two/zigbee/bridge/state")).toBe('{"state":"online"}');
    simulation.send("plug/set", "off");
    simulation.pass(100);
    expect(simulation.home.actual("plug", "state")).toBe("ON");
    simulation.broker.publish("two/zigbee/plug/set", "off");
    simulation.pass(100);
    expect(simulation.home.actual("plug", "state")).toBe("OFF");
  });

  it("without availability there is no such topic", () => {
    expect(start({ availability: { enabled: false } }).broker.retainedTopics("zigbee2mqtt/+/availability")).toEqual([]);
  });

  it("device information is added when asked for", () => {
    const simulation = start({ mqtt: { include_device_information: true } });
    expect(simulation.answers("plug/set", "on", "plug")).toMatchObject([
      { device: { friendlyName: "plug", ieeeAddr: addressOf(plug), model: "M3" } },
    ]);
  });
});

it.each([
  [false, "ON"],
  [true, "OFF"],
])("with Home Assistant's integration %j, a colour with ON leaves a lamp that counts as on alone: it is %s", (enabled, state) => {
  const simulation = start({ homeassistant: { enabled } }, { "zigbee2mqtt/hall/lamp": { state: "ON", color_temp: 300 } });
  // The echo of going off is still under way.
  simulation.send("hall/lamp/set", "off");
  simulation.answers("hall/lamp/set", { state: "ON", color_temp: 200 }, "hall/lamp");
  expect(simulation.home.actual("hall/lamp", "state")).toBe(state);
});

describe("availability", () => {
  it("follows the device, and of a group its last member", () => {
    const members = [lamp, strip].map((member) => ({ ieee_address: addressOf(member), endpoint: 1 }));
    const simulation = new Simulation({ devices: allDevices, groups: [{ id: 5, friendly_name: "lights", members, scenes: [] }] });
    simulation.home.setOnline("hall/lamp", false);
    simulation.pass(0);
    expect([simulation.retained("hall/lamp/availability"), simulation.retained("lights/availability")]).toEqual([
      { state: "offline" },
      { state: "online" },
    ]);
    simulation.home.setOnline("Büro Lichtband", false);
    simulation.pass(0);
    expect(simulation.retained("lights/availability")).toEqual({ state: "offline" });
  });

  it("is as recorded at the start", () => {
    const simulation = new Simulation({ devices: allDevices, availability: { "zigbee2mqtt/plug/availability": { state: "offline" } } });
    expect(simulation.retained("plug/availability")).toEqual({ state: "offline" });
  });

  it("is not published for a disabled device", () => {
    const simulation = new Simulation({ devices: [{ ...plug, disabled: true }] });
    expect(simulation.broker.retained("zigbee2mqtt/plug/availability")).toBeUndefined();
  });
});

it("publishes its health every ten minutes, retained, and not at the start", () => {
  const simulation = start();
  expect(simulation.retained("bridge/health")).toBeUndefined();
  simulation.pass(600_000);
  expect(simulation.retained("bridge/health")).toMatchObject({ mqtt: { connected: true }, process: { uptime_sec: 600 } });
});
