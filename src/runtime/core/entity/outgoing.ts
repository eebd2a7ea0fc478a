import type { Json, JsonObject } from "../../../base/json.ts";
import { type Asker, asker } from "../property/asker.ts";
import type { Sendable } from "../property/property-owner.ts";
import type { Entity } from "./entity.ts";
import type { Command, EntityHost, Part } from "./entity-host.ts";

/** What the present turn wants from one device: gathered while it runs, sent as one `/set` and one `/get` when it rests. */
export class Outgoing {
  readonly #entity: Entity;
  readonly #host: EntityHost;
  readonly #joined: Sendable[] = [];
  #extras: Map<string, Json> | undefined;
  #extrasBy: Asker | undefined;
  #queries: Set<string> | undefined;
  #awaitsEnd = false;

  constructor(entity: Entity, host: EntityHost) {
    this.#entity = entity;
    this.#host = host;
  }

  join(property: Sendable): void {
    if (!this.#joined.includes(property)) this.#joined.push(property);
    this.#awaitEnd();
  }

  add(payload: JsonObject): void {
    this.#extras ??= new Map();
    for (const [key, value] of Object.entries(payload)) this.#extras.set(key, value);
    this.#extrasBy = asker();
    this.#awaitEnd();
  }

  query(key: string): void {
    this.#queries ??= new Set();
    this.#queries.add(key);
    this.#awaitEnd();
  }

  finish(): void {
    this.#awaitsEnd = false;
    const { parts, extras } = this.take();
    if (parts.length > 0 || extras !== undefined) this.#host.send(this.#entity, parts, extras);
    const queries = this.#queries;
    this.#queries = undefined;
    if (queries !== undefined) this.#host.ask(this.#entity, queries);
  }

  /** What is to be set, taken out of here. */
  take(): Command {
    const extras = this.#extras;
    this.#extras = undefined;
    const parts: Part[] = [];
    for (const property of this.#joined) {
      const wire = property.collect();
      if (wire !== undefined) parts.push({ property, wire });
    }
    this.#joined.length = 0;
    if (extras === undefined || (parts.length === 0 && !saysSomething(extras))) return { parts, extras: undefined };
    return { parts, extras: { payload: Object.fromEntries(extras), by: this.#extrasBy } };
  }

  #awaitEnd(): void {
    if (this.#awaitsEnd) return;
    this.#awaitsEnd = true;
    this.#host.loop.atEnd(this);
  }
}

/** A transition alone changes nothing: it only says how what goes with it is to be done. */
function saysSomething(extras: ReadonlyMap<string, Json>): boolean {
  return extras.size > 1 || !extras.has("transition");
}
