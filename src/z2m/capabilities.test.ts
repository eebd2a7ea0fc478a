import { describe, expect, it } from "vitest";
import type { Json } from "../base/json.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { describeExposes } from "./exposes/describe-exposes.ts";

type Expose = { readonly [key: string]: Json };

function one(type: string, name: string, access: number, rest: Expose = {}): Expose {
  return { type, name, property: name, access, ...rest };
}
const onOff = { value_on: "ON", value_off: "OFF" };
const state = one("binary", "state", 7, onOff);
const within = (type: string, ...features: Expose[]): Expose => ({ type, features });
const space = (name: string): Expose => ({ type: "composite", name, property: "color", access: 7, features: [] });

describe("capabilities", () => {
  it.each<[what: string, exposes: readonly Expose[], capabilities: readonly string[]]>([
    ["a plug", [within("switch", state)], ["switchable"]],
    ["a dimmer", [within("light", state, one("numeric", "brightness", 7))], ["switchable", "dimmable"]],
    ["a white lamp", [within("light", state, one("numeric", "color_temp", 7))], ["switchable", "colorTemperature"]],
    ["a colour lamp", [within("light", state, space("color_xy"))], ["switchable", "color"]],
    ["a colour lamp of the other space", [within("light", state, space("color_hs"))], ["switchable", "color"]],
    ["a lamp that cannot be set", [within("light", one("binary", "state", 1, onOff), one("numeric", "brightness", 7))], []],
    ["a two-gang switch, which has no state as a whole", [within("switch", { ...state, property: "state_left", endpoint: "left" })], []],
    ["a lock", [within("lock", one("binary", "state", 7, { value_on: "LOCK", value_off: "UNLOCK" }))], ["lock"]],
    ["a cover", [within("cover", one("enum", "state", 3, { values: ["OPEN", "CLOSE", "STOP"] }))], ["cover"]],
    ["a cover in other words", [within("cover", one("enum", "state", 3, { values: ["UP", "DOWN"] }))], []],
    ["a fan", [within("fan", state)], ["switchable", "fan"]],
    ["a thermostat", [within("climate", one("numeric", "occupied_heating_setpoint", 7))], ["thermostat"]],
    ["a remote", [one("enum", "action", 1, { values: ["on"] })], ["action"]],
    [
      "a climate sensor",
      [one("numeric", "temperature", 1), one("numeric", "humidity", 1), one("numeric", "battery", 1)],
      ["temperature", "humidity", "battery"],
    ],
    [
      "a motion sensor",
      [one("binary", "occupancy", 1, { value_on: true, value_off: false }), one("numeric", "illuminance", 1)],
      ["occupancy", "illuminance"],
    ],
    ["a contact", [one("binary", "contact", 1, { value_on: false, value_off: true })], ["contact"]],
    ["a meter", [one("numeric", "power", 5)], ["power"]],
    ["a leak sensor", [one("binary", "water_leak", 1, { value_on: true, value_off: false })], ["waterLeak"]],
    ["a smoke alarm", [one("binary", "smoke", 1, { value_on: true, value_off: false })], ["smoke"]],
    ["a number that only carries the name", [one("enum", "temperature", 1, { values: ["hot"] }), one("numeric", "contact", 1)], []],
    ["a temperature that cannot be read", [one("numeric", "temperature", 2)], []],
    ["nothing", [], []],
  ])("of %s", (_, exposes, capabilities) => {
    expect(capabilitiesOf(describeExposes(exposes).properties)).toEqual(capabilities);
  });
});
