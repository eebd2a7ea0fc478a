import type { Disposer } from "../../base/disposer.ts";
import { Emitter } from "../../base/emitter.ts";
import type { InboundMessage, PublishOptions, Transport } from "../../runtime/core/transport.ts";
import type { SimulatorLink } from "../../simulator/link.ts";

/** A connection to the broker of a simulated home in this process: always there, without a socket. */
export class LinkTransport implements Transport {
  readonly connected = true;
  readonly #link: SimulatorLink;
  readonly #messages = new Emitter<InboundMessage>();
  readonly #subscriptions = new Map<string, Disposer>();

  constructor(link: SimulatorLink) {
    this.#link = link;
  }

  publish(topic: string, payload: string, options?: PublishOptions): void {
    this.#link.publish(topic, payload, options);
  }

  async subscribe(filters: readonly string[]): Promise<void> {
    for (const filter of filters) {
      if (this.#subscriptions.has(filter)) continue;
      this.#subscriptions.set(
        filter,
        this.#link.subscribe(filter, (message) => this.#messages.emit(message)),
      );
    }
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

  onConnect(): Disposer {
    return () => undefined;
  }

  onDisconnect(): Disposer {
    return () => undefined;
  }

  async close(): Promise<void> {
    this.unsubscribe([...this.#subscriptions.keys()]);
  }
}
