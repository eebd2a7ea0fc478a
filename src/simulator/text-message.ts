import type { InboundMessage } from "../runtime/core/transport.ts";

import { encodeUtf8 } from "./utf8.ts";

/** A message that exists as text; its bytes are only made when somebody compares them. */
export class TextMessage implements InboundMessage {
  readonly topic: string;
  readonly retain: boolean;
  readonly #payload: string;
  #bytes: Uint8Array | undefined;

  constructor(topic: string, payload: string, retain: boolean) {
    this.topic = topic;
    this.retain = retain;
    this.#payload = payload;
  }

  get bytes(): Uint8Array {
    this.#bytes ??= encodeUtf8(this.#payload);
    return this.#bytes;
  }

  text(): string {
    return this.#payload;
  }
}
