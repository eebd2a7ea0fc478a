import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { allDevices, initialStates } from "./testing/devices.ts";
import { Simulation } from "./testing/simulation.ts";

function start(states: JsonObject = {}): Simulation {
  return new Simulation({ devices: allDevices, states: { ...initialStates, ...states } });
}
const lit = { "zigbee2mqtt/hall/lamp": { state: "ON", brightness: 100, color_temp: 300, color_mode: "color_temp" } };
const unknown = { "zigbee2mqtt/hall/lamp": {} };

describe("a lamp that is off", () => {
  it.each<[JsonObject | string, JsonObject]>([
    [{ state: "ON" }, { state: "ON", brightness: 100 }],
    ["on", { state: "ON" }],
    ["TOGGLE", { state: "ON" }],
    [{ brightness: 200 }, { state: "ON", brightness: 200 }],
    [{ brightness: 255 }, { state: "ON", brightness: 254 }],
    [{ brightness_percent: 100 }, { state: "ON", brightness: 254 }],
    [{ brightness_percent: 50 }, { state: "ON", brightness: 128 }],
    [{ brightness: 0 }, { state: "OFF", brightness: 0 }],
    [
      { state: "ON", brightness: 120, transition: 2 },
      { state: "ON", brightness: 120 },
    ],
    [
      { state: "ON", color_temp: 200 },
      { state: "ON", color_temp: 200, color_mode: "color_temp" },
    ],
    [
      { brightness: 50, color_temp: 200 },
      { state: "ON", brightness: 50, color_temp: 200 },
    ],
    [{ brightness_step_onoff: -200 }, { state: "OFF", brightness: 0 }],
    // It ignores what only a lamp that is on does: the value stays what it was.
    [{ color_temp: 200 }, { state: "OFF", color_temp: 300, color_mode: "color_temp" }],
    [
      { state: "OFF", color_temp: 200 },
      { state: "OFF", color_temp: 300 },
    ],
    [{ color_temp_step: 50 }, { state: "OFF", color_temp: 300 }],
    [
      { state: null, brightness: 200 },
      { state: "OFF", brightness: 100 },
    ],
    [{ brightness_step: 50 }, { state: "OFF", brightness: 100 }],
  ])("makes of %j one message with %j", (command, expected) => {
    const answers = start().answers("hall/lamp/set", command, "hall/lamp");
    expect(answers).toHaveLength(1);
    expect(answers).toMatchObject([expected]);
  });

  it("obeys a colour temperature when it was told to execute while off", () => {
    const state = { state: "OFF", color_temp: 300, color_options: { execute_if_off: true } };
    const simulation = start({ "zigbee2mqtt/hall/lamp": state });
    expect(simulation.answers("hall/lamp/set", { color_temp: 200 }, "hall/lamp")).toMatchObject([{ color_temp: 200 }]);
  });

  it("publishes what it ignores when it is to be like Zigbee2MQTT, but does not have it", () => {
    const simulation = new Simulation({ devices: allDevices, states: initialStates, echoesIgnored: true });
    expect(simulation.answers("hall/lamp/set", { color_temp: 200 }, "hall/lamp")).toMatchObject([{ color_temp: 200 }]);
    expect(simulation.answers("hall/lamp/get", { color_temp: "" }, "hall/lamp")).toMatchObject([{ color_temp: 300 }]);
  });
});

describe("a lamp that is on", () => {
  it.each<[JsonObject, JsonObject]>([
    [{ state: "OFF" }, { state: "OFF", brightness: 100 }],
    [{ state: "TOGGLE" }, { state: "OFF" }],
    [
      { state: null, brightness: 0 },
      { state: "ON", brightness: 1 },
    ],
    [{ brightness_step: 50 }, { brightness: 150 }],
    [{ brightness_step: -500 }, { state: "ON", brightness: 1 }],
    [{ brightness_step_onoff: -500 }, { state: "OFF", brightness: 0 }],
    [{ color_temp: 1000 }, { color_temp: 500 }],
    [{ color_temp: "coolest" }, { color_temp: 150 }],
    [{ color_temp: "neutral" }, { color_temp: 370 }],
    [{ color_temp_percent: 100 }, { color_temp: 500 }],
    [{ color_temp_step: -60 }, { color_temp: 240 }],
  ])("makes of %j one message with %j", (command, expected) => {
    const answers = start(lit).answers("hall/lamp/set", command, "hall/lamp");
    expect(answers).toHaveLength(1);
    expect(answers).toMatchObject([expected]);
  });

  it("comes back to its level after it faded out", () => {
    const simulation = start(lit);
    simulation.answers("hall/lamp/set", { state: "OFF", transition: 1 }, "hall/lamp", 2_000);
    expect(simulation.answers("hall/lamp/set", { state: "ON" }, "hall/lamp")).toMatchObject([{ state: "ON", brightness: 100 }]);
  });

  it("publishes the goal of a transition at once, glides there, and reports when it has arrived", () => {
    const simulation = start(lit);
    expect(simulation.answers("hall/lamp/set", { brightness: 200, transition: 2 }, "hall/lamp", 1_000)).toMatchObject([
      { brightness: 200 },
    ]);
    expect(simulation.home.actual("hall/lamp", "brightness")).toBe(150);
    expect(simulation.answers("hall/lamp/get", '{"brightness":""}', "hall/lamp")).toMatchObject([{ brightness: 153 }]);
    simulation.pass(5_000);
    expect(simulation.on("hall/lamp")).toMatchObject([{ brightness: 200 }]);
  });

  it("moves until it is stopped, and only then says where it is", () => {
    const simulation = start(lit);
    expect(simulation.answers("hall/lamp/set", { brightness_move: 40 }, "hall/lamp", 1_000)).toEqual([]);
    simulation.send("hall/lamp/set", { brightness_move: "stop" });
    simulation.pass(500);
    expect(simulation.on("hall/lamp")).toEqual([]);
    simulation.pass(100);
    expect(simulation.on("hall/lamp")).toMatchObject([{ state: "ON", brightness: 140 }]);
    simulation.pass(60_000);
    expect(simulation.on("hall/lamp")).toEqual([]);
  });

  it("is off when it was moved down to nothing with on and off", () => {
    const simulation = start(lit);
    expect(simulation.answers("hall/lamp/set", { brightness_move_onoff: -50 }, "hall/lamp", 10_000)).toMatchObject([
      { state: "OFF", brightness: 0 },
    ]);
  });

  it("goes off by itself after on_time, publishing only what it reports", () => {
    const simulation = start(lit);
    simulation.send("hall/lamp/set", { state: "ON", on_time: 3 });
    simulation.pass(100);
    expect(simulation.on("hall/lamp")).toEqual([]);
    simulation.pass(5_000);
    expect(simulation.on("hall/lamp")).toMatchObject([{ state: "ON" }, { state: "OFF" }]);
  });
});

it("publishes nothing optimistic for a toggle while the state is unknown, only the report that follows", () => {
  const simulation = start(unknown);
  simulation.send("hall/lamp/set", "toggle");
  simulation.pass(100);
  expect(simulation.on("hall/lamp")).toEqual([]);
  simulation.pass(200);
  expect(simulation.on("hall/lamp")).toEqual([expect.objectContaining({ state: expect.stringMatching(/^ON|OFF$/) })]);
});

describe("a colour lamp", () => {
  it.each<[JsonObject["color"], JsonObject]>([
    [
      { x: 0.7, y: 0.29995 },
      { color_mode: "xy", color: { x: 0.7, y: 0.3 } },
    ],
    [
      { r: 255, g: 0, b: 0 },
      { color_mode: "xy", color: { x: 0.6401, y: 0.33, hue: 0, saturation: 100 } },
    ],
    [{ rgb: "0,0,255" }, { color_mode: "xy", color: { x: 0.15, y: 0.06 } }],
    [{ hex: "#00FF00" }, { color_mode: "xy", color: { x: 0.3, y: 0.6 } }],
    ["#ff0000", { color_mode: "xy", color: { x: 0.6401 } }],
    [
      { hue: 240, saturation: 100 },
      { color_mode: "hs", color: { hue: 240, saturation: 100, x: 0.15, y: 0.06 } },
    ],
    [{ hue: 300 }, { color_mode: "hs", color: { hue: 300, saturation: 50 } }],
    [{ saturation: 10 }, { color_mode: "hs", color: { hue: 30, saturation: 10 } }],
    [
      { h: 120, s: 100, v: 50 },
      { color_mode: "hs", color: { hue: 120, saturation: 100 }, brightness: 127 },
    ],
    [{ hsv: "120,100,100" }, { color: { hue: 120 }, brightness: 254 }],
  ])("takes %j as %j", (color, expected) => {
    expect(start().answers("Büro Lichtband/set", { color: color ?? null }, "Büro Lichtband")).toMatchObject([expected]);
  });

  it("says its colour as x and y, too, when its temperature was set", () => {
    expect(start().answers("Büro Lichtband/set", { color_temp: 370 }, "Büro Lichtband")).toMatchObject([
      { color_mode: "color_temp", color_temp: 370, color: { x: expect.closeTo(0.46, 2), y: expect.closeTo(0.41, 2) } },
    ]);
  });

  it("turns the hue round the circle", () => {
    expect(start().answers("Büro Lichtband/set", { hue_step: -60 }, "Büro Lichtband")).toMatchObject([{ color: { hue: 330 } }]);
  });
});

describe("values that a lamp refuses", () => {
  it.each<[JsonObject, string]>([
    [
      { brightness: 300 },
      "Publish 'set' 'brightness' to 'hall/lamp' failed: 'Error: Brightness value of message: '{\"brightness\":300}' invalid, must be a number >= 0 and =< 254'",
    ],
    [{ brightness: -1 }, "Brightness value of message"],
    [{ brightness: "bright" }, "Brightness value of message"],
    [{ state: "AN" }, "State value of message: '{\"state\":\"AN\"}' invalid, must be 'ON', 'OFF' or 'TOGGLE'"],
    [{ state: null }, 'At least one of "brightness" or "state" must have a value'],
    [{ color_temp: "blue" }, "'color_temp' is not a number, got string (blue)"],
    [{ brightness_step: "up" }, "'brightness_step' is not a number"],
    [{ effect: "blink" }, "No converter available for 'effect' on 'hall/lamp': (\"blink\")"],
    [{ state: "ON", on_time: "long" }, "The on_time value must be a number!"],
  ])("logs an error for %j and changes nothing", (command, text) => {
    const simulation = start();
    simulation.send("hall/lamp/set", command);
    simulation.pass(500);
    const seen = simulation.seen();
    expect(seen.map(({ topic }) => topic)).toEqual(["bridge/logging"]);
    expect(JSON.parse(seen[0]?.text ?? "")).toEqual({ level: "error", message: expect.stringContaining(text), namespace: "z2m" });
    expect(simulation.home.actual("hall/lamp", "state")).toBe("OFF");
  });
});
