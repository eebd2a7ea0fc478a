import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../base/json.ts";
import { addressOf, allDevices, group, initialStates, lamp, plug, strip, twoGang } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

function start(info: JsonObject = {}): Simulation {
  return new Simulation({ devices: allDevices, groups: [group(5, "lights", [lamp, strip])], states: initialStates, info });
}

function ask(simulation: Simulation, path: string, payload: JsonObject | string): readonly unknown[] {
  return simulation.answers(`bridge/request/${path}`, payload, `bridge/response/${path}`, 0);
}

describe("a request", () => {
  it.each<[string, JsonObject | string, JsonObject]>([
    ["health_check", "", { healthy: true }],
    ["Health_Check", "", { healthy: true }],
    ["coordinator_check", "", { missing_routers: [] }],
    ["permit_join", { time: 60 }, { time: 60 }],
    ["permit_join", "120", { time: 120 }],
    ["permit_join", { time: 0, device: "plug" }, { time: 0, device: "plug" }],
    ["options", { options: { advanced: { output: "json" } } }, { restart_required: false }],
    ["device/rename", { from: "plug", to: "kettle" }, { from: "plug", to: "kettle", homeassistant_rename: false }],
    ["device/remove", "plug", { id: "plug", block: false, force: false }],
    ["device/remove", { id: addressOf(plug), force: true }, { id: addressOf(plug), block: false, force: true }],
    ["device/options", { id: "plug", options: { retain: true } }, { from: {}, to: { retain: true }, id: "plug", restart_required: false }],
    ["device/configure", { id: "plug" }, { id: "plug" }],
    ["group/add", "garden", { friendly_name: "garden", id: 1 }],
    ["group/add", { friendly_name: "garden", id: 40 }, { friendly_name: "garden", id: 40 }],
    ["group/remove", { id: "lights" }, { id: "lights", force: false }],
    ["group/rename", { from: "5", to: "all" }, { from: "lights", to: "all", homeassistant_rename: false }],
    ["group/members/add", { group: "lights", device: "plug" }, { device: "plug", endpoint: "default", group: "lights" }],
    ["group/members/add", { group: 5, device: "two gang", endpoint: "right" }, { device: "two gang", endpoint: "right", group: "5" }],
    ["group/members/remove", { group: "lights", device: "hall/lamp" }, { device: "hall/lamp", endpoint: "default", group: "lights" }],
    ["group/members/remove_all", { device: "hall/lamp" }, { device: "hall/lamp" }],
    ["backup", "", { zip: expect.any(String) as unknown as Json }],
  ])("%s %j is answered with %j", (path, payload, data) => {
    expect(ask(start(), path, payload)).toEqual([{ status: "ok", data }]);
  });

  it.each<[string, JsonObject | string, string]>([
    ["permit_join", { value: true }, "Invalid payload"],
    ["permit_join", { time: 255 }, "Invalid payload"],
    ["device/rename", { from: "nobody", to: "x" }, "Device 'nobody' does not exist"],
    ["device/rename", { from: "plug", to: "lights" }, "friendly_name 'lights' is already in use"],
    ["device/rename", { from: "plug", to: "a/2" }, "Friendly name cannot end with"],
    ["device/rename", { from: "plug", to: "/a" }, "not allowed to end or start with /"],
    ["device/rename", { from: "plug", to: "a+b" }, "MQTT wildcard"],
    ["device/remove", { id: "nobody" }, "Device 'nobody' does not exist"],
    ["device/remove", { id: "Coordinator" }, "does not exist"],
    ["group/add", { friendly_name: "x", id: 5 }, "already in use"],
    ["group/remove", { id: "plug" }, "Group 'plug' does not exist"],
    ["group/members/add", "lights", "Invalid payload"],
    ["group/members/add", { group: "lights", device: "plug", endpoint: 9 }, "does not have endpoint '9'"],
    ["options", {}, "Invalid payload"],
  ])("%s %j fails: %s", (path, payload, error) => {
    expect(ask(start(), path, payload)).toEqual([{ status: "error", data: {}, error: expect.stringContaining(error) }]);
  });

  it("on an unknown path gets no answer", () => {
    const simulation = start();
    simulation.send("bridge/request/device/teleport", { transaction: 1 });
    simulation.pass(60_000);
    expect(simulation.seen()).toEqual([]);
  });

  it.each<[Json]>([["abc"], [7], [{ deep: [1] }]])("gets its transaction back: %j", (transaction) => {
    expect(ask(start(), "permit_join", { time: 1, transaction })).toMatchObject([{ transaction }]);
    expect(ask(start(), "permit_join", { time: "no", transaction })).toMatchObject([{ status: "error", transaction }]);
  });

  it("that is no JSON object has no transaction", () => {
    expect(ask(start(), "health_check", '"x"')).toEqual([{ status: "ok", data: { healthy: true } }]);
  });
});

describe("renaming a device", () => {
  it("empties its old topics, and publishes list, availability and state under the new name", () => {
    const simulation = start();
    simulation.send("bridge/request/device/rename", { from: "plug", to: "kitchen/kettle" });
    simulation.pass(0);
    const seen = simulation.seen();
    expect(seen.filter(({ text }) => text === "").map(({ topic }) => topic)).toEqual(["plug", "plug/availability"]);
    expect(simulation.broker.retainedTopics("zigbee2mqtt/plug/#")).toEqual([]);
    expect(simulation.retained("kitchen/kettle/availability")).toEqual({ state: "online" });
    expect(simulation.retained("bridge/devices")).toContainEqual({ ...plug, friendly_name: "kitchen/kettle" });
    expect(seen.find(({ topic }) => topic === "kitchen/kettle")?.text).toContain('"power":46');
    expect(simulation.retained("bridge/info")).toMatchObject({
      config: { devices: { [addressOf(plug)]: { friendly_name: "kitchen/kettle" } } },
    });
  });

  it("moves its commands to the new name", () => {
    const simulation = start();
    ask(simulation, "device/rename", { from: "plug", to: "kettle" });
    expect(simulation.answers("kettle/set", "off", "kettle")).toMatchObject([{ state: "OFF" }]);
    simulation.send("plug/set", "on");
    expect(simulation.errors()).toEqual(["z2m: Entity 'plug' is unknown"]);
    expect(simulation.answers(`${addressOf(plug)}/set`, "on", "kettle")).toMatchObject([{ state: "ON" }]);
  });
});

describe("removing a device", () => {
  it("takes it out of the list and its groups, and empties its topics", () => {
    const simulation = start();
    ask(simulation, "device/remove", { id: "hall/lamp" });
    expect(JSON.stringify(simulation.retained("bridge/devices"))).not.toContain("hall/lamp");
    expect(simulation.retained("bridge/groups")).toEqual([group(5, "lights", [strip])]);
    expect(simulation.broker.retainedTopics("zigbee2mqtt/hall/#")).toEqual([]);
    simulation.send("hall/lamp/set", "on");
    simulation.pass(100);
    expect(simulation.errors()).toEqual(["z2m: Entity 'hall/lamp' is unknown"]);
  });

  it("is undone by joining again, announced by events", () => {
    const simulation = start();
    simulation.send("bridge/request/device/remove", { id: "plug" });
    simulation.pass(0);
    simulation.home.join(plug);
    simulation.pass(0);
    const types = simulation.on("bridge/event").map((event) => (event as { type: string }).type);
    // Removing has no event; joining has.
    expect(types).toEqual(["device_joined", "device_interview", "device_interview"]);
    expect(simulation.retained("bridge/devices")).toContainEqual(plug);
    expect(simulation.answers("plug/set", "on", "plug")).toMatchObject([{ state: "ON" }]);
  });

  it("names who joined last without saying who", () => {
    const simulation = start();
    simulation.home.leave("plug");
    simulation.home.join(plug);
    expect(ask(simulation, "device/rename", { last: true, to: "fresh" })).toMatchObject([{ data: { from: "plug", to: "fresh" } }]);
  });

  it("says that it left when it does so by itself", () => {
    const simulation = start();
    simulation.home.leave("plug");
    simulation.pass(0);
    expect(simulation.on("bridge/event")).toEqual([
      { type: "device_leave", data: { friendly_name: "plug", ieee_address: addressOf(plug) } },
    ]);
  });
});

describe("permit_join", () => {
  it("is in the info with its end, and ends by itself", () => {
    const simulation = start();
    ask(simulation, "permit_join", { time: 30 });
    expect(simulation.retained("bridge/info")).toMatchObject({ permit_join: true, permit_join_end: simulation.clock.wall() + 30_000 });
    simulation.pass(31_000);
    expect(simulation.retained("bridge/info")).toMatchObject({ permit_join: false });
    expect(simulation.retained("bridge/info")).not.toHaveProperty("permit_join_end");
  });
});

describe("groups", () => {
  it("can be made, filled, commanded and removed", () => {
    const simulation = start();
    ask(simulation, "group/add", { friendly_name: "garden", id: 40 });
    ask(simulation, "group/members/add", { group: "garden", device: "plug" });
    ask(simulation, "group/members/add", { group: "garden", device: "two gang/right" });
    expect(simulation.retained("bridge/groups")).toContainEqual(
      expect.objectContaining({
        id: 40,
        members: [
          { ieee_address: addressOf(plug), endpoint: 1 },
          { ieee_address: addressOf(twoGang), endpoint: 2 },
        ],
      }),
    );
    expect(simulation.answers("garden/set", "off", "plug")).toMatchObject([{ state: "OFF" }]);
    ask(simulation, "group/remove", "garden");
    expect(simulation.retained("bridge/groups")).toHaveLength(1);
  });
});

it("restarts on request: answer, offline, then online with everything and the cached states", () => {
  const simulation = start();
  simulation.home.press("remote", "on");
  simulation.pass(0);
  simulation.send("bridge/request/restart", "");
  simulation.pass(10_000);
  const seen = simulation.seen();
  expect(seen.slice(0, 3).map(({ topic, text, at }) => `${at} ${topic} ${text}`)).toEqual([
    '0 bridge/response/restart {"data":{},"status":"ok"}',
    '0 bridge/state {"state":"offline"}',
    '2000 bridge/state {"state":"online"}',
  ]);
  expect(seen.slice(3, 7).map(({ topic }) => topic)).toEqual(["bridge/info", "bridge/devices", "bridge/groups", "bridge/definitions"]);
  const remote = seen.filter(({ topic }) => topic === "remote");
  expect(remote.map(({ text }) => text)).toEqual(['{"battery":80,"linkquality":93}']);
});
