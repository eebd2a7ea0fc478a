import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { addressOf, allDevices, blind, bridgeLamp, group, initialStates, lamp, strip, twoGang } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

const lights = group(5, "lights", [lamp, strip], { scenes: [{ id: 3, name: "movie" }] });
const pair = group(6, "pair", [lamp, bridgeLamp]);
const gang = { ...group(7, "gang", []), members: [{ ieee_address: addressOf(twoGang), endpoint: 2 }] };

function start(options: { readonly states?: JsonObject; readonly info?: JsonObject } = {}): Simulation {
  return new Simulation({
    devices: allDevices,
    groups: [lights, pair, gang],
    states: { ...initialStates, ...options.states },
    info: options.info,
  });
}

/** Topic and state word of the state messages, in order. */
function states(simulation: Simulation): readonly string[] {
  return simulation.seen().flatMap(({ topic, text }) => (topic.startsWith("bridge/") ? [] : [`${topic} ${JSON.parse(text).state}`]));
}

describe("a group", () => {
  it.each(["lights", "5"])("takes commands by %s: the group first, then its members, all after the delay", (id) => {
    const simulation = start();
    simulation.send(`${id}/set`, { state: "ON", brightness: 77 });
    simulation.pass(59);
    expect(simulation.seen()).toEqual([]);
    simulation.pass(1);
    const seen = simulation.seen();
    expect(seen.map(({ topic }) => topic)).toEqual(["lights", "hall/lamp", "pair", "Büro Lichtband"]);
    expect(seen.map(({ text }) => JSON.parse(text).brightness)).toEqual([77, 77, 77, 77]);
  });

  it("goes on with the first member and off with the last", () => {
    const simulation = start({ states: { "zigbee2mqtt/Büro Lichtband": { state: "OFF" } } });
    simulation.send("hall/lamp/set", "on");
    simulation.pass(100);
    expect(states(simulation)).toEqual(["hall/lamp ON", "lights ON", "pair ON"]);
    simulation.send("Büro Lichtband/set", "on");
    simulation.pass(100);
    // The same once more would be no news.
    expect(states(simulation)).toEqual(["Büro Lichtband ON"]);
    simulation.send("hall/lamp/set", "off");
    simulation.pass(100);
    expect(states(simulation)).toEqual(["hall/lamp OFF", "pair OFF"]);
    simulation.send("Büro Lichtband/set", "off");
    simulation.pass(100);
    expect(states(simulation)).toEqual(["Büro Lichtband OFF", "lights OFF"]);
  });

  it("follows its last member when it is told to", () => {
    const info = { config: { groups: { "5": { off_state: "last_member_state" } } } };
    const simulation = start({ info, states: { "zigbee2mqtt/hall/lamp": { state: "ON" } } });
    simulation.send("hall/lamp/set", "off");
    simulation.pass(100);
    expect(states(simulation)).toContain("lights OFF");
  });

  it("lets only on/off, level and colour travel", () => {
    const simulation = start();
    simulation.seen();
    simulation.home.report("hall/lamp", { state: "ON", update: { state: "idle" } });
    simulation.pass(0);
    expect(simulation.on("pair")).toEqual([{ state: "ON" }]);
  });

  it("speaks to one gang of a switch", () => {
    const simulation = start();
    expect(simulation.answers("gang/set", "on", "two gang")).toMatchObject([{ state_left: "ON", state_right: "ON" }]);
    simulation.send("two gang/set", { state_left: "OFF" });
    simulation.pass(100);
    expect(states(simulation)).toEqual(["two gang undefined"]);
    simulation.send("two gang/set", { state_right: "OFF" });
    simulation.pass(100);
    expect(simulation.on("gang")).toMatchObject([{ state: "OFF" }]);
  });

  it("logs what none of its members can do", () => {
    const simulation = start();
    simulation.send("lights/set", { position: 4 });
    simulation.pass(100);
    expect(simulation.errors()).toEqual(["z2m: No converter available for 'position' on 'lights': (4)"]);
  });

  it("leaves out members that are away", () => {
    const simulation = start();
    simulation.home.setOnline("hall/lamp", false);
    simulation.pass(0);
    simulation.send("lights/set", "on");
    simulation.pass(100);
    expect(states(simulation)).toEqual(["lights ON", "Büro Lichtband ON"]);
    expect(simulation.home.actual("hall/lamp", "state")).toBe("OFF");
  });
});

describe("scenes", () => {
  it("bring back what was stored, and are listed where they were stored", () => {
    const simulation = start();
    simulation.answers("hall/lamp/set", { state: "ON", brightness: 33 }, "hall/lamp");
    simulation.send("hall/lamp/set", { scene_store: { ID: 9, name: "dim" } });
    simulation.pass(100);
    expect(simulation.retained("bridge/devices")).toContainEqual(
      expect.objectContaining({
        friendly_name: "hall/lamp",
        endpoints: { "1": expect.objectContaining({ scenes: [{ id: 9, name: "dim" }] }) },
      }),
    );
    simulation.answers("hall/lamp/set", { state: "OFF", brightness: 0 }, "hall/lamp");
    expect(simulation.answers("hall/lamp/set", { scene_recall: 9 }, "hall/lamp")).toMatchObject([{ state: "ON", brightness: 33 }]);
  });

  it("of a group publish each member's part", () => {
    const simulation = start();
    simulation.send("lights/set", { scene_store: 4 });
    simulation.pass(0);
    expect(simulation.retained("bridge/groups")).toContainEqual(
      expect.objectContaining({
        id: 5,
        scenes: [
          { id: 3, name: "movie" },
          { id: 4, name: "Scene 4" },
        ],
      }),
    );
    simulation.answers("lights/set", { state: "ON", brightness: 254 }, "lights");
    simulation.send("lights/set", { scene_recall: 4 });
    simulation.pass(100);
    const seen = simulation.seen();
    expect(seen.map(({ topic }) => topic)).toEqual(expect.arrayContaining(["hall/lamp", "Büro Lichtband"]));
    expect(seen.filter(({ topic }) => topic === "hall/lamp").map(({ text }) => JSON.parse(text))).toMatchObject([
      { state: "OFF", brightness: 100 },
    ]);
  });

  it("that the payload lists can be recalled although nobody saw them being stored", () => {
    const simulation = start();
    const once = simulation.answers("lights/set", { scene_recall: 3 }, "Büro Lichtband");
    expect(once).toMatchObject([{ state: "ON", brightness: expect.any(Number) }]);
    expect(simulation.answers("lights/set", { scene_recall: 3 }, "Büro Lichtband")).toEqual(once);
  });

  it.each<[JsonObject, readonly JsonObject[]]>([
    [{ scene_remove: 3 }, []],
    [{ scene_remove_all: "" }, []],
    [{ scene_rename: { ID: 3, name: "film" } }, [{ id: 3, name: "film" }]],
    [
      { scene_add: { ID: 1, name: "read", state: "ON", brightness: 200 } },
      [
        { id: 1, name: "read" },
        { id: 3, name: "movie" },
      ],
    ],
  ])("%j leaves %j in the group's list", (command, scenes) => {
    const simulation = start();
    simulation.send("lights/set", command);
    simulation.pass(0);
    expect(simulation.retained("bridge/groups")).toContainEqual(expect.objectContaining({ id: 5, scenes }));
  });

  it("added are recalled as they were described", () => {
    const simulation = start();
    simulation.send("hall/lamp/set", { scene_add: { ID: 2, state: "on", brightness: 12, color_temp: 222 } });
    expect(simulation.answers("hall/lamp/set", { scene_recall: 2 }, "hall/lamp")).toMatchObject([
      { state: "ON", brightness: 12, color_temp: 222 },
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ["hall/lamp", { scene_store: 0 }, "Scene ID 0 cannot be used with group ID 0"],
    ["hall/lamp", { scene_recall: "one" }, "'ID' is not a number"],
    ["hall/lamp", { scene_add: { ID: 1, color_temp: 200, color: { x: 0, y: 0 } } }, "Don't specify both"],
    ["remote", { scene_recall: 1 }, "No converter available for 'scene_recall' on 'remote'"],
  ])("on %s: %j is an error", (topic, command, text) => {
    const simulation = start();
    simulation.send(`${topic}/set`, command);
    simulation.pass(0);
    expect(simulation.errors()).toEqual([expect.stringContaining(text)]);
  });

  it("are known to covers, too", () => {
    const simulation = start();
    simulation.send("blind/set", { scene_store: 1 });
    simulation.answers("blind/set", { position: 100 }, "blind", 30_000);
    expect(simulation.answers("blind/set", { scene_recall: 1 }, "blind", 30_000).at(-1)).toMatchObject({ position: 0, state: "CLOSE" });
    expect(blind.friendly_name).toBe("blind");
  });
});
