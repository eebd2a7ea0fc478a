import { listSome, nearest } from "../../compiler/near.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { commandName } from "../../z2m/topics.ts";
import { wildcard } from "./match-payload.ts";
import type { Deed, Expectation, Stimulus, Trace, TraceProblem } from "./trace.ts";

/** Zigbee2MQTT's own base topic: a trace has no configuration that could say another. */
export const baseTopic = "zigbee2mqtt";

type Verb = "set" | "get";

/** What the devices of a trace are called: by friendly name, by address, by the roles of its flows. */
export class TraceNames {
  readonly #names = new Map<string, string>();
  readonly #ambiguous = new Set<string>();
  readonly #topics = new Map<string, string>();

  /** `roles`: role → IEEE address or group number, one map a flow. */
  constructor(home: HomeDescription, roles: readonly ReadonlyMap<string, string>[]) {
    const entities = [...home.devices, ...home.groups];
    const byAddress = new Map(entities.map((entity) => ["ieee" in entity ? entity.ieee : String(entity.id), entity.name]));
    for (const [role, address] of roles.flatMap((map) => [...map])) this.#addRole(role, byAddress.get(address));
    for (const [address, name] of byAddress) this.#names.set(address, name);
    for (const entity of entities) {
      this.#names.set(entity.name, entity.name);
      this.#ambiguous.delete(entity.name);
      this.#topics.set(`${baseTopic}/${commandName(entity)}/set`, entity.name);
      this.#topics.set(`${baseTopic}/${commandName(entity)}/get`, `${entity.name}/get`);
    }
  }

  #addRole(role: string, name: string | undefined): void {
    if (name === undefined) return;
    if ((this.#names.get(role) ?? name) !== name) this.#ambiguous.add(role);
    this.#names.set(role, name);
  }

  /** The device (or group) that a command on this topic is for, with `/get` for queries; undefined for other topics. */
  ofTopic(topic: string): string | undefined {
    return this.#topics.get(topic);
  }

  /** The same trace with friendly names in it, and the names that mean nothing. */
  resolve(trace: Trace): { readonly trace: Trace; readonly problems: readonly TraceProblem[] } {
    const problems: TraceProblem[] = [];
    const named = <T extends Stimulus | Expectation>(line: T): T => {
      if (line.channel !== "device" || line.name === wildcard) return line;
      const name = this.#find(line.name);
      if (name === undefined) problems.push(this.#problem(line));
      return { ...line, name: name ?? line.name };
    };
    const resolved = { ...trace, stimuli: trace.stimuli.map(named), expectations: trace.expectations.map(named) };
    return { trace: resolved, problems };
  }

  #find(text: string): string | undefined {
    if (this.#ambiguous.has(text)) return undefined;
    const whole = this.#names.get(text);
    if (whole !== undefined) return whole;
    const [, name, verb] = /^(.+)\/(set|get)$/.exec(text) ?? [];
    const found = name === undefined || this.#ambiguous.has(name) ? undefined : this.#names.get(name);
    return found === undefined ? undefined : withVerb(found, verb === "get" ? "get" : "set");
  }

  #problem({ line, name }: Stimulus | Expectation): TraceProblem {
    const role = name.replace(/\/(set|get)$/, "");
    if (this.#ambiguous.has(role)) {
      return { line, what: `"${role}" is another device in each of the flows`, remedy: "write the device's own name" };
    }
    const near = nearest(role, this.#names.keys());
    const remedy = near === "" ? `there are: ${listSome(new Set(this.#names.values()))}` : `"${near}" is meant?`;
    return { line, what: `there is no device or role "${role}" in this home`, remedy };
  }
}

function withVerb(name: string, verb: Verb): string {
  return verb === "get" ? `${name}/get` : name;
}

/** How a deed's or line's subject is written. */
export function isQuery({ channel, name }: Pick<Deed, "channel" | "name">): boolean {
  return channel === "device" && name.endsWith("/get");
}
