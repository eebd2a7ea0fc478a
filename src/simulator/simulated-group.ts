import type { Json, JsonObject } from "../base/json.ts";
import { readElements, readNumber, readPath, readText } from "../z2m/read-json.ts";
import type { Target } from "./converters/target.ts";
import type { SimulatedDevice } from "./simulated-device.ts";

export interface GroupMember {
  readonly ieee: string;
  /** As the payload gives it: a number, rarely a name. */
  readonly endpoint: number | string | undefined;
}

/** A Zigbee group: it has a state of its own, which Zigbee2MQTT makes up from commands and members. */
export class SimulatedGroup {
  readonly kind = "group";
  readonly id: number;
  readonly known: Map<string, Json>;
  readonly memory = new Map<string, Json>();
  name: string;
  #raw: JsonObject;
  #members: readonly GroupMember[];
  /** What members made it publish last, so that ten lamps that go on are one message. */
  lastOptimistic: string | undefined;

  constructor(id: number, raw: JsonObject, known: Map<string, Json>) {
    this.id = id;
    this.#raw = raw;
    this.#members = readMembers(raw);
    this.known = known;
    this.name = readText(raw.friendly_name) ?? String(id);
  }

  /** The entry of `bridge/groups`. */
  get raw(): JsonObject {
    return this.#raw;
  }
  set raw(raw: JsonObject) {
    this.#raw = raw;
    this.#members = readMembers(raw);
  }

  get members(): readonly GroupMember[] {
    return this.#members;
  }

  /** The group as converters see it: what any member has. */
  target(members: readonly MemberTarget[], transition: number | undefined): Target {
    const first = members[0]?.target;
    return {
      value: (name) => this.known.get(name),
      known: (name) => this.known.get(name),
      properties: (name) => members.find(({ target }) => target.properties(name).length > 0)?.target.properties(name) ?? [],
      transition,
      memory: this.memory,
      // What a group publishes is always what was asked for: nobody reads it back.
      echoesIgnored: true,
      coverTravel: first?.coverTravel ?? 0,
    };
  }
}

function readMembers(raw: JsonObject): readonly GroupMember[] {
  return (readElements(raw.members) ?? []).flatMap((member) => {
    const ieee = readText(readPath(member, "ieee_address"));
    const endpoint = readPath(member, "endpoint");
    return ieee === undefined ? [] : [{ ieee, endpoint: readNumber(endpoint) ?? readText(endpoint) }];
  });
}

export interface MemberTarget {
  readonly device: SimulatedDevice;
  readonly endpoint: string | undefined;
  readonly target: Target;
}

export type SimulatedEntity = SimulatedDevice | SimulatedGroup;
