import type { InboundMessage } from "../../runtime/core/transport.ts";

/** A message as it came off the network; decoded only when somebody reads it. */
export class BytesMessage implements InboundMessage {
  readonly topic: string;
  readonly retain: boolean;
  readonly #bytes: Buffer;

  constructor(topic: string, bytes: Buffer, retain: boolean) {
    this.topic = topic;
    this.#bytes = bytes;
    this.retain = retain;
  }

  text(): string {
    return this.#bytes.toString("utf8");
  }
}
