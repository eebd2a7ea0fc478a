import type { Facts } from "../facts.ts";
import type { Asker } from "../property/asker.ts";
import { topicProblem } from "../topics.ts";
import type { PublishOptions, Transport } from "../transport.ts";

/** Zigbee2MQTT's own default for `maximum_packet_size`: a larger packet would be refused, or end the connection. */
const largestPayload = 1_048_576;

/** The one way out. */
export class Publisher {
  readonly #transport: Transport;
  readonly #facts: Facts;

  constructor(transport: Transport, facts: Facts) {
    this.#transport = transport;
    this.#facts = facts;
  }

  /** Hands a message to the transport; returns false, and reports why, when that cannot be. */
  publish(topic: string, payload: string, by: Asker | undefined, options?: PublishOptions): boolean {
    const problem = this.#problem(topic, payload);
    if (problem !== undefined) {
      this.refuse(topic, problem, by);
      return false;
    }
    this.#transport.publish(topic, payload, options);
    if (this.#facts.detailed) this.#facts.tellDetail({ type: "published", topic, payload, flow: by?.flow, node: by?.node });
    return true;
  }

  refuse(what: string, reason: string, by: Asker | undefined): void {
    this.#facts.tell({ type: "commandRefused", what, reason, flow: by?.flow, node: by?.node });
  }

  #problem(topic: string, payload: string): string | undefined {
    if (!this.#transport.connected) return "the broker is not connected";
    // Length in UTF-16 units: never more than the bytes on the wire, and good enough to stop what is absurd.
    if (payload.length > largestPayload) return "the payload is larger than 1 MiB";
    return topicProblem(topic);
  }
}
