import type { Disposer } from "../base/disposer.ts";
import { Emitter } from "../base/emitter.ts";
import type { InboundMessage } from "../runtime/core/transport.ts";
import type { MemoryBroker } from "./memory-broker.ts";
import { hasWildcard, matchesFilter } from "./topic-filter.ts";

interface Subscription {
  readonly filter: string;
  readonly listener: (message: InboundMessage) => void;
}

/** One connection to the memory broker. Its subscriptions outlive an outage, like those of a client that resubscribes. */
export class MemoryClient {
  readonly #broker: MemoryBroker;
  readonly #exact = new Map<string, Set<Subscription>>();
  readonly #wild = new Set<Subscription>();
  readonly reconnected = new Emitter<void>();
  readonly disconnected = new Emitter<void>();
  #connected: boolean;

  constructor(broker: MemoryBroker) {
    this.#broker = broker;
    this.#connected = broker.up;
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Listens on a filter; what is retained on it comes first, marked as retained. */
  listen(filter: string, listener: (message: InboundMessage) => void): Disposer {
    const subscription: Subscription = { filter, listener };
    if (hasWildcard(filter)) this.#wild.add(subscription);
    else this.#exact.set(filter, (this.#exact.get(filter) ?? new Set()).add(subscription));
    this.#replay(subscription);
    return () => {
      this.#wild.delete(subscription);
      const others = this.#exact.get(filter);
      others?.delete(subscription);
      if (others?.size === 0) this.#exact.delete(filter);
    };
  }

  deliver(message: InboundMessage): void {
    if (!this.#connected) return;
    // A set, because a listener on two filters that both match gets the message once, as from mosquitto.
    const listeners = new Set<(message: InboundMessage) => void>();
    for (const subscription of this.#exact.get(message.topic) ?? []) listeners.add(subscription.listener);
    for (const subscription of this.#wild) {
      if (matchesFilter(subscription.filter, message.topic)) listeners.add(subscription.listener);
    }
    for (const listener of listeners) listener(message);
  }

  setConnected(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    if (!connected) {
      this.disconnected.emit();
      return;
    }
    const exact = [...this.#exact.values()].flatMap((subscriptions) => [...subscriptions]);
    for (const subscription of [...exact, ...this.#wild]) this.#replay(subscription);
    this.reconnected.emit();
  }

  close(): void {
    this.#connected = false;
    this.#broker.forget(this);
  }

  #replay(subscription: Subscription): void {
    this.#broker.replay(subscription.filter, (message) => {
      if (this.#connected) subscription.listener(message);
    });
  }
}
