import type { Disposer } from "../../../base/disposer.ts";
import type { Json } from "../../../base/json.ts";
import type { EventDescription } from "../../../z2m/description.ts";
import { EventHub } from "../event-hub.ts";
import type { DeviceObject, EventProperty } from "../property-types.ts";
import type { MessageClass } from "../values.ts";
import type { PropertyObject } from "./make-property.ts";
import type { PropertyOwner } from "./property-owner.ts";

/** `action` and its like: fires for every live report, also for words that the definition does not list. */
export class EventNode implements EventProperty<string> {
  readonly id: string;
  readonly key: string;
  words: readonly string[];
  /** The next property found under the same key. */
  sibling: PropertyObject | undefined;
  readonly #owner: PropertyOwner;
  readonly #hub: EventHub<string>;

  constructor(owner: PropertyOwner, description: EventDescription) {
    this.id = description.id;
    this.key = description.key;
    this.words = description.words;
    this.#owner = owner;
    this.#hub = new EventHub(owner.loop);
  }

  get device(): DeviceObject {
    return this.#owner.device;
  }

  describe(description: EventDescription): void {
    this.words = description.words;
  }

  on(listener: (word: string) => void): Disposer {
    this.#owner.countEveryReportListener(1);
    return this.#hub.on(listener, () => this.#owner.countEveryReportListener(-1));
  }

  report(wire: Json, messageClass: MessageClass): void {
    if (messageClass === "live" && isWord(wire)) this.#hub.emit(String(wire));
  }
}

/** Whether a payload's value is an event: older versions publish an empty word when a button is let go. */
export function isWord(wire: Json): boolean {
  return typeof wire === "number" || (typeof wire === "string" && wire !== "");
}
