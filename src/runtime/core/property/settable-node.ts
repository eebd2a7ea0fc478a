import type { Json } from "../../../base/json.ts";
import { jsonEqual } from "../../../base/json-equal.ts";
import type { PropertyDescription } from "../../../z2m/description.ts";
import type { Cause } from "../cause.ts";
import type { MessageClass, ValueSource } from "../values.ts";
import { type Asker, asker } from "./asker.ts";
import { PropertyNode } from "./property-node.ts";
import type { PropertyOwner } from "./property-owner.ts";
import { requestStands, type Unsettled } from "./settle-queue.ts";

/** A report that contradicts a request this soon after it is a late echo of what was before. Milliseconds. */
const contradictionGrace = 200;
/** For how long a report that repeats what was sent counts as the echo of the sending. Milliseconds. */
const echoWindow = 5_000;

/** What the property was before the present turn set it, so that "away and back" can be undone. */
interface BeforeTurn<T> {
  readonly value: T | undefined;
  readonly requested: T | undefined;
  readonly requestedAt: number;
  readonly pending: boolean;
}

/** A property with a value of its own (not a record): reports, requests, and which of the two is the value. */
export abstract class SettableNode<T> extends PropertyNode<T> implements Unsettled {
  #reported: T | undefined;
  #requested: T | undefined;
  #requestedAt = 0;
  #pending = false;
  /** The stamp of its freshness when it was last sent. */
  #sentStamp = -1;
  #before: BeforeTurn<T> | undefined;
  #relative = false;
  #asker: Asker | undefined;
  /** The last publish of this property, while its echo may come. */
  #cause: Cause | undefined;
  #sentAt = 0;
  #sent: T | undefined;
  #correction: Json | undefined;

  protected constructor(owner: PropertyOwner, description: PropertyDescription) {
    super(owner, description, sameValue);
  }

  /** What the wire says, as a value; undefined when it says nothing that this property can mean. */
  protected abstract read(wire: Json): T | undefined;
  protected abstract write(value: T): Json;
  /** Brings a wanted value into range. Throws when it cannot be meant. */
  protected abstract normalise(value: T): T;

  get source(): ValueSource {
    return this.#pending ? "requested" : (this.reportClass ?? "unknown");
  }

  get stale(): boolean {
    // What is never published cannot be known to be equal.
    return this.#sentStamp !== this.freshness.stamp || !this.access.published;
  }

  get asker(): Asker | undefined {
    return this.#asker;
  }

  get relative(): boolean {
    return this.#relative;
  }

  markStale(): void {
    this.#sentStamp = -1;
  }

  set(value: T): void {
    this.request(this.normalise(value), false);
  }

  override offer(wire: Json, by: Asker | undefined): void {
    const value = this.read(wire);
    if (value !== undefined) this.request(value, false, by);
  }

  protected request(value: T, relative: boolean, by: Asker | undefined = asker()): void {
    if (!this.access.settable) {
      this.owner.refuse(this.id, "it can be read, but not set");
      return;
    }
    if (!this.owner.join(this)) return;
    this.#before ??= { value: this.peek(), requested: this.#requested, requestedAt: this.#requestedAt, pending: this.#pending };
    this.#asker = by;
    this.#relative = relative;
    if (!this.stale && this.equal(value, this.peek())) return;
    this.#requested = value;
    this.#requestedAt = this.owner.scheduler.now();
    this.#pending = true;
    this.owner.settling.add(this, this.#requestedAt);
    this.owner.partRequested(this);
    this.#show(value);
  }

  collect(): Json | undefined {
    const before = this.#before;
    this.#before = undefined;
    const value = this.peek();
    if (before === undefined || value === undefined) return undefined;
    if (!this.stale && this.equal(value, before.value)) {
      this.#restore(before);
      return undefined;
    }
    this.#requested = value;
    return this.write(value);
  }

  cancel(): void {
    const before = this.#before;
    this.#before = undefined;
    if (before === undefined) return;
    this.#restore(before);
    this.#show(this.#pending ? this.#requested : this.#reported);
  }

  sent(cause: Cause): void {
    this.#sentStamp = this.freshness.stamp;
    this.#remember(cause, this.#requested);
  }

  /** A word left that stands for no value: whatever the device then reports is its echo. */
  sentWord(cause: Cause): void {
    this.#remember(cause, undefined);
  }

  notSent(): void {
    this.#sentStamp = -1;
  }

  report(wire: Json, messageClass: MessageClass): void {
    const value = this.read(wire);
    this.#reported = value;
    this.reported(value, messageClass);
    if (this.#cause !== undefined && messageClass === "live") this.#inherit(this.#cause, value, wire);
    if (this.#pending) {
      const age = this.owner.scheduler.now() - this.#requestedAt;
      if (!this.equal(value, this.#requested) && age <= contradictionGrace) return;
      this.#pending = false;
    }
    this.#show(value);
  }

  #remember(cause: Cause, value: T | undefined): void {
    this.#cause = cause;
    this.#sentAt = this.owner.scheduler.now();
    this.#sent = value;
  }

  /** An unanswered request has had its time: the last report is the value again. */
  expire(now: number): void {
    // A millisecond of tolerance: (a + 1000) − a need not be 1000. A younger request has an expiry of its own.
    if (!this.#pending || now - this.#requestedAt < requestStands - 1) return;
    this.#pending = false;
    this.#show(this.#reported);
  }

  #restore(before: BeforeTurn<T>): void {
    this.#requested = before.requested;
    this.#requestedAt = before.requestedAt;
    this.#pending = before.pending;
  }

  #show(value: T | undefined): void {
    if (this.store(value)) this.owner.partChanged(this);
  }

  /**
   * An echo makes the turn a consequence of the publish. A report of something else does so only if it repeats the last such
   * correction: a device that keeps rounding our value differently, not somebody at the dial.
   */
  #inherit(cause: Cause, value: T | undefined, wire: Json): void {
    if (this.owner.scheduler.now() - this.#sentAt > echoWindow) {
      this.#cause = undefined;
      return;
    }
    const echo = this.#sent === undefined || this.equal(value, this.#sent);
    const repeated = !echo && jsonEqual(wire, this.#correction);
    if (!echo) this.#correction = wire;
    const loop = this.owner.loop;
    if ((echo || repeated) && cause.depth > (loop.cause?.depth ?? 0)) loop.cause = cause;
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  // Only lists and records of plain JSON get past the first test; anything else compares as unequal.
  return typeof a === "object" && typeof b === "object" && jsonEqual(a as Json, b as Json);
}
