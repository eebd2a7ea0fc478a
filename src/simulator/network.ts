import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";
import { describeHome } from "../z2m/describe-home.ts";
import { isJsonArray, readNumber, readPath, readText } from "../z2m/read-json.ts";
import type { HomePayloads } from "./home-payloads.ts";
import { isNeverCached } from "./never-cached.ts";
import { plausibleState } from "./plausible.ts";
import { seededRandom, seedOf } from "./random.ts";
import { SimulatedDevice, type Surroundings } from "./simulated-device.ts";
import { type MemberTarget, type SimulatedEntity, SimulatedGroup } from "./simulated-group.ts";

/** Who an id in a topic or request means, and which of its endpoints. */
export interface Resolved {
  readonly entity: SimulatedEntity;
  /** Endpoint name; undefined for the device as a whole. */
  readonly endpoint: string | undefined;
}

/** The devices and groups of the simulated network, by every name they go by. */
export class Network {
  readonly devices = new Map<string, SimulatedDevice>();
  readonly groups = new Map<number, SimulatedGroup>();
  /** Address of the device that joined last while running. */
  lastJoined: string | undefined;
  /** Entries of `bridge/devices` that are too odd to simulate; they are published as they are. */
  readonly #opaque: JsonObject[] = [];
  readonly #byName = new Map<string, SimulatedEntity>();
  readonly #surroundings: Surroundings;
  readonly #seed: number;

  constructor(home: HomePayloads, baseTopic: string, seed: number, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#seed = seed;
    this.addDevices(home, baseTopic);
    for (const raw of objects(home.groups)) {
      const id = readNumber(raw.id);
      const name = readText(raw.friendly_name);
      if (id !== undefined) this.addGroup(new SimulatedGroup(id, raw, stateOf(home, baseTopic, name ?? String(id))));
    }
  }

  /** Adds the devices of a payload; known addresses are replaced, as when a device joins again. */
  addDevices(home: HomePayloads, baseTopic: string): readonly SimulatedDevice[] {
    const raws = objects(home.devices);
    const descriptions = new Map(describeHome({ devices: raws, groups: [] }).devices.map((device) => [device.ieee, device]));
    const added: SimulatedDevice[] = [];
    for (const raw of raws) {
      const ieee = readText(raw.ieee_address)?.toLowerCase() ?? "";
      const description = descriptions.get(ieee);
      descriptions.delete(ieee);
      if (description === undefined) {
        this.#opaque.push(raw);
        continue;
      }
      const actual = plausibleState(description, seededRandom(this.#seed ^ seedOf(ieee)));
      const known = home.states === undefined ? new Map(actual) : stateOf(home, baseTopic, description.name);
      for (const [key, value] of known) if (value !== null) actual.set(key, value);
      const online = readPath(recorded(home.availability, baseTopic, `${description.name}/availability`), "state") !== "offline";
      const device = new SimulatedDevice({ raw, description, actual, known, online }, this.#surroundings);
      this.devices.set(device.ieee, device);
      this.#byName.set(device.name, device);
      added.push(device);
    }
    return added;
  }

  addGroup(group: SimulatedGroup): void {
    this.groups.set(group.id, group);
    this.#byName.set(group.name, group);
  }

  remove(entity: SimulatedEntity): void {
    if (this.#byName.get(entity.name) === entity) this.#byName.delete(entity.name);
    if (entity.kind === "device") this.devices.delete(entity.ieee);
    else this.groups.delete(entity.id);
  }

  rename(entity: SimulatedEntity, name: string): void {
    if (this.#byName.get(entity.name) === entity) this.#byName.delete(entity.name);
    entity.name = name;
    entity.raw = { ...entity.raw, friendly_name: name };
    this.#byName.set(name, entity);
  }

  /** By friendly name, IEEE address or group number; "coordinator" in any case. */
  find(id: string): SimulatedEntity | undefined {
    if (id.toLowerCase() === "coordinator") return [...this.devices.values()].find((device) => device.isCoordinator);
    return this.devices.get(id) ?? this.#byName.get(id) ?? (/^\d+$/.test(id) ? this.groups.get(Number(id)) : undefined);
  }

  /** As `find`; where nobody has that name, the last level may be an endpoint of the one before it. */
  resolve(id: string): Resolved | "unknown" | { readonly device: SimulatedDevice; readonly missingEndpoint: string } {
    const entity = this.find(id);
    if (entity !== undefined) return { entity, endpoint: undefined };
    const slash = id.lastIndexOf("/");
    const device = slash > 0 ? this.find(id.slice(0, slash)) : undefined;
    if (device?.kind !== "device") return "unknown";
    const wanted = id.slice(slash + 1);
    const endpoint = device.endpointNamed(wanted);
    if (endpoint === undefined) return { device, missingEndpoint: wanted };
    return { entity: device, endpoint: endpoint === "" ? undefined : endpoint };
  }

  groupsWith(device: SimulatedDevice): readonly SimulatedGroup[] {
    return [...this.groups.values()].filter((group) => group.members.some(({ ieee }) => ieee === device.ieee));
  }

  /** The group's members that exist, each with its endpoint by name. */
  membersOf(group: SimulatedGroup): readonly MemberTarget[] {
    return group.members.flatMap((member) => {
      const device = this.devices.get(member.ieee);
      if (device === undefined) return [];
      const endpoint = member.endpoint === undefined ? undefined : device.endpointNamed(String(member.endpoint)) || undefined;
      return [{ device, endpoint, target: device.target(endpoint) }];
    });
  }

  /** Payload of `bridge/devices`. */
  get devicesPayload(): Json {
    return [...[...this.devices.values()].map((device) => device.raw), ...this.#opaque];
  }

  /** Payload of `bridge/groups`. */
  get groupsPayload(): Json {
    return [...this.groups.values()].map((group) => group.raw);
  }
}

function objects(payload: Json | undefined): readonly JsonObject[] {
  return isJsonArray(payload) ? payload.filter(isJsonObject) : [];
}

function stateOf(home: HomePayloads, baseTopic: string, name: string): Map<string, Json> {
  const state = recorded(home.states, baseTopic, name);
  return new Map(isJsonObject(state) ? Object.entries(state).filter(([key]) => !isNeverCached(key)) : []);
}

/** What was recorded on a topic; on the default base topic where the home is to answer on another one. */
function recorded(messages: JsonObject | undefined, baseTopic: string, name: string): Json | undefined {
  return readPath(messages, `${baseTopic}/${name}`) ?? readPath(messages, `zigbee2mqtt/${name}`);
}
