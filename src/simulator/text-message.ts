import type { InboundMessage } from "../runtime/core/transport.ts";

/** A message that exists as text. */
export class TextMessage implements InboundMessage {
  readonly topic: string;
  readonly retain: boolean;
  readonly #payload: string;

  constructor(topic: string, payload: string, retain: boolean) {
    this.topic = topic;
    this.retain = retain;
    this.#payload = payload;
  }

  text(): string {
    return this.#payload;
  }
}
