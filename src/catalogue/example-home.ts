import type { Access, DeviceDescription, GroupDescription, HomeDescription, PropertyDescription } from "../z2m/description.ts";

/** A small home that the examples of node kinds, and tests of the compiler, are about. */

const published: Access = { published: true, settable: false, gettable: false };
const settable: Access = { published: true, settable: true, gettable: true };

type Details<T extends PropertyDescription["type"]> = Partial<Extract<PropertyDescription, { type: T }>>;

function base(id: string, identifier: string, access: Access) {
  return {
    id,
    identifier,
    key: id,
    label: id.charAt(0).toUpperCase() + id.slice(1).replaceAll("_", " "),
    description: undefined,
    access,
    endpoint: undefined,
    category: undefined,
    within: undefined,
  };
}

function onOff(id: string, identifier: string, access: Access, details: Details<"boolean"> = {}): PropertyDescription {
  return { ...base(id, identifier, access), type: "boolean", on: true, off: false, toggle: undefined, ...details };
}

function amount(id: string, identifier: string, access: Access, details: Details<"number"> = {}): PropertyDescription {
  return {
    ...base(id, identifier, access),
    type: "number",
    unit: undefined,
    min: undefined,
    max: undefined,
    step: undefined,
    presets: [],
    ...details,
  };
}

function choice(id: string, identifier: string, access: Access, words: readonly string[]): PropertyDescription {
  return { ...base(id, identifier, access), type: "choice", words };
}

const state = onOff("state", "state", settable, { on: "ON", off: "OFF", toggle: "TOGGLE" });
const brightness = amount("brightness", "brightness", settable, { min: 0, max: 254 });
const colorTemp = amount("color_temp", "colorTemp", settable, { unit: "mired", min: 250, max: 454 });
const effect = choice("effect", "effect", { published: false, settable: true, gettable: false }, ["blink", "breathe", "okay"]);
const linkquality = amount("linkquality", "linkquality", published, { unit: "lqi", min: 0, max: 255 });
const action: PropertyDescription = {
  ...base("action", "action", published),
  type: "event",
  words: ["on", "off", "brightness_move_up", "brightness_move_down", "brightness_stop", "arrow_left_click", "arrow_right_click"],
};

function device(ieee: string, name: string, identifier: string, details: Partial<DeviceDescription>): DeviceDescription {
  return {
    ieee,
    name,
    identifier,
    description: undefined,
    kind: "EndDevice",
    model: undefined,
    vendor: undefined,
    modelDescription: undefined,
    typeName: "Device",
    powerSource: "battery",
    disabled: false,
    supported: true,
    interview: "successful",
    endpoints: [],
    options: [],
    properties: [],
    capabilities: [],
    scenes: [],
    ...details,
  };
}

const lampParts: Partial<DeviceDescription> = {
  kind: "Router",
  model: "LED1545G12",
  vendor: "IKEA",
  typeName: "LED1545G12",
  powerSource: "mains",
  properties: [{ ...state, within: "light" }, brightness, colorTemp, effect, linkquality],
  capabilities: ["switchable", "dimmable", "colorTemperature"],
};

const kitchenGroup: GroupDescription = {
  id: 5,
  name: "kitchen lights",
  identifier: "kitchenLights",
  typeName: "KitchenLights",
  description: undefined,
  properties: [state, brightness],
  capabilities: ["switchable", "dimmable"],
  scenes: [{ id: 3, name: "evening", endpoint: undefined }],
  members: [],
};

export const exampleHome: HomeDescription = {
  devices: [
    device("0x00158d0001a2b3c4", "hall/motion", "hallMotion", {
      model: "RTCGQ11LM",
      vendor: "Aqara",
      typeName: "RTCGQ11LM",
      properties: [
        onOff("occupancy", "occupancy", published),
        amount("illuminance", "illuminance", published, { unit: "lx" }),
        amount("battery", "battery", published, { unit: "%", min: 0, max: 100 }),
      ],
      capabilities: ["occupancy", "illuminance", "battery"],
    }),
    device("0x680ae2fffe112233", "hall/lamp", "hallLamp", lampParts),
    device("0x680ae2fffe112244", "dining/lamp", "diningLamp", lampParts),
    device("0x842e14ff8600b2f0", "remote", "remote", {
      model: "E2001",
      vendor: "IKEA",
      typeName: "E2001",
      properties: [action, amount("battery", "battery", published, { unit: "%", min: 0, max: 100 })],
      capabilities: ["action", "battery"],
    }),
    device("0xa4c138ff5e87262c", "coffee", "coffee", {
      kind: "Router",
      model: "TS011F",
      vendor: "Tuya",
      typeName: "TS011F",
      powerSource: "mains",
      properties: [
        state,
        amount("power", "power", published, { unit: "W" }),
        choice("power_outage_memory", "powerOutageMemory", settable, ["on", "off", "restore"]),
      ],
      capabilities: ["switchable", "power"],
    }),
    device("0x00158d003c96fd0d", "bedroom/climate", "bedroomClimate", {
      model: "WSDCGQ11LM",
      vendor: "Aqara",
      typeName: "WSDCGQ11LM",
      properties: [
        amount("temperature", "temperature", published, { unit: "°C" }),
        amount("humidity", "humidity", published, { unit: "%", min: 0, max: 100 }),
      ],
      capabilities: ["temperature", "humidity"],
    }),
  ],
  groups: [kitchenGroup],
  dropped: [],
};
