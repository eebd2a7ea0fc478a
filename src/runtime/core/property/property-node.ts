import type { Disposer } from "../../../base/disposer.ts";
import { type Duration, milliseconds } from "../../../base/duration.ts";
import type { Json } from "../../../base/json.ts";
import type { Access, PropertyDescription } from "../../../z2m/description.ts";
import type { Cause } from "../cause.ts";
import { StoredValue } from "../cell.ts";
import type { ColorGroup } from "../entity/colors.ts";
import { EventHub } from "../event-hub.ts";
import type { DeviceObject, Property } from "../property-types.ts";
import type { Equality } from "../value-node.ts";
import type { MessageClass, ValueSource } from "../values.ts";
import type { Asker } from "./asker.ts";
import type { Freshness } from "./freshness.ts";
import type { PropertyObject } from "./make-property.ts";
import type { PropertyOwner, Sendable } from "./property-owner.ts";

interface Report<T> {
  readonly value: T;
  readonly class: MessageClass;
}

/** What all properties have in common, leaves and records: where they belong, and how their reports are told. */
export abstract class PropertyNode<T> extends StoredValue<T> implements Property<T>, Sendable {
  readonly id: string;
  readonly key: string;
  readonly owner: PropertyOwner;
  readonly freshness: Freshness;
  /** The next property found under the same key. */
  sibling: PropertyObject | undefined;
  /** The colours that it is one of, or that it switches on. */
  colors: ColorGroup | undefined;
  rootCause: Cause | undefined;
  protected access: Access;
  protected reportClass: MessageClass | undefined;
  #payload = -1;
  #reportedAt = 0;
  #reports: EventHub<Report<T>> | undefined;

  protected constructor(owner: PropertyOwner, description: PropertyDescription, equal: Equality<T>) {
    super(owner.loop, undefined, equal);
    this.owner = owner;
    this.id = description.id;
    this.key = description.key;
    this.access = description.access;
    this.freshness = owner.freshnessOf(description.id);
  }

  abstract readonly source: ValueSource;
  abstract readonly stale: boolean;
  abstract markStale(): void;
  /** Takes over what a payload says of this property. Null is the caller's to leave out. */
  abstract report(wire: Json, messageClass: MessageClass): void;
  abstract readonly asker: Asker | undefined;
  abstract readonly relative: boolean;
  abstract collect(): Json | undefined;
  abstract cancel(): void;
  abstract sent(cause: Cause): void;
  abstract notSent(): void;
  abstract offer(wire: Json, by: Asker | undefined): void;

  get device(): DeviceObject {
    return this.owner.device;
  }

  get settable(): boolean {
    return this.access.settable;
  }

  get gettable(): boolean {
    return this.access.gettable;
  }

  get(fallback: T): T {
    return this.value ?? fallback;
  }

  get age(): Duration | undefined {
    if (this.reportClass === undefined) return undefined;
    return milliseconds(this.owner.scheduler.now() - (this.owner.arrivalOf(this.#payload) ?? this.#reportedAt));
  }

  onReport(listener: (value: T, report: { readonly class: MessageClass }) => void): Disposer {
    this.#reports ??= new EventHub(this.owner.loop);
    this.owner.countEveryReportListener(1);
    return this.#reports.on(
      (report) => listener(report.value, report),
      () => this.owner.countEveryReportListener(-1),
    );
  }

  query(): void {
    if (this.access.gettable) this.owner.query(this.key);
  }

  /** Takes over a new description of the same property: another firmware, other limits. */
  describe(description: PropertyDescription): void {
    this.access = description.access;
    // It names the device, which may have been renamed.
    this.rootCause = undefined;
  }

  protected reported(value: T | undefined, messageClass: MessageClass): void {
    this.reportClass = messageClass;
    this.#payload = this.owner.payload;
    this.#reportedAt = this.owner.scheduler.now();
    if (value !== undefined && this.#reports?.hasListeners === true) this.#reports.emit({ value, class: messageClass });
  }
}
