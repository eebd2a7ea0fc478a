import type { Json, JsonObject } from "../base/json.ts";
import type { DeviceDescription, PropertyDescription } from "../z2m/description.ts";
import { readObject, readPath, readText } from "../z2m/read-json.ts";
import type { Target } from "./converters/target.ts";
import { type Glide, valueAt } from "./glide.ts";
import type { StoredScene } from "./scenes.ts";

/** What a device is beyond its description; the network makes it. */
export interface DeviceBeginnings {
  readonly raw: JsonObject;
  readonly description: DeviceDescription;
  readonly actual: Map<string, Json>;
  readonly known: Map<string, Json>;
  readonly online: boolean;
}

/** What is the same for all devices of a home. */
export interface Surroundings {
  readonly now: () => number;
  readonly echoesIgnored: boolean;
  readonly coverTravel: number;
  readonly transitionOf: (device: SimulatedDevice) => number | undefined;
}

/**
 * One device: what it really is (`actual`) and what Zigbee2MQTT believes of it (`known`, its state cache). The two differ
 * between a command and its echo, while something glides, and when messages are lost.
 */
export class SimulatedDevice {
  readonly kind = "device";
  readonly ieee: string;
  readonly description: DeviceDescription;
  readonly actual: Map<string, Json>;
  readonly known: Map<string, Json>;
  readonly glides = new Map<string, Glide>();
  readonly scenes = new Map<string, StoredScene>();
  name: string;
  /** The entry of `bridge/devices`. */
  raw: JsonObject;
  online: boolean;
  /** Why it refuses every command; undefined: it obeys. */
  refusal: string | undefined;
  lastSeen: number | undefined;
  readonly #surroundings: Surroundings;
  readonly #properties = new Map<string, PropertyDescription[]>();
  readonly #memories = new Map<string, Map<string, Json>>();

  constructor(beginnings: DeviceBeginnings, surroundings: Surroundings) {
    this.ieee = beginnings.description.ieee;
    this.name = beginnings.description.name;
    this.description = beginnings.description;
    this.raw = beginnings.raw;
    this.actual = beginnings.actual;
    this.known = beginnings.known;
    this.online = beginnings.online;
    this.#surroundings = surroundings;
    for (const property of this.description.properties) {
      this.#properties.set(property.key, [...(this.#properties.get(property.key) ?? []), property]);
    }
  }

  get isCoordinator(): boolean {
    return this.description.kind === "Coordinator";
  }

  /** Without a definition Zigbee2MQTT can neither read nor command it. */
  get hasDefinition(): boolean {
    return readObject(this.raw.definition) !== undefined;
  }

  /** A battery device that sleeps nearly always: it cannot be asked. Thermostats, covers and locks wake up often enough. */
  get sleeps(): boolean {
    const { powerSource, properties } = this.description;
    return powerSource === "battery" && !properties.some((property) => property.within !== undefined && property.access.settable);
  }

  /** All exposes with this payload key. */
  propertiesFor(key: string): readonly PropertyDescription[] {
    return this.#properties.get(key) ?? [];
  }

  /** What the device has now, glides included. */
  valueOf(key: string): Json | undefined {
    const glide = this.glides.get(key);
    return glide === undefined ? this.actual.get(key) : valueAt(glide, this.#surroundings.now());
  }

  /** Is something else from now on; what glided there ends. */
  become(key: string, value: Json): void {
    this.glides.get(key)?.stop();
    this.glides.delete(key);
    this.actual.set(key, value);
  }

  /** Ends every glide at its goal: devices go on while nobody listens. */
  arrive(): void {
    for (const [key, glide] of this.glides) {
      glide.stop();
      this.actual.set(key, glide.to);
    }
    this.glides.clear();
  }

  /** The payload key of a name on an endpoint: with the suffix where the device exposes it so. */
  keyFor(name: string, endpoint: string | undefined): string {
    if (endpoint === undefined) return name;
    const suffixed = `${name}_${endpoint}`;
    return this.#properties.has(name) && !this.#properties.has(suffixed) ? name : suffixed;
  }

  /** The name of an endpoint by name or number; undefined when the device has no such endpoint. */
  endpointNamed(nameOrNumber: string): string | undefined {
    if (this.description.endpoints.includes(nameOrNumber)) return nameOrNumber;
    const entry = readPath(this.raw, "endpoints", nameOrNumber);
    return entry === undefined ? undefined : (readText(readPath(entry, "name")) ?? "");
  }

  /** The device as converters see it, on one endpoint. */
  target(endpoint: string | undefined): Target {
    const key = (name: string): string => this.keyFor(name, endpoint);
    const memory = this.#memories.get(endpoint ?? "") ?? new Map<string, Json>();
    this.#memories.set(endpoint ?? "", memory);
    return {
      value: (name) => this.valueOf(key(name)),
      known: (name) => this.known.get(key(name)),
      properties: (name) => this.propertiesFor(key(name)),
      transition: this.#surroundings.transitionOf(this),
      memory,
      echoesIgnored: this.#surroundings.echoesIgnored,
      coverTravel: this.#surroundings.coverTravel,
    };
  }
}
