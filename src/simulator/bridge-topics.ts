import { isJsonObject, type Json } from "../base/json.ts";
import type { Clock } from "../runtime/core/clock.ts";
import { member } from "../z2m/read-json.ts";
import type { Network } from "./network.ts";
import type { Settings } from "./settings.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedEntity, SimulatedGroup } from "./simulated-group.ts";
import { toSortedJson } from "./sorted-json.ts";
import type { Wire } from "./wire.ts";

interface Parts {
  readonly wire: Wire;
  readonly settings: Settings;
  readonly network: Network;
  readonly clock: Clock;
}

/** The bridge's own topics, and availability: all retained. */
export class BridgeTopics {
  readonly #parts: Parts;
  readonly #startedAt: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.monotonic();
  }

  /** QoS 1 on connect and in the last will, 0 on a clean stop. */
  state(state: "online" | "offline", qos: 0 | 1): void {
    this.#parts.wire.publish("bridge/state", toSortedJson({ state }), { retain: true, qos });
  }

  info(): void {
    this.#retained("bridge/info", this.#parts.settings.info);
  }

  devices(): void {
    this.#retained("bridge/devices", this.#parts.network.devicesPayload);
  }

  groups(): void {
    this.#retained("bridge/groups", this.#parts.network.groupsPayload);
  }

  definitions(): void {
    const names = new Set<string>();
    for (const device of this.#parts.network.devices.values()) for (const name of clustersOf(device)) names.add(name);
    const clusters = Object.fromEntries([...names].sort().map((name): [string, Json] => [name, { attributes: {}, commands: {} }]));
    this.#retained("bridge/definitions", { clusters, custom_clusters: {}, actions: [] });
  }

  health(): void {
    const { clock, network } = this.#parts;
    const quiet = { messages: 0, messages_per_sec: 0, leave_count: 0, network_address_changes: 0 };
    const payload = {
      response_time: clock.wall(),
      os: { load_average: [0.1, 0.1, 0.1], memory_used_mb: 512, memory_percent: 50 },
      process: { uptime_sec: Math.round((clock.monotonic() - this.#startedAt) / 1_000), memory_used_mb: 120, memory_percent: 12 },
      mqtt: { connected: true, queued: 0, received: 0, published: 0 },
      devices: Object.fromEntries([...network.devices.keys()].map((ieee): [string, Json] => [ieee, quiet])),
    };
    this.#parts.wire.publish("bridge/health", toSortedJson(payload), { retain: true, qos: 1 });
  }

  event(type: string, device: SimulatedDevice, more: Readonly<Record<string, Json>> = {}): void {
    const data = { friendly_name: device.name, ieee_address: device.ieee, ...more };
    this.#parts.wire.publish("bridge/event", toSortedJson({ type, data }));
  }

  availability(entity: SimulatedEntity): void {
    const online = this.#isOnline(entity);
    if (online === undefined) return;
    this.#parts.wire.publish(`${entity.name}/availability`, toSortedJson({ state: online ? "online" : "offline" }), {
      retain: true,
      qos: 1,
    });
  }

  /** Undefined where Zigbee2MQTT says nothing: disabled devices, the coordinator, groups with a member of that kind. */
  #isOnline(entity: SimulatedEntity): boolean | undefined {
    return entity.kind === "device" ? this.#isDeviceOnline(entity) : this.#isGroupOnline(entity);
  }

  #isDeviceOnline(device: SimulatedDevice): boolean | undefined {
    const { settings } = this.#parts;
    const options = settings.optionsOf("devices", device.ieee);
    const follows = options.availability ?? settings.availability;
    return follows && !device.isCoordinator && !device.description.disabled && !options.disabled ? device.online : undefined;
  }

  #isGroupOnline(group: SimulatedGroup): boolean | undefined {
    const members = this.#parts.network.membersOf(group).map(({ device }) => this.#isDeviceOnline(device));
    return members.length === 0 || members.includes(undefined) ? undefined : members.includes(true);
  }

  #retained(topic: string, payload: Json): void {
    this.#parts.wire.publish(topic, toSortedJson(payload), { retain: true });
  }
}

function clustersOf(device: SimulatedDevice): readonly string[] {
  const endpoints = isJsonObject(device.raw.endpoints) ? Object.values(device.raw.endpoints) : [];
  return endpoints.flatMap((endpoint) => {
    const clusters = isJsonObject(endpoint) ? member(endpoint, "clusters") : undefined;
    const lists = isJsonObject(clusters) ? [clusters.input, clusters.output] : [];
    return lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  });
}
