import { milliseconds } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import type { Clock } from "../runtime/core/clock.ts";
import { readPath } from "../z2m/read-json.ts";
import { attributeMessages } from "./attribute-output.ts";
import type { Changes } from "./converters/outcome.ts";
import type { EntityOptions } from "./entity-options.ts";
import type { Faults } from "./faults.ts";
import { writeLastSeen } from "./last-seen.ts";
import { isNeverCached } from "./never-cached.ts";
import type { Settings } from "./settings.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedEntity } from "./simulated-group.ts";
import { entriesToSortedJson } from "./sorted-json.ts";
import type { Timers } from "./timers.ts";
import type { Wire } from "./wire.ts";

interface Parts {
  readonly wire: Wire;
  readonly settings: Settings;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly clock: Clock;
}

/** Publishes states of devices and groups the way the settings ask for: all or changes, JSON or attributes, retained or not. */
export class StatePublisher {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  optionsOf(entity: SimulatedEntity): EntityOptions {
    const { settings } = this.#parts;
    return entity.kind === "device" ? settings.optionsOf("devices", entity.ieee) : settings.optionsOf("groups", String(entity.id));
  }

  /** Takes changes (by payload key) into the state cache and publishes. Never-cached keys live only in this message. */
  publish(entity: SimulatedEntity, changes: Changes): void {
    const options = this.optionsOf(entity);
    for (const [key, value] of changes) {
      if (!isNeverCached(key) && options.caches(key)) entity.known.set(key, value);
    }
    const payload = new Map<string, Json>(this.#parts.settings.cacheState ? [...entity.known, ...changes] : changes);
    if (entity.kind === "device") this.#addDeviceFacts(entity, payload);
    for (const key of [...payload.keys()]) if (!options.keepsAttribute(key)) payload.delete(key);
    for (const delay of this.#parts.faults.deliveries()) {
      if (delay <= 0) this.#send(entity.name, payload, options);
      else this.#parts.timers.after(delay, () => this.#send(entity.name, payload, options));
    }
  }

  /** The cached state as it is, without what happened: the wave after a start. */
  publishCached(entity: SimulatedEntity): void {
    if (entity.known.size > 0) this.publish(entity, new Map());
  }

  #addDeviceFacts(device: SimulatedDevice, payload: Map<string, Json>): void {
    const { settings, clock } = this.#parts;
    if (device.lastSeen !== undefined && settings.lastSeen !== "disable") {
      payload.set("last_seen", writeLastSeen(settings.lastSeen, device.lastSeen, clock.zone));
    }
    if (device.lastSeen !== undefined && settings.elapsed) payload.set("elapsed", clock.wall() - device.lastSeen);
    if (settings.includeDeviceInformation) {
      payload.set("device", {
        friendlyName: device.name,
        ieeeAddr: device.ieee,
        model: device.description.model ?? "",
        networkAddress: readPath(device.raw, "network_address") ?? 0,
        type: device.description.kind,
      });
    }
  }

  #send(name: string, payload: ReadonlyMap<string, Json>, options: EntityOptions): void {
    const { wire, settings } = this.#parts;
    const { retain, qos } = options;
    if (settings.output !== "attribute") wire.publish(name, entriesToSortedJson(payload), { retain, qos });
    if (settings.output !== "json") {
      for (const [attribute, text] of attributeMessages(payload)) wire.publish(`${name}/${attribute}`, text, { retain, qos });
    }
    const action = payload.get("action");
    if (action === undefined || action === null || action === "" || !settings.homeAssistant) return;
    // Home Assistant's device triggers; only they get the bare word.
    if (settings.output === "json") wire.publish(`${name}/action`, String(action));
    if (settings.legacyActionSensor) {
      this.#parts.timers.after(milliseconds(0), () => this.#send(name, new Map(payload).set("action", ""), options));
    }
  }
}
