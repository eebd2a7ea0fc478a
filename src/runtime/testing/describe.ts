import type {
  Access,
  BooleanDescription,
  Capability,
  ChoiceDescription,
  DeviceDescription,
  EventDescription,
  GroupDescription,
  HomeDescription,
  ListDescription,
  NumberDescription,
  PropertyDescription,
  RecordDescription,
  TextDescription,
  UnknownDescription,
} from "../../z2m/description.ts";

/** Words for a test's home: each function describes one expose, device or home with little typing. */

const all: Access = { published: true, settable: true, gettable: true };
const reading: Access = { published: true, settable: false, gettable: false };

function common(id: string, access: Access) {
  return {
    id,
    identifier: camelCase(id),
    key: id,
    label: id,
    description: undefined,
    access,
    endpoint: undefined,
    category: undefined,
    within: undefined,
  };
}

export function boolean(id: string, more: Partial<BooleanDescription> = {}): BooleanDescription {
  return { ...common(id, all), type: "boolean", on: "ON", off: "OFF", toggle: "TOGGLE", ...more };
}

export function number(id: string, more: Partial<NumberDescription> = {}): NumberDescription {
  return { ...common(id, all), type: "number", unit: undefined, min: undefined, max: undefined, step: undefined, presets: [], ...more };
}

export function choice(id: string, words: readonly (string | number)[], more: Partial<ChoiceDescription> = {}): ChoiceDescription {
  return { ...common(id, all), type: "choice", words, ...more };
}

export function event(id: string, words: readonly string[]): EventDescription {
  return { ...common(id, reading), type: "event", words };
}

export function text(id: string, more: Partial<TextDescription> = {}): TextDescription {
  return { ...common(id, all), type: "text", ...more };
}

export function list(id: string, more: Partial<ListDescription> = {}): ListDescription {
  return { ...common(id, all), type: "list", item: undefined, minLength: undefined, maxLength: undefined, ...more };
}

export function record(id: string, fields: readonly PropertyDescription[], more: Partial<RecordDescription> = {}): RecordDescription {
  return { ...common(id, all), type: "record", fields, ...more };
}

export function unknown(id: string): UnknownDescription {
  return { ...common(id, all), type: "unknown", exposeType: "hologram" };
}

/** A reading that can be neither set nor asked for, such as those of battery sensors. */
export function readOnly<P extends PropertyDescription>(property: P): P {
  return { ...property, access: reading };
}

let lastAddress = 0;

export function device(name: string, properties: readonly PropertyDescription[], more: Partial<DeviceDescription> = {}): DeviceDescription {
  lastAddress += 1;
  return {
    name,
    identifier: camelCase(name),
    description: undefined,
    properties,
    capabilities: [],
    scenes: [],
    ieee: `0x${String(lastAddress).padStart(16, "0")}`,
    kind: "Router",
    model: "TEST",
    vendor: "Test",
    modelDescription: undefined,
    typeName: "TestDevice",
    powerSource: "mains",
    disabled: false,
    supported: true,
    interview: "successful",
    endpoints: [],
    options: [],
    ...more,
  };
}

export function group(
  id: number,
  name: string,
  properties: readonly PropertyDescription[],
  capabilities: readonly Capability[] = [],
): GroupDescription {
  return {
    id,
    name,
    identifier: camelCase(name),
    description: undefined,
    properties,
    capabilities,
    scenes: [],
    typeName: "TestGroup",
    members: [],
  };
}

/** A dimmable lamp with colour temperature and both colour spaces. */
export function colorLamp(name: string, more: Partial<DeviceDescription> = {}): DeviceDescription {
  const color = { key: "color" } as const;
  const properties = [
    boolean("state"),
    number("brightness", { min: 0, max: 254 }),
    number("color_temp", { unit: "mired", min: 150, max: 500 }),
    record("color_xy", [number("x"), number("y")], color),
    record("color_hs", [number("hue"), number("saturation")], color),
  ];
  return device(name, properties, { capabilities: ["switchable", "dimmable", "colorTemperature", "color"], ...more });
}

export function remote(name: string, words: readonly string[] = ["on", "off", "brightness_step_up"]): DeviceDescription {
  const properties = [
    event("action", words),
    readOnly(number("action_step_size")),
    readOnly(number("battery", { min: 0, max: 100, unit: "%" })),
  ];
  return device(name, properties, { powerSource: "battery", capabilities: ["action", "battery"] });
}

export function motionSensor(name: string): DeviceDescription {
  const properties = [
    readOnly(boolean("occupancy", { on: true, off: false, toggle: undefined })),
    readOnly(number("illuminance", { unit: "lx" })),
  ];
  return device(name, properties, { powerSource: "battery", capabilities: ["occupancy", "illuminance"] });
}

export function home(devices: readonly DeviceDescription[], groups: readonly GroupDescription[] = []): HomeDescription {
  return { devices, groups, dropped: [] };
}

function camelCase(text: string): string {
  return text.replace(/[^a-zA-Z0-9]+(.)/g, (_, next: string) => next.toUpperCase());
}
