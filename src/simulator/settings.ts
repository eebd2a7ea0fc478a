import type { Duration } from "../base/duration.ts";
import { minutes } from "../base/duration.ts";
import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";
import { readBoolean, readNumber, readObject, readPath, readText } from "../z2m/read-json.ts";
import { defaultInfo } from "./default-info.ts";
import { type EntityOptions, readEntityOptions } from "./entity-options.ts";

export type EntitySection = "devices" | "groups";

/** The simulated Zigbee2MQTT's configuration: `bridge/info` with its `config`, read the way Zigbee2MQTT reads it. */
export class Settings {
  #info: JsonObject;
  readonly #entities = new Map<string, EntityOptions>();

  constructor(info: JsonObject = {}, baseTopic?: string) {
    const given = merged(defaultInfo, info);
    this.#info = baseTopic === undefined ? given : merged(given, { config: { mqtt: { base_topic: baseTopic } } });
  }

  /** Payload of `bridge/info`. */
  get info(): JsonObject {
    return this.#info;
  }

  get baseTopic(): string {
    return readText(this.#config("mqtt", "base_topic")) ?? "zigbee2mqtt";
  }
  get forceDisableRetain(): boolean {
    return readBoolean(this.#config("mqtt", "force_disable_retain")) ?? false;
  }
  get includeDeviceInformation(): boolean {
    return readBoolean(this.#config("mqtt", "include_device_information")) ?? false;
  }
  get cacheState(): boolean {
    return readBoolean(this.#config("advanced", "cache_state")) ?? true;
  }
  get sendStatesOnStart(): boolean {
    return this.cacheState && (readBoolean(this.#config("advanced", "cache_state_send_on_startup")) ?? true);
  }
  get elapsed(): boolean {
    return readBoolean(this.#config("advanced", "elapsed")) ?? false;
  }
  /** `disable`, `ISO_8601`, `ISO_8601_local` or `epoch`. */
  get lastSeen(): string {
    return readText(this.#config("advanced", "last_seen")) ?? "disable";
  }
  get output(): "json" | "attribute" | "attribute_and_json" {
    const output = this.#config("advanced", "output");
    return output === "attribute" || output === "attribute_and_json" ? output : "json";
  }
  get homeAssistant(): boolean {
    return readBoolean(this.#config("homeassistant", "enabled")) ?? false;
  }
  get legacyActionSensor(): boolean {
    return this.homeAssistant && (readBoolean(this.#config("homeassistant", "legacy_action_sensor")) ?? false);
  }
  get availability(): boolean {
    return readBoolean(this.#config("availability", "enabled")) ?? false;
  }
  get healthInterval(): Duration {
    return minutes(readNumber(this.#config("health", "interval")) ?? 10);
  }

  /** What is configured for one device (by IEEE address) or group (by number), over the defaults for all devices. */
  optionsOf(section: EntitySection, id: string): EntityOptions {
    const key = `${section}/${id}`;
    const known = this.#entities.get(key);
    if (known !== undefined) return known;
    const options = readEntityOptions({
      ...(section === "devices" ? readObject(this.#config("device_options")) : undefined),
      ...this.entityConfig(section, id),
    });
    this.#entities.set(key, options);
    return options;
  }

  /** The configuration of one device or group as it is written down. */
  entityConfig(section: EntitySection, id: string): JsonObject {
    return readObject(this.#config(section, id)) ?? {};
  }

  mergeConfig(partial: JsonObject): void {
    this.mergeInfo({ config: partial });
  }

  mergeEntityConfig(section: EntitySection, id: string, partial: JsonObject): void {
    this.mergeConfig({ [section]: { [id]: partial } });
  }

  removeEntityConfig(section: EntitySection, id: string): void {
    const config = readObject(this.#info.config) ?? {};
    const others = Object.entries(readObject(config[section]) ?? {}).filter(([key]) => key !== id);
    this.#replaceInfo({ ...this.#info, config: { ...config, [section]: Object.fromEntries(others) } });
  }

  mergeInfo(partial: JsonObject): void {
    this.#replaceInfo(merged(this.#info, partial));
  }

  forbidJoining(): void {
    const { permit_join_end: _, ...others } = this.#info;
    this.#replaceInfo({ ...others, permit_join: false });
  }

  #replaceInfo(info: JsonObject): void {
    this.#info = info;
    this.#entities.clear();
  }

  #config(...path: readonly string[]): Json | undefined {
    return readPath(this.#info, "config", ...path);
  }
}

/** Objects are merged member by member, everything else is replaced; a `null` of the change stays a null. */
function merged(base: JsonObject, change: JsonObject): JsonObject {
  const result = new Map<string, Json>(Object.entries(base));
  for (const [key, value] of Object.entries(change)) {
    const before = result.get(key);
    result.set(key, isJsonObject(before) && isJsonObject(value) ? merged(before, value) : value);
  }
  return Object.fromEntries(result);
}
