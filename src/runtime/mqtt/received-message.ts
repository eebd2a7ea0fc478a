import type { Buffer } from "node:buffer";
import type { InboundMessage } from "../core/transport.ts";

export class ReceivedMessage implements InboundMessage {
  readonly topic: string;
  readonly retain: boolean;
  readonly #text: string;

  /** `lent` is decoded at once: texts are compared and kept for less than copying bytes costs. */
  constructor(topic: string, lent: Buffer, retain: boolean) {
    this.topic = topic;
    this.#text = lent.toString("utf8");
    this.retain = retain;
  }

  text(): string {
    return this.#text;
  }
}
