import type { Json } from "../../base/json.ts";
import { readBoolean, readElements, readNumber, readObject, readPath, readText, readWords } from "../read-json.ts";

/** What a client needs of `bridge/info`. Settings that the payload lacks have Zigbee2MQTT's defaults. */
export interface BridgeInfo {
  /** "2.12.1"; undefined where the payload names none. */
  readonly version: string | undefined;
  readonly coordinator: { readonly ieee: string | undefined; readonly type: string | undefined };
  readonly permitJoin: boolean;
  /** Milliseconds since 1970, where joining ends by itself. */
  readonly permitJoinEnd: number | undefined;
  readonly restartRequired: boolean;
  readonly config: BridgeConfig;
  /** What stands in the way of working with this bridge, each in a sentence that says what to do. */
  readonly warnings: readonly string[];
}

export interface BridgeConfig {
  readonly output: "json" | "attribute" | "attribute_and_json";
  /** False: messages carry only what changed. A missing key never means that a value is gone. */
  readonly cacheState: boolean;
  readonly cacheStateSendOnStartup: boolean;
  readonly lastSeen: "disable" | "ISO_8601" | "ISO_8601_local" | "epoch";
  readonly elapsed: boolean;
  readonly availability: boolean;
  readonly includeDeviceInformation: boolean;
  /** True: not even `bridge/devices` is retained; it comes when something changes. */
  readonly forceDisableRetain: boolean;
  readonly homeAssistant: boolean;
  /** True: an empty `action` follows each action, as in 1.x. */
  readonly legacyActionSensor: boolean;
  readonly deviceDefaults: EntityOptions;
  /** By IEEE address or by group number as text. Without `deviceDefaults`. */
  readonly entities: ReadonlyMap<string, EntityOptions>;
}

/** Settings of one device or group that change what its messages mean. Undefined: not set. */
export interface EntityOptions {
  readonly retain: boolean | undefined;
  readonly qos: number | undefined;
  readonly optimistic: boolean | undefined;
  readonly disabled: boolean | undefined;
  /** Seconds. */
  readonly debounce: number | undefined;
  /** Seconds. */
  readonly throttle: number | undefined;
  /** Seconds; the fade of commands that name none. */
  readonly transition: number | undefined;
  /** Keys never published, never cached, never published before the device confirms: patterns as in the settings. */
  readonly filteredAttributes: readonly string[];
  readonly filteredCache: readonly string[];
  readonly filteredOptimistic: readonly string[];
}

/** Reads the payload of `bridge/info`, parsed. Never throws; an unusable payload gives the defaults. */
export function readBridgeInfo(payload: unknown): BridgeInfo {
  const info = readObject(payload as Json);
  const version = readWords(readPath(info, "version"));
  const config = readConfig(readPath(info, "config"));
  return {
    version,
    coordinator: { ieee: readText(readPath(info, "coordinator", "ieee_address")), type: readText(readPath(info, "coordinator", "type")) },
    permitJoin: readBoolean(readPath(info, "permit_join")) ?? false,
    permitJoinEnd: readNumber(readPath(info, "permit_join_end")),
    restartRequired: readBoolean(readPath(info, "restart_required")) ?? false,
    config,
    warnings: warningsOf(version, config),
  };
}

function readConfig(config: Json | undefined): BridgeConfig {
  const advanced = readPath(config, "advanced");
  // Zigbee2MQTT 1.x kept the output mode among its experiments.
  const output = readText(readPath(advanced, "output")) ?? readText(readPath(config, "experimental", "output"));
  const lastSeen = readText(readPath(advanced, "last_seen"));
  return {
    output: output === "attribute" || output === "attribute_and_json" ? output : "json",
    cacheState: readBoolean(readPath(advanced, "cache_state")) ?? true,
    cacheStateSendOnStartup: readBoolean(readPath(advanced, "cache_state_send_on_startup")) ?? true,
    lastSeen: lastSeen === "ISO_8601" || lastSeen === "ISO_8601_local" || lastSeen === "epoch" ? lastSeen : "disable",
    elapsed: readBoolean(readPath(advanced, "elapsed")) ?? false,
    availability: isEnabled(readPath(config, "availability")),
    includeDeviceInformation: readBoolean(readPath(config, "mqtt", "include_device_information")) ?? false,
    forceDisableRetain: readBoolean(readPath(config, "mqtt", "force_disable_retain")) ?? false,
    homeAssistant: isEnabled(readPath(config, "homeassistant")),
    legacyActionSensor: readBoolean(readPath(config, "homeassistant", "legacy_action_sensor")) ?? false,
    deviceDefaults: readEntityOptions(readPath(config, "device_options")),
    entities: new Map([...entriesOf(readPath(config, "devices")), ...entriesOf(readPath(config, "groups"))]),
  };
}

/** 2.x has objects with `enabled`; in 1.x `true` or any object was on. */
function isEnabled(setting: Json | undefined): boolean {
  if (typeof setting === "boolean") return setting;
  return readObject(setting) !== undefined && (readBoolean(readPath(setting, "enabled")) ?? true);
}

function entriesOf(entities: Json | undefined): readonly (readonly [string, EntityOptions])[] {
  return Object.entries(readObject(entities) ?? {}).map(([address, options]) => [address, readEntityOptions(options)]);
}

function readEntityOptions(options: Json | undefined): EntityOptions {
  return {
    retain: readBoolean(readPath(options, "retain")),
    qos: readNumber(readPath(options, "qos")),
    optimistic: readBoolean(readPath(options, "optimistic")),
    disabled: readBoolean(readPath(options, "disabled")),
    debounce: readNumber(readPath(options, "debounce")),
    throttle: readNumber(readPath(options, "throttle")),
    transition: readNumber(readPath(options, "transition")),
    filteredAttributes: readTexts(readPath(options, "filtered_attributes")),
    filteredCache: readTexts(readPath(options, "filtered_cache")),
    filteredOptimistic: readTexts(readPath(options, "filtered_optimistic")),
  };
}

function readTexts(list: Json | undefined): readonly string[] {
  return (readElements(list) ?? []).filter((element) => typeof element === "string");
}

function warningsOf(version: string | undefined, config: BridgeConfig): readonly string[] {
  const warnings: string[] = [];
  const major = Number(/^v?(\d+)\./.exec(version ?? "")?.[1] ?? "2");
  if (major < 2) {
    warnings.push(`Zigbee2MQTT ${version} is older than 2.0: its devices can be read, but update it before relying on flows.`);
  }
  if (config.output === "attribute") {
    warnings.push(
      'Zigbee2MQTT publishes single attributes only, so no state arrives: set advanced.output to "json" or "attribute_and_json" in its settings.',
    );
  }
  if (config.forceDisableRetain) {
    warnings.push(
      "Zigbee2MQTT retains nothing (mqtt.force_disable_retain), so its device list comes only when it changes: restart Zigbee2MQTT once after Ziggy Flow has connected.",
    );
  }
  return warnings;
}
