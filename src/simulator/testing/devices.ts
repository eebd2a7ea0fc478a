import type { Json, JsonObject } from "../../base/json.ts";

/** Entries of `bridge/devices`, written down from the format's description (docs/zigbee2mqtt.md, "Exposes format"). */
export function device(name: string, number: number, exposes: readonly Json[], more: JsonObject = {}): JsonObject {
  return {
    ieee_address: `0x${number.toString(16).padStart(16, "0")}`,
    friendly_name: name,
    type: "Router",
    power_source: "Mains (single phase)",
    network_address: number,
    supported: true,
    disabled: false,
    interview_state: "SUCCESSFUL",
    endpoints: { "1": { bindings: [], configured_reportings: [], clusters: { input: ["genOnOff"], output: [] }, scenes: [] } },
    definition: {
      source: "native",
      model: `M${number}`,
      vendor: "Acme",
      description: name,
      exposes: [...exposes, linkquality],
      options: [],
    },
    ...more,
  };
}

export const linkquality: JsonObject = numeric("linkquality", 1, { value_min: 0, value_max: 255, unit: "lqi" });

export function binary(name: string, access: number, on: Json, off: Json, more: JsonObject = {}): JsonObject {
  return { type: "binary", name, label: name, property: name, access, value_on: on, value_off: off, ...more };
}

export function numeric(name: string, access: number, more: JsonObject = {}): JsonObject {
  return { type: "numeric", name, label: name, property: name, access, ...more };
}

export function choice(name: string, access: number, values: readonly Json[], more: JsonObject = {}): JsonObject {
  return { type: "enum", name, label: name, property: name, access, values, ...more };
}

export function feature(type: string, features: readonly Json[], more: JsonObject = {}): JsonObject {
  return { type, features, ...more };
}

export const onOffState = binary("state", 7, "ON", "OFF", { value_toggle: "TOGGLE" });
export const brightness = numeric("brightness", 7, { value_min: 0, value_max: 254 });
export const colorTemperature = numeric("color_temp", 7, { value_min: 150, value_max: 500, unit: "mired" });
export const colorXy: JsonObject = {
  type: "composite",
  name: "color_xy",
  label: "Color (X/Y)",
  property: "color",
  access: 7,
  features: [numeric("x", 7), numeric("y", 7)],
};
export const colorHs: JsonObject = {
  type: "composite",
  name: "color_hs",
  label: "Color (HS)",
  property: "color",
  access: 7,
  features: [numeric("hue", 7), numeric("saturation", 7)],
};

export const coordinator: JsonObject = {
  ieee_address: "0x00124b0000000001",
  type: "Coordinator",
  friendly_name: "Coordinator",
  supported: true,
  disabled: false,
  network_address: 0,
  interview_state: "SUCCESSFUL",
  endpoints: {},
};
/** Dimmable, white. */
export const lamp = device("hall/lamp", 1, [feature("light", [onOffState, brightness, colorTemperature])]);
/** All colours. */
export const strip = device("Büro Lichtband", 2, [feature("light", [onOffState, brightness, colorTemperature, colorXy, colorHs])]);
/** A metering plug. */
export const plug = device("plug", 3, [
  feature("switch", [onOffState]),
  numeric("power", 5, { unit: "W" }),
  numeric("current", 5, { unit: "A" }),
  choice("power_on_behavior", 7, ["off", "on", "previous"]),
]);
/** A button on batteries. */
export const remote = device(
  "remote",
  4,
  [choice("action", 1, ["on", "off", "dial"]), numeric("battery", 5, { unit: "%", value_min: 0, value_max: 100 })],
  {
    type: "EndDevice",
    power_source: "Battery",
  },
);
/** A wall switch with two gangs. */
export const twoGang = device(
  "two gang",
  5,
  [
    feature("switch", [{ ...onOffState, property: "state_left", endpoint: "left" }], { endpoint: "left" }),
    feature("switch", [{ ...onOffState, property: "state_right", endpoint: "right" }], { endpoint: "right" }),
  ],
  {
    endpoints: {
      "1": { name: "left", scenes: [], clusters: { input: [], output: [] } },
      "2": { name: "right", scenes: [], clusters: { input: [], output: [] } },
    },
  },
);
export const blind = device("blind", 6, [
  feature("cover", [choice("state", 3, ["OPEN", "CLOSE", "STOP"]), numeric("position", 7, { value_min: 0, value_max: 100, unit: "%" })]),
]);
export const doorLock = device("door", 7, [
  feature("lock", [binary("state", 7, "LOCK", "UNLOCK"), choice("lock_state", 1, ["not_fully_locked", "locked", "unlocked"])]),
]);
/** A radiator valve on batteries. */
export const valve = device(
  "valve",
  8,
  [
    feature("climate", [
      numeric("local_temperature", 5, { unit: "°C" }),
      numeric("occupied_heating_setpoint", 7, { unit: "°C", value_min: 5, value_max: 30, value_step: 0.5 }),
      choice("system_mode", 7, ["off", "heat"]),
      choice("running_state", 5, ["idle", "heat"]),
    ]),
  ],
  { type: "EndDevice", power_source: "Battery" },
);
export const bridgeLamp = device("bridge lamp", 9, [feature("light", [onOffState, brightness])]);
/** Its interview is under way: no definition yet. */
export const unknownDevice: JsonObject = { ...device("newcomer", 10, []), definition: undefined as never };

export const addressOf = (entry: JsonObject): string => String(entry.ieee_address);
export const group = (id: number, name: string, members: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  id,
  friendly_name: name,
  scenes: [],
  members: members.map((member) => ({ ieee_address: addressOf(member), endpoint: 1 })),
  ...more,
});

/** What everything is at the start of most tests. */
export const initialStates: JsonObject = {
  "zigbee2mqtt/hall/lamp": { state: "OFF", brightness: 100, color_temp: 300, color_mode: "color_temp", linkquality: 90 },
  "zigbee2mqtt/Büro Lichtband": {
    state: "ON",
    brightness: 200,
    color_temp: 250,
    color: { hue: 30, saturation: 50, x: 0.4, y: 0.4 },
    color_mode: "hs",
    linkquality: 91,
  },
  "zigbee2mqtt/plug": { state: "ON", power: 46, current: 0.2, power_on_behavior: "previous", linkquality: 92 },
  "zigbee2mqtt/remote": { battery: 80, linkquality: 93 },
  "zigbee2mqtt/two gang": { state_left: "ON", state_right: "OFF", linkquality: 94 },
  "zigbee2mqtt/blind": { state: "CLOSE", position: 0, linkquality: 95 },
  "zigbee2mqtt/door": { state: "UNLOCK", lock_state: "unlocked", linkquality: 96 },
  "zigbee2mqtt/valve": {
    local_temperature: 19,
    occupied_heating_setpoint: 18,
    system_mode: "heat",
    running_state: "idle",
    linkquality: 97,
  },
  "zigbee2mqtt/bridge lamp": { state: "OFF", brightness: 10, linkquality: 98 },
};
export const allDevices = [coordinator, lamp, strip, plug, remote, twoGang, blind, doorLock, valve, bridgeLamp];
