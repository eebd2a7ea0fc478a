import type { Disposer } from "../base/disposer.ts";
import { Emitter } from "../base/emitter.ts";
import type { InboundMessage, PublishOptions, Transport } from "../runtime/core/transport.ts";
import type { MemoryBroker } from "./memory-broker.ts";
import type { MemoryClient } from "./memory-client.ts";

/** A runtime's connection to the memory broker. */
export class MemoryTransport implements Transport {
  readonly #broker: MemoryBroker;
  readonly #client: MemoryClient;
  readonly #messages = new Emitter<InboundMessage>();
  readonly #connects = new Emitter<void>();
  readonly #subscriptions = new Map<string, Disposer>();
  readonly #receive = (message: InboundMessage): void => this.#messages.emit(message);
  #connected = false;
  #closed = false;

  constructor(broker: MemoryBroker, client: MemoryClient) {
    this.#broker = broker;
    this.#client = client;
    client.reconnected.on(() => this.#announce());
    client.disconnected.on(() => {
      this.#connected = false;
    });
    if (client.connected) broker.enqueue(() => this.#announce());
  }

  get connected(): boolean {
    return this.#connected;
  }

  publish(topic: string, payload: string, options?: PublishOptions): void {
    if (!this.#connected) throw new Error(`"${topic}" cannot be published: not connected`);
    this.#broker.publish(topic, payload, options);
  }

  subscribe(filters: readonly string[]): Promise<void> {
    for (const filter of filters) {
      // Subscribing again is allowed and, as on a real broker, brings the retained messages again.
      this.#subscriptions.get(filter)?.();
      this.#subscriptions.set(filter, this.#client.listen(filter, this.#receive));
    }
    return new Promise((resolve) => this.#broker.enqueue(resolve));
  }

  unsubscribe(filters: readonly string[]): void {
    for (const filter of filters) {
      this.#subscriptions.get(filter)?.();
      this.#subscriptions.delete(filter);
    }
  }

  onMessage(listener: (message: InboundMessage) => void): Disposer {
    return this.#messages.on(listener);
  }

  onConnect(listener: () => void): Disposer {
    return this.#connects.on(listener);
  }

  onDisconnect(listener: (reason: string) => void): Disposer {
    return this.#client.disconnected.on(() => listener("the broker went away"));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#connected = false;
    this.#client.close();
  }

  #announce(): void {
    if (this.#closed) return;
    this.#connected = true;
    this.#connects.emit();
  }
}
