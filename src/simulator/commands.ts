import { type Duration, milliseconds } from "../base/duration.ts";
import type { Json, JsonObject } from "../base/json.ts";
import type { Behaviour } from "./behaviour.ts";
import type { BridgeLog } from "./bridge-log.ts";
import { type Conversion, convertAll } from "./convert.ts";
import type { Changes } from "./converters/outcome.ts";
import type { EchoQueue } from "./echo-queue.ts";
import { failureOf, failureText } from "./failures.ts";
import type { Faults } from "./faults.ts";
import { travelling } from "./group-state.ts";
import type { Network, Resolved } from "./network.ts";
import { Queries } from "./queries.ts";
import { orderKeys, readCommandBody, readCommandTopic } from "./read-command.ts";
import type { SceneStore } from "./scene-store.ts";
import type { Settings } from "./settings.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedEntity, SimulatedGroup } from "./simulated-group.ts";
import type { StatePublisher } from "./state-publisher.ts";
import type { Timers } from "./timers.ts";

export interface CommandParts {
  readonly network: Network;
  readonly settings: Settings;
  readonly log: BridgeLog;
  readonly behaviour: Behaviour;
  readonly scenes: SceneStore;
  readonly publisher: StatePublisher;
  readonly echoes: EchoQueue;
  readonly faults: Faults;
  readonly timers: Timers;
  /** After the echo, when devices report what they have done. */
  readonly confirmAfter: Duration | undefined;
  /** Publishes a device's state and lets its groups follow. */
  readonly publishDevice: (device: SimulatedDevice, changes: Changes, except?: SimulatedGroup) => void;
  /** A device answers a `/get` or reports by itself. */
  readonly report: (device: SimulatedDevice, changes: Changes) => void;
}

/** Commands: from a message to what devices do and Zigbee2MQTT publishes or logs. */
export class Commands {
  readonly #parts: CommandParts;
  readonly #queries: Queries;

  constructor(parts: CommandParts) {
    this.#parts = parts;
    this.#queries = new Queries(parts);
  }

  /** Takes what follows `<base>/`; topics that are no commands are left alone. */
  handle(remainder: string, text: () => string): void {
    const topic = readCommandTopic(remainder);
    if (topic === undefined) return;
    const { network, log } = this.#parts;
    const resolved = network.resolve(topic.id);
    const refusal = refusalOf(topic.id, resolved);
    if (refusal !== undefined) log.error(refusal);
    if (refusal !== undefined || resolved === "unknown" || "device" in resolved) return;
    const body = readCommandBody(text(), topic.attribute);
    if (!body.ok) log.error(body.error);
    else if (topic.verb === "set") this.#set(resolved, body.value);
    else this.#queries.ask(resolved, body.value);
  }

  #set({ entity, endpoint }: Resolved, body: JsonObject): void {
    const message = this.#forHomeAssistant(entity, body);
    if (entity.kind === "device") this.#setDevice(entity, endpoint, message);
    else this.#setGroup(entity, message);
  }

  #setDevice(device: SimulatedDevice, endpoint: string | undefined, body: JsonObject): void {
    const { echoes, publisher, faults, timers, behaviour, log } = this.#parts;
    const keys = orderKeys(body, device.description.endpoints, endpoint);
    const radio = echoes.delayFor(device);
    const failure = failureOf(device, radio, faults.losesCommand());
    if (failure !== undefined) {
      const first = keys[0]?.key ?? "";
      timers.after(failure.after, () => log.error(failureText("set", first, device.name, failure.text)));
      return;
    }
    const options = publisher.optionsOf(device);
    const echo = new Map<string, Json>();
    for (const conversion of this.#convert(device, keys, (name) => device.target(name), 0)) {
      behaviour.carryOut(device, conversion.endpoint, conversion.outcome, radio);
      for (const [name, value] of conversion.outcome.echo) echo.set(device.keyFor(name, conversion.endpoint), value);
    }
    if (echo.size === 0) return;
    // Without optimism only the device's own word counts; it comes a little later than the acknowledgement.
    const confirmAfter = this.#parts.confirmAfter ?? (options.optimistic ? undefined : radio);
    if (confirmAfter !== undefined) this.#confirm(device, [...echo.keys()], milliseconds(radio + confirmAfter));
    if (!options.optimistic) return;
    for (const key of [...echo.keys()]) if (!options.echoes(key)) echo.delete(key);
    echoes.push(device, radio, () => this.#parts.publishDevice(device, echo));
  }

  #confirm(device: SimulatedDevice, keys: readonly string[], after: Duration): void {
    const { timers, report } = this.#parts;
    timers.after(after, () => report(device, new Map(keys.map((key) => [key, device.valueOf(key) ?? null]))));
  }

  #setGroup(group: SimulatedGroup, body: JsonObject): void {
    const { network, settings, echoes, behaviour, publisher } = this.#parts;
    const members = network.membersOf(group);
    const radio = echoes.delayFor(group);
    const keys = orderKeys(body, [], undefined);
    const target = group.target(members, settings.optionsOf("groups", String(group.id)).transition);
    const echo = new Map<string, Json>();
    for (const { outcome } of this.#convert(group, keys, () => target, group.id))
      for (const [name, value] of outcome.echo) echo.set(name, value);
    const memberEchoes: (() => void)[] = [];
    for (const { device, endpoint } of members) {
      if (!device.online || device.refusal !== undefined || publisher.optionsOf(device).disabled) continue;
      const own = new Map<string, Json>();
      const memberKeys = keys.map((key) => ({ ...key, endpoint }));
      for (const { outcome } of convertAll(memberKeys, (name) => device.target(name)).conversions) {
        behaviour.carryOut(device, endpoint, outcome, radio);
        for (const [name, value] of outcome.echo) if (travelling.has(name)) own.set(device.keyFor(name, endpoint), value);
      }
      if (own.size > 0) memberEchoes.push(() => this.#parts.publishDevice(device, own, group));
    }
    if (echo.size === 0 && memberEchoes.length === 0) return;
    echoes.push(group, radio, () => {
      group.lastOptimistic = undefined;
      if (echo.size > 0) publisher.publish(group, echo);
      for (const publish of memberEchoes) publish();
    });
  }

  /** Runs scene commands on the way and logs what no converter takes or a converter refuses. */
  *#convert(
    entity: SimulatedEntity,
    keys: ReturnType<typeof orderKeys>,
    targetOf: Parameters<typeof convertAll>[1],
    groupId: number,
  ): Iterable<Conversion> {
    const { scenes, log } = this.#parts;
    const others = keys.filter((key) => {
      const outcome = scenes.handle(entity, key, groupId);
      if (outcome?.ok === false) log.error(failureText("set", key.key, entity.name, outcome.error));
      return outcome === undefined;
    });
    const { conversions, refusals, unknown } = convertAll(others, targetOf);
    yield* conversions;
    for (const { key, value } of unknown) log.error(`No converter available for '${key}' on '${entity.name}': (${JSON.stringify(value)})`);
    for (const { key, error } of refusals) log.error(failureText("set", key, entity.name, error));
  }

  /** With Home Assistant's integration on, a colour for a lamp that is on does not switch it on once more. */
  #forHomeAssistant(entity: SimulatedEntity, body: JsonObject): JsonObject {
    if (!this.#parts.settings.homeAssistant || entity.known.get("state") !== "ON") return body;
    const { state, ...rest } = body;
    const colours = "color" in rest || "color_temp" in rest;
    return colours && !("brightness" in rest) && String(state).toUpperCase() === "ON" ? rest : body;
  }
}

/** What Zigbee2MQTT says when it does not even look at the message. */
function refusalOf(id: string, resolved: ReturnType<Network["resolve"]>): string | undefined {
  if (resolved === "unknown") return `Entity '${id}' is unknown`;
  if ("device" in resolved) return `Device '${resolved.device.name}' has no endpoint '${resolved.missingEndpoint}'`;
  const { entity } = resolved;
  return entity.kind === "device" && !entity.hasDefinition ? `Cannot publish to unsupported device '${entity.name}'` : undefined;
}
