import { isJsonObject, type Json, type JsonObject } from "../../../base/json.ts";
import { jsonEqual } from "../../../base/json-equal.ts";
import type { PropertyDescription, RecordDescription } from "../../../z2m/description.ts";
import type { Cause } from "../cause.ts";
import type { Loop } from "../loop.ts";
import type { Scheduler } from "../scheduler.ts";
import type { MessageClass, ValueSource } from "../values.ts";
import type { Asker } from "./asker.ts";
import { EventNode } from "./event-property.ts";
import type { Freshness } from "./freshness.ts";
import { KeyTable } from "./key-table.ts";
import type { PropertyObject } from "./make-property.ts";
import { PropertyNode } from "./property-node.ts";
import type { PropertyOwner, Sendable } from "./property-owner.ts";
import type { SettleQueue } from "./settle-queue.ts";

type MakeProperty = (owner: PropertyOwner, description: PropertyDescription) => PropertyObject;

/** A composite expose: its fields are properties, its value all of them that are known, by member name. */
export class RecordNode extends PropertyNode<JsonObject> implements PropertyOwner {
  /** The fields by member name; no prototype, since the names come from outside. */
  readonly fields: { [identifier: string]: PropertyObject } = Object.create(null);
  readonly #parts = new KeyTable();
  readonly #make: MakeProperty;
  #identifiers: readonly (readonly [identifier: string, part: PropertyObject])[] = [];
  #joined: Sendable[] = [];
  #left: Sendable[] = [];
  #reporting = false;

  constructor(owner: PropertyOwner, description: RecordDescription, make: MakeProperty) {
    super(owner, description, jsonEqual);
    this.#make = make;
    this.describe(description);
  }

  override describe(description: RecordDescription): void {
    super.describe(description);
    const access = description.access;
    this.#identifiers = description.fields.map((field) => {
      // A field can be set if its record can: some exposes give access only to the whole.
      const settable = access.settable || field.access.settable;
      const part = this.#parts.put({ ...field, access: { ...field.access, settable } }, (known) => this.#make(this, known));
      this.fields[field.identifier] = part;
      return [field.identifier, part] as const;
    });
  }

  get loop(): Loop {
    return this.owner.loop;
  }
  get scheduler(): Scheduler {
    return this.owner.scheduler;
  }
  get label(): string {
    return `${this.owner.label} ${this.id}`;
  }
  get payload(): number {
    return this.owner.payload;
  }
  arrivalOf(payload: number): number | undefined {
    return this.owner.arrivalOf(payload);
  }
  freshnessOf(): Freshness {
    return this.freshness;
  }
  get settling(): SettleQueue {
    return this.owner.settling;
  }

  get source(): ValueSource {
    for (const part of this.#settableParts()) if (part.source === "requested") return "requested";
    return this.reportClass ?? "unknown";
  }
  get stale(): boolean {
    return this.#settableParts().some((part) => part.stale);
  }
  get asker(): Asker | undefined {
    return (this.#joined.at(-1) ?? this.#left.at(-1))?.asker;
  }
  get relative(): boolean {
    return this.#left.some((part) => part.relative);
  }

  markStale(): void {
    for (const part of this.#settableParts()) part.markStale();
  }

  /** Sets the given fields; the others stay as they are. */
  set(values: JsonObject): void {
    for (const [identifier, part] of this.#identifiers) {
      const value = Object.hasOwn(values, identifier) ? values[identifier] : undefined;
      if (value !== undefined && "set" in part) (part as { set(value: Json): void }).set(value);
    }
  }

  offer(wire: Json, by: Asker | undefined): void {
    if (!isJsonObject(wire)) return;
    for (const [key, value] of Object.entries(wire)) {
      for (let part = this.#parts.of(key); part !== undefined; part = part.sibling) if (!(part instanceof EventNode)) part.offer(value, by);
    }
  }

  report(wire: Json, messageClass: MessageClass): void {
    if (!isJsonObject(wire)) return;
    this.#reporting = true;
    for (const [key, value] of Object.entries(wire)) {
      if (value === null) continue;
      for (let part = this.#parts.of(key); part !== undefined; part = part.sibling) part.report(value, messageClass);
    }
    this.#reporting = false;
    this.#show();
    this.reported(this.peek(), messageClass);
  }

  collect(): JsonObject | undefined {
    const joined = this.#joined;
    this.#joined = [];
    this.#left = [];
    const wires = new Map<string, Json>();
    for (const part of joined) {
      const wire = part.collect();
      if (wire === undefined) continue;
      wires.set(part.key, wire);
      this.#left.push(part);
    }
    if (wires.size === 0) return undefined;
    this.#complete(wires);
    return Object.fromEntries(wires);
  }

  cancel(): void {
    const joined = this.#joined;
    this.#joined = [];
    for (const part of joined) part.cancel();
  }

  sent(cause: Cause): void {
    for (const part of this.#left) part.sent(cause);
  }
  notSent(): void {
    for (const part of this.#left) part.notSent();
  }

  join(part: Sendable): boolean {
    if (!this.owner.join(this)) return false;
    if (!this.#joined.includes(part)) this.#joined.push(part);
    return true;
  }
  override query(): void {
    this.owner.query(this.key);
  }
  sendWord(key: string, word: Json): void {
    this.owner.sendWord(this.key, { [key]: word });
  }
  partRequested(): void {
    this.owner.partRequested(this);
  }
  partChanged(): void {
    if (!this.#reporting) this.#show();
  }
  refuse(property: string, reason: string): void {
    this.owner.refuse(`${this.id} ${property}`, reason);
  }
  countEveryReportListener(by: 1 | -1): void {
    this.owner.countEveryReportListener(by);
  }

  #show(): void {
    const known: [string, Json][] = [];
    for (const [identifier, part] of this.#identifiers) {
      if (part instanceof EventNode) continue;
      const value = part.peek();
      if (value !== undefined) known.push([identifier, value]);
    }
    if (this.store(known.length === 0 ? undefined : Object.fromEntries(known))) this.owner.partChanged(this);
  }

  /** Half an xy point is no colour: what was not set goes along as it is. */
  #complete(wires: Map<string, Json>): void {
    if (!wires.has("x") && !wires.has("y")) return;
    for (const key of ["x", "y"]) {
      for (let part = this.#parts.of(key); part !== undefined; part = part.sibling) {
        const value = part instanceof EventNode ? undefined : part.peek();
        if (value !== undefined && !wires.has(key)) wires.set(key, value);
      }
    }
  }

  #settableParts(): readonly Exclude<PropertyObject, EventNode>[] {
    return this.#identifiers.flatMap(([, part]) => (part instanceof EventNode ? [] : [part]));
  }
}
