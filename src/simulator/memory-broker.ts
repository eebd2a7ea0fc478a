import { milliseconds } from "../base/duration.ts";
import type { Clock } from "../runtime/core/clock.ts";
import type { InboundMessage, PublishOptions, Transport } from "../runtime/core/transport.ts";
import type { SimulatorLink } from "./link.ts";
import { MemoryClient } from "./memory-client.ts";
import { MemoryTransport } from "./memory-transport.ts";
import { TextMessage } from "./text-message.ts";
import { Timers } from "./timers.ts";
import { matchesFilter } from "./topic-filter.ts";

/**
 * A broker without a network: topics, wildcards, retained messages. Messages are delivered in the order they were
 * published, never within the call that publishes them, all on the injected clock: on a virtual one every run is the same.
 */
export class MemoryBroker {
  readonly #timers: Timers;
  readonly #clients = new Set<MemoryClient>();
  readonly #retained = new Map<string, string>();
  #queue: (() => void)[] = [];
  #waking = false;
  #up = true;

  constructor(clock: Clock) {
    this.#timers = new Timers(clock);
  }

  get up(): boolean {
    return this.#up;
  }

  /** The connection of a simulated home. */
  link(): SimulatorLink {
    const client = this.connect();
    return {
      publish: (topic, payload, options) => {
        if (client.connected) this.publish(topic, payload, options);
      },
      subscribe: (filter, listener) => client.listen(filter, listener),
      onReconnect: (listener) => client.reconnected.on(listener),
    };
  }

  /** The connection of a runtime; it is up at the next wake of the clock, as over a network. */
  transport(): Transport {
    return new MemoryTransport(this, this.connect());
  }

  /** A bare connection, for tests that look at the wire. */
  connect(): MemoryClient {
    const client = new MemoryClient(this);
    this.#clients.add(client);
    return client;
  }

  forget(client: MemoryClient): void {
    this.#clients.delete(client);
  }

  publish(topic: string, payload: string, options: PublishOptions = {}): void {
    if (!this.#up) return;
    this.enqueue(() => this.#route(topic, payload, options.retain === true));
  }

  /** The payload that a new subscriber would get. */
  retained(topic: string): string | undefined {
    return this.#retained.get(topic);
  }

  /** Topics of all retained messages on a filter, in the order they were first published. */
  retainedTopics(filter = "#"): readonly string[] {
    return [...this.#retained.keys()].filter((topic) => matchesFilter(filter, topic));
  }

  /** Hands out what is retained on the filter, marked as retained, after what was published before. */
  replay(filter: string, listener: (message: InboundMessage) => void): void {
    this.enqueue(() => {
      for (const [topic, payload] of this.#retained) {
        if (matchesFilter(filter, topic)) listener(new TextMessage(topic, payload, true));
      }
    });
  }

  /** The broker dies: everybody is disconnected, messages under way are lost; retained ones too unless it has persistence. */
  goDown({ forget = false }: { readonly forget?: boolean } = {}): void {
    this.#up = false;
    this.#queue = [];
    if (forget) this.#retained.clear();
    for (const client of [...this.#clients]) client.setConnected(false);
  }

  comeBack(): void {
    this.#up = true;
    for (const client of [...this.#clients]) this.enqueue(() => client.setConnected(true));
  }

  /** Runs after everything that was published before, outside the caller's stack. */
  enqueue(task: () => void): void {
    this.#queue.push(task);
    if (this.#waking) return;
    this.#waking = true;
    this.#timers.after(milliseconds(0), () => this.#drain());
  }

  #drain(): void {
    // Answers to what is being delivered join the same round: they are due now, too.
    for (let task = this.#queue.shift(); task !== undefined; task = this.#queue.shift()) task();
    this.#waking = false;
  }

  #route(topic: string, payload: string, retain: boolean): void {
    if (retain && payload === "") this.#retained.delete(topic);
    else if (retain) this.#retained.set(topic, payload);
    // Who is subscribed already gets it as live, whatever the retain flag says (MQTT 3.1.1, 3.3.1.3).
    const message: InboundMessage = new TextMessage(topic, payload, false);
    for (const client of [...this.#clients]) client.deliver(message);
  }
}
