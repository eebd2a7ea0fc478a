import type { Json } from "../../../base/json.ts";
import type { Cause } from "../cause.ts";
import type { Entity } from "../entity/entity.ts";
import type { Command, Extras, Part } from "../entity/entity-host.ts";
import type { Facts } from "../facts.ts";
import { SettableNode } from "../property/settable-node.ts";
import type { LoopGuard } from "./loop-guard.ts";
import { Outbox } from "./outbox.ts";
import type { Publisher } from "./publisher.ts";

const away = "the way to Zigbee2MQTT is cut, and a command of this kind is not sent late";

/** What one of several devices is asked for. */
export interface MemberCommand extends Command {
  readonly entity: Entity;
}

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

  /** Whether what is sent now leaves at once. */
  get open(): boolean {
    return this.#link.open;
  }

  send(entity: Entity, parts: readonly Part[], extras: Extras | undefined): void {
    if (!this.#link.open) {
      this.#keep(entity, parts, extras);
      return;
    }
    entity.lastAsker = parts[0]?.property.asker ?? extras?.by;
    const causes = this.#admit(entity, parts, extras);
    const left = causes !== undefined && this.#publisher.publish(entity.setTopic, commandText(parts, extras), entity.lastAsker);
    conclude(entity, parts, extras, left ? causes : undefined);
  }

  /** Sends to a group what several of its members are asked for alike. The way must be open. */
  sendToGroup(group: Entity, commands: readonly MemberCommand[]): void {
    const [first] = commands;
    if (first === undefined) return;
    const admitted = this.#admitAll(commands);
    group.lastAsker = first.parts[0]?.property.asker ?? first.extras?.by;
    const text = commandText(first.parts, first.extras);
    const left = admitted !== undefined && this.#publisher.publish(group.setTopic, text, group.lastAsker);
    for (const [index, { entity, parts, extras }] of commands.entries()) {
      entity.lastAsker = group.lastAsker;
      conclude(entity, parts, extras, left ? admitted[index] : undefined);
    }
    const cause = left ? admitted[0]?.at(-1) : undefined;
    // What the group then reports is an echo as well.
    if (cause !== undefined) for (const { property } of first.parts) markEcho(group, property.key, cause);
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

  /** The causes of each; undefined when one of them must not leave, since none leaves alone. */
  #admitAll(commands: readonly MemberCommand[]): readonly (readonly Cause[])[] | undefined {
    const all: (readonly Cause[])[] = [];
    for (const { entity, parts, extras } of commands) {
      const causes = this.#admit(entity, parts, extras);
      if (causes === undefined) return undefined;
      all.push(causes);
    }
    return all;
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

/** Tells what was asked for that it has left, each part with its cause, or that it has not. */
function conclude(entity: Entity, parts: readonly Part[], extras: Extras | undefined, causes: readonly Cause[] | undefined): void {
  for (const [index, { property }] of parts.entries()) {
    const cause = causes?.[index];
    if (cause === undefined) property.notSent();
    else property.sent(cause);
  }
  const last = causes?.at(-1);
  // Words such as TOGGLE: whatever the device reports next under that key is their echo.
  if (extras !== undefined && last !== undefined) for (const key of Object.keys(extras.payload)) markEcho(entity, key, last);
}

/** The message as JSON. What is sent as it is goes before a property of the same key. */
export function commandText(parts: readonly Part[], extras: Extras | undefined): string {
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

function markEcho(entity: Entity, key: string, cause: Cause): void {
  for (let property = entity.properties.of(key); property !== undefined; property = property.sibling) {
    if (property instanceof SettableNode) property.sentWord(cause);
  }
}
