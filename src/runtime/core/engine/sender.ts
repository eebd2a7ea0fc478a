import type { Json } from "../../../base/json.ts";
import type { Cause } from "../cause.ts";
import type { Entity } from "../entity/entity.ts";
import type { Extras, Part } from "../entity/entity-host.ts";
import type { Facts } from "../facts.ts";
import type { Asker } from "../property/asker.ts";
import { EventNode } from "../property/event-property.ts";
import { SettableNode } from "../property/settable-node.ts";
import type { LoopGuard } from "./loop-guard.ts";
import { Outbox } from "./outbox.ts";
import type { Publisher } from "./publisher.ts";

const away = "the way to Zigbee2MQTT is cut, and a command of this kind is not sent late";

/** Where commands go to. */
export interface CommandLink {
  /** Whether a command handed over now would reach Zigbee2MQTT. */
  readonly open: boolean;
  commandTopic(entity: Entity, verb: "set" | "get"): string;
  now(): number;
}

/** Sends what turns ask of devices, or keeps it while the way is cut. */
export class Sender {
  readonly #link: CommandLink;
  readonly #publisher: Publisher;
  readonly #guard: LoopGuard;
  readonly #facts: Facts;
  readonly #outbox = new Outbox();
  /** Who last commanded which device, for failures that Zigbee2MQTT reports later. */
  readonly #askers = new Map<Entity, Asker | undefined>();

  constructor(link: CommandLink, publisher: Publisher, guard: LoopGuard, facts: Facts) {
    this.#link = link;
    this.#publisher = publisher;
    this.#guard = guard;
    this.#facts = facts;
  }

  send(entity: Entity, parts: readonly Part[], extras: Extras | undefined): void {
    if (this.#link.open) this.#send(entity, parts, extras);
    else this.#keep(entity, parts, extras);
  }

  ask(entity: Entity, keys: ReadonlySet<string>): void {
    if (!this.#link.open) return;
    const payload = Object.fromEntries([...keys].map((key) => [key, ""]));
    this.#publisher.publish(this.#link.commandTopic(entity, "get"), JSON.stringify(payload), undefined);
  }

  /** The way is open again: sends what has waited, unless it has waited too long. Call within a turn. */
  release(): void {
    const { fresh, expired } = this.#outbox.take(this.#link.now());
    if (expired > 0) {
      this.#facts.tell({ type: "commandsDropped", count: expired, reason: "they had waited for more than 10 s for the connection" });
    }
    for (const { property, wire, by } of fresh) property.offer(wire, by);
  }

  /** Who last commanded the entity. */
  lastAsker(entity: Entity): Asker | undefined {
    return this.#askers.get(entity);
  }

  get waiting(): number {
    return this.#outbox.size;
  }

  #send(entity: Entity, parts: readonly Part[], extras: Extras | undefined): void {
    const causes = this.#admit(entity, parts, extras);
    const by = parts[0]?.property.asker ?? extras?.by;
    const sent =
      causes !== undefined && this.#publisher.publish(this.#link.commandTopic(entity, "set"), JSON.stringify(message(parts, extras)), by);
    this.#askers.set(entity, by);
    if (!sent) {
      for (const { property } of parts) property.notSent();
      return;
    }
    for (const [index, { property }] of parts.entries()) {
      const cause = causes[index];
      if (cause !== undefined) property.sent(cause);
    }
    const last = causes.at(-1);
    if (extras !== undefined && last !== undefined) markWords(entity, extras, last);
  }

  #admit(entity: Entity, parts: readonly Part[], extras: Extras | undefined): readonly Cause[] | undefined {
    const causes: Cause[] = [];
    const now = this.#link.now();
    for (const { property } of parts) {
      const cause = this.#guard.admit(`${entity.label} ${property.id}`, property.asker, now);
      if (cause === undefined) return undefined;
      causes.push(cause);
    }
    if (extras !== undefined) {
      const cause = this.#guard.admit(`${entity.label} ${Object.keys(extras.payload).join(" ")}`, extras.by, now);
      if (cause === undefined) return undefined;
      causes.push(cause);
    }
    return causes;
  }

  #keep(entity: Entity, parts: readonly Part[], extras: Extras | undefined): void {
    const at = this.#link.now();
    for (const { property, wire } of parts) {
      property.notSent();
      if (property.relative) this.#publisher.refuse(`${entity.label} ${property.id}`, away, property.asker);
      else this.#outbox.keep({ entity, property, wire, by: property.asker, at });
    }
    if (extras !== undefined) this.#publisher.refuse(`${entity.label} ${Object.keys(extras.payload).join(", ")}`, away, extras.by);
  }
}

/** All parts in one object. Properties that share a key (colour spaces) share their object. */
function message(parts: readonly Part[], extras: Extras | undefined): Readonly<Record<string, Json>> {
  const keys = new Map<string, Json>();
  for (const { property, wire } of parts) keys.set(property.key, wire);
  if (extras !== undefined) for (const [key, value] of Object.entries(extras.payload)) keys.set(key, value);
  return Object.fromEntries(keys);
}

/** Words such as TOGGLE: whatever the device reports next under that key is their echo. */
function markWords(entity: Entity, extras: Extras, cause: Cause): void {
  for (const key of Object.keys(extras.payload)) {
    for (const property of entity.properties.of(key)) {
      if (!(property instanceof EventNode) && property instanceof SettableNode) property.sentWord(cause);
    }
  }
}
