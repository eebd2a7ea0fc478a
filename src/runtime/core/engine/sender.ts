import type { Json } from "../../../base/json.ts";
import type { Cause } from "../cause.ts";
import type { Entity } from "../entity/entity.ts";
import type { Extras, Part } from "../entity/entity-host.ts";
import type { Facts } from "../facts.ts";
import { SettableNode } from "../property/settable-node.ts";
import type { LoopGuard } from "./loop-guard.ts";
import { Outbox } from "./outbox.ts";
import type { Publisher } from "./publisher.ts";

const away = "the way to Zigbee2MQTT is cut, and a command of this kind is not sent late";

/** Where commands go to. */
export interface CommandLink {
  /** Whether a command handed over now would reach Zigbee2MQTT. */
  readonly open: boolean;
  now(): number;
}

/** Sends what turns ask of devices, or keeps it while the way is cut. */
export class Sender {
  readonly #link: CommandLink;
  readonly #publisher: Publisher;
  readonly #guard: LoopGuard;
  readonly #facts: Facts;
  readonly #outbox = new Outbox();

  constructor(link: CommandLink, publisher: Publisher, guard: LoopGuard, facts: Facts) {
    this.#link = link;
    this.#publisher = publisher;
    this.#guard = guard;
    this.#facts = facts;
  }

  send(entity: Entity, parts: readonly Part[], extras: Extras | undefined): void {
    if (!this.#link.open) {
      this.#keep(entity, parts, extras);
      return;
    }
    entity.lastAsker = parts[0]?.property.asker ?? extras?.by;
    const causes = this.#admit(entity, parts, extras);
    const left = causes !== undefined && this.#publisher.publish(entity.setTopic, commandText(parts, extras), entity.lastAsker);
    for (const [index, { property }] of parts.entries()) {
      const cause = left ? causes[index] : undefined;
      if (cause === undefined) property.notSent();
      else property.sent(cause);
    }
    const last = left ? causes.at(-1) : undefined;
    if (extras !== undefined && last !== undefined) markWords(entity, extras, last);
  }

  ask(entity: Entity, keys: ReadonlySet<string>): void {
    if (!this.#link.open) return;
    const payload = Object.fromEntries([...keys].map((key) => [key, ""]));
    this.#publisher.publish(entity.getTopic, JSON.stringify(payload), undefined);
  }

  /** The way is open again: sends what has waited, unless it has waited too long. Call within a turn. */
  release(): void {
    const { fresh, expired } = this.#outbox.take(this.#link.now());
    if (expired > 0) {
      this.#facts.tell({ type: "commandsDropped", count: expired, reason: "they had waited for more than 10 s for the connection" });
    }
    for (const { property, wire, by } of fresh) property.offer(wire, by);
  }

  /** A cause for each part, and one for the extras; undefined when nothing must leave. */
  #admit(entity: Entity, parts: readonly Part[], extras: Extras | undefined): readonly Cause[] | undefined {
    const causes: Cause[] = [];
    const now = this.#link.now();
    for (const { property } of parts) {
      const cause = this.#guard.admitProperty(entity, property, now);
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
      else this.#outbox.keep({ property, wire, by: property.asker, at });
    }
    if (extras !== undefined) this.#publisher.refuse(`${entity.label} ${Object.keys(extras.payload).join(", ")}`, away, extras.by);
  }
}

/** The message as JSON. What is sent as it is goes before a property of the same key. */
function commandText(parts: readonly Part[], extras: Extras | undefined): string {
  const members: string[] = [];
  for (const { property, wire } of parts) {
    if (extras === undefined || !Object.hasOwn(extras.payload, property.key)) members.push(member(property.key, wire));
  }
  if (extras !== undefined) for (const [key, value] of Object.entries(extras.payload)) members.push(member(key, value));
  return `{${members.join(",")}}`;
}

function member(key: string, value: Json): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

/** Words such as TOGGLE: whatever the device reports next under that key is their echo. */
function markWords(entity: Entity, extras: Extras, cause: Cause): void {
  for (const key of Object.keys(extras.payload)) {
    for (let property = entity.properties.of(key); property !== undefined; property = property.sibling) {
      if (property instanceof SettableNode) property.sentWord(cause);
    }
  }
}
