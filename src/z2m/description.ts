import type { Json } from "../base/json.ts";

/**
 * What the rest of the house knows about a Zigbee2MQTT network: plain data that survives `postMessage`, made once from
 * the bridge's payloads by `describeHome`. Rules: exposes format of zigbee-herdsman-converters, see docs/zigbee2mqtt.md.
 */
export interface HomeDescription {
  readonly devices: readonly DeviceDescription[];
  readonly groups: readonly GroupDescription[];
  /** Entries of the payloads that could not be used, each with its reason. The rest of the home is complete. */
  readonly dropped: readonly DroppedEntry[];
}

export interface DroppedEntry {
  /** Where in the payload, in words: `bridge/devices[3] "hall/lamp"`, `… exposes[2]`. */
  readonly where: string;
  readonly reason: string;
}

/** What devices and groups share: something with a topic and properties. */
export interface EntityDescription {
  /** Zigbee2MQTT's friendly name. Zigbee2MQTT keeps it unique over devices and groups; a broken bridge may repeat one. */
  readonly name: string;
  /** The name of this entity in generated TypeScript: `home.<identifier>`. Collision-free within one home. */
  readonly identifier: string;
  readonly description: string | undefined;
  readonly properties: readonly PropertyDescription[];
  readonly capabilities: readonly Capability[];
  readonly scenes: readonly SceneDescription[];
}

export interface DeviceDescription extends EntityDescription {
  readonly ieee: string;
  readonly kind: "Coordinator" | "Router" | "EndDevice" | "GreenPower" | "Unknown";
  /** `definition.model`, else `model_id`, else undefined for a device without a definition. */
  readonly model: string | undefined;
  readonly vendor: string | undefined;
  /** The definition's own words on what the product is. */
  readonly modelDescription: string | undefined;
  /** Interface name in generated TypeScript, shared by devices of like model and like exposes. */
  readonly typeName: string;
  readonly powerSource: "mains" | "battery" | "unknown";
  readonly disabled: boolean;
  readonly supported: boolean;
  readonly interview: "pending" | "in progress" | "successful" | "failed" | "unknown";
  /** Names of the endpoints that the definition distinguishes ("left", "l1"). */
  readonly endpoints: readonly string[];
  /** What `bridge/request/device/options` takes for this model, over and above the options of every device. */
  readonly options: readonly PropertyDescription[];
}

export interface GroupDescription extends EntityDescription {
  readonly id: number;
  readonly typeName: string;
  readonly members: readonly { readonly ieee: string; readonly endpoint: number | string | undefined }[];
}

export interface SceneDescription {
  readonly id: number;
  readonly name: string;
  readonly endpoint: string | undefined;
}

/** Access bits of an expose, read as words. A missing or odd `access` counts as published only. */
export interface Access {
  /** Bit 1: it is found in the published state. */
  readonly published: boolean;
  /** Bit 2: it may be set through `/set`. */
  readonly settable: boolean;
  /** Bit 4: it may be asked for through `/get`. */
  readonly gettable: boolean;
}

interface PropertyBase {
  /**
   * The property's name within its entity (or record), unique there: Zigbee2MQTT's `property`. The colour spaces, which
   * share the property `color`, always go by the expose's `name` (`color_xy`, `color_hs_left`), whether a lamp knows one or
   * both. Pins of flows use it. The whole rule: `exposes/name-properties.ts`.
   */
  readonly id: string;
  /** The member name in generated TypeScript (`colorTemp`). Unique within the entity or record. */
  readonly identifier: string;
  /** Key in the MQTT payload (`property` of the expose). */
  readonly key: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly access: Access;
  readonly endpoint: string | undefined;
  readonly category: "config" | "diagnostic" | undefined;
  /** The specific expose (light, switch, cover …) this feature was listed under. */
  readonly within: string | undefined;
}

export interface BooleanDescription extends PropertyBase {
  readonly type: "boolean";
  /** What the wire says for true and false: "ON"/"OFF", true/false, "LOCK"/"UNLOCK" … */
  readonly on: Json;
  readonly off: Json;
  readonly toggle: Json | undefined;
}

export interface NumberDescription extends PropertyBase {
  readonly type: "number";
  readonly unit: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  readonly presets: readonly { readonly name: string; readonly value: number | string; readonly description: string | undefined }[];
}

export interface ChoiceDescription extends PropertyBase {
  readonly type: "choice";
  /** Zigbee2MQTT's own words, in the order it lists them, without duplicates. Numbers stay numbers on the wire. */
  readonly words: readonly (string | number)[];
}

/**
 * `action` and its like: a moment, not a state. It fires for every live report, also for words that are not listed. A `*` in
 * a word stands for any text (`recall_*`). What counts as an event: `exposes/choice.ts`.
 */
export interface EventDescription extends PropertyBase {
  readonly type: "event";
  readonly words: readonly string[];
  /** Other words than these are to be expected. */
  readonly open?: boolean;
}

export interface TextDescription extends PropertyBase {
  readonly type: "text";
}

export interface ListDescription extends PropertyBase {
  readonly type: "list";
  readonly item: PropertyDescription | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
}

export interface RecordDescription extends PropertyBase {
  readonly type: "record";
  readonly fields: readonly PropertyDescription[];
}

/** An expose whose type this version does not know: passed through as JSON, readable and settable as access says. */
export interface UnknownDescription extends PropertyBase {
  readonly type: "unknown";
  readonly exposeType: string;
}

export type PropertyDescription =
  | BooleanDescription
  | NumberDescription
  | ChoiceDescription
  | EventDescription
  | TextDescription
  | ListDescription
  | RecordDescription
  | UnknownDescription;

/** What a device can do, whatever its model: the words that `home.devices.with(…)` takes. */
export const capabilities = [
  "switchable",
  "dimmable",
  "colorTemperature",
  "color",
  "cover",
  "lock",
  "fan",
  "thermostat",
  "occupancy",
  "contact",
  "temperature",
  "humidity",
  "illuminance",
  "power",
  "battery",
  "action",
  "waterLeak",
  "smoke",
] as const;
export type Capability = (typeof capabilities)[number];
