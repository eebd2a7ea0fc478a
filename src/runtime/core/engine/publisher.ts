import type { Clock } from "../clock.ts";
import type { DurableStore } from "../durable.ts";
import type { Facts } from "../facts.ts";
import type { Asker } from "../property/asker.ts";
import { topicProblem } from "../topics.ts";
import type { PublishOptions, Transport } from "../transport.ts";
import { WriteGate } from "./write-gate.ts";

/** Zigbee2MQTT's own default for `maximum_packet_size`: a larger packet would be refused, or end the connection. */
const largestPayload = 1_048_576;

const away = "the broker is not connected";

/** The one way out. */
export class Publisher {
  readonly #transport: Transport;
  readonly #facts: Facts;
  readonly #gate: WriteGate | undefined;

  /** `durable`: what has to be written before a message leaves. */
  constructor(transport: Transport, facts: Facts, durable?: { readonly store: DurableStore; readonly clock: Clock }) {
    this.#transport = transport;
    this.#facts = facts;
    this.#gate = durable && new WriteGate(durable.store, durable.clock);
  }

  /** Hands a message to the transport, as soon as it may leave; returns false, and reports why, when that cannot be. */
  publish(topic: string, payload: string, by: Asker | undefined, options?: PublishOptions): boolean {
    const problem = this.#problem(topic, payload);
    if (problem !== undefined) {
      this.refuse(topic, problem, by);
      return false;
    }
    this.whenSent(() => this.#leave(topic, payload, by, options));
    return true;
  }

  /** Does it once everything published so far has left. It must not throw. */
  whenSent(work: () => void): void {
    if (this.#gate === undefined) work();
    else this.#gate.pass(work);
  }

  /** Resolves when everything published so far has left. */
  async emptied(): Promise<void> {
    await this.#gate?.emptied();
  }

  #leave(topic: string, payload: string, by: Asker | undefined, options: PublishOptions | undefined): void {
    // The connection may have gone while the message waited.
    if (!this.#transport.connected) {
      this.refuse(topic, away, by);
      return;
    }
    this.#transport.publish(topic, payload, options);
    if (this.#facts.detailed) this.#facts.tellDetail({ type: "published", topic, payload, flow: by?.flow, node: by?.node });
  }

  refuse(what: string, reason: string, by: Asker | undefined): void {
    this.#facts.tell({ type: "commandRefused", what, reason, flow: by?.flow, node: by?.node });
  }

  #problem(topic: string, payload: string): string | undefined {
    if (!this.#transport.connected) return away;
    // Length in UTF-16 units: never more than the bytes on the wire, and good enough to stop what is absurd.
    if (payload.length > largestPayload) return "the payload is larger than 1 MiB";
    return topicProblem(topic);
  }
}
