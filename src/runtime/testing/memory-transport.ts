import type { Disposer } from "../../base/disposer.ts";
import { Emitter } from "../../base/emitter.ts";
import { topicMatches } from "../core/topics.ts";
import type { InboundMessage, PublishOptions, Transport } from "../core/transport.ts";

export interface PublishedMessage {
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1;
  readonly retain: boolean;
}

const decoder = new TextDecoder();

/** Makes an inbound message as a transport would. */
export function inboundMessage(topic: string, payload: string | Uint8Array, retain = false): InboundMessage {
  return { topic, text: () => (typeof payload === "string" ? payload : decoder.decode(payload)), retain };
}

/** A transport without a network: tests play the broker. */
export class MemoryTransport implements Transport {
  connected = false;
  closed = false;
  /** Everything published, oldest first. */
  readonly published: PublishedMessage[] = [];
  readonly #filters = new Set<string>();
  readonly #retained = new Map<string, string>();
  readonly #messages = new Emitter<InboundMessage>();
  readonly #connects = new Emitter<void>();
  readonly #disconnects = new Emitter<string>();
  readonly #publishes = new Emitter<PublishedMessage>();

  publish(topic: string, payload: string, options: PublishOptions = {}): void {
    if (!this.connected) throw new Error("A message was handed to the transport while it is away.");
    const message = { topic, payload, qos: options.qos ?? 0, retain: options.retain ?? false };
    this.published.push(message);
    this.#publishes.emit(message);
  }

  subscribe(filters: readonly string[]): Promise<void> {
    for (const filter of filters) {
      this.#filters.add(filter);
      if (this.connected) this.#replay(filter);
    }
    return Promise.resolve();
  }

  unsubscribe(filters: readonly string[]): void {
    for (const filter of filters) this.#filters.delete(filter);
  }

  /** What is subscribed at the moment. */
  get filters(): ReadonlySet<string> {
    return this.#filters;
  }

  onMessage(listener: (message: InboundMessage) => void): Disposer {
    return this.#messages.on(listener);
  }
  onConnect(listener: () => void): Disposer {
    return this.#connects.on(listener);
  }
  onDisconnect(listener: (reason: string) => void): Disposer {
    return this.#disconnects.on(listener);
  }
  /** Calls for each message that is published: a simulated home hangs here. */
  onPublish(listener: (message: PublishedMessage) => void): Disposer {
    return this.#publishes.on(listener);
  }

  close(): Promise<void> {
    this.closed = true;
    this.connected = false;
    return Promise.resolve();
  }

  /** The broker comes (back): connected, then the retained messages of what is subscribed. */
  connect(): void {
    this.connected = true;
    this.#connects.emit();
    for (const filter of this.#filters) this.#replay(filter);
  }

  disconnect(reason = "cut by the test"): void {
    this.connected = false;
    this.#disconnects.emit(reason);
  }

  /** Delivers a message if its topic is subscribed. Objects are sent as JSON. `retain` also keeps it for later subscribers. */
  receive(topic: string, payload: string | Uint8Array | object, options: { readonly retain?: boolean } = {}): void {
    const data = typeof payload === "string" || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    if (options.retain === true && typeof data === "string") this.#retained.set(topic, data);
    if (this.#isSubscribed(topic)) this.#messages.emit(inboundMessage(topic, data));
  }

  /** Delivers a message as one that the broker had kept. */
  receiveRetained(topic: string, payload: string | object): void {
    const data = typeof payload === "string" ? payload : JSON.stringify(payload);
    if (this.#isSubscribed(topic)) this.#messages.emit(inboundMessage(topic, data, true));
  }

  /** Puts a retained message into the broker without delivering it. */
  keep(topic: string, payload: string | object): void {
    this.#retained.set(topic, typeof payload === "string" ? payload : JSON.stringify(payload));
  }

  /** Takes what was published since the last call. */
  takePublished(): PublishedMessage[] {
    return this.published.splice(0);
  }

  #isSubscribed(topic: string): boolean {
    if (!this.connected) return false;
    if (this.#filters.has(topic)) return true;
    for (const filter of this.#filters) if (topicMatches(filter, topic)) return true;
    return false;
  }

  #replay(filter: string): void {
    for (const [topic, payload] of this.#retained) {
      if (topicMatches(filter, topic)) this.#messages.emit(inboundMessage(topic, payload, true));
    }
  }
}
