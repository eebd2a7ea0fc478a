import type { Buffer } from "node:buffer";
import type { InboundMessage } from "../core/transport.ts";

export class ReceivedMessage implements InboundMessage {
  readonly topic: string;
  /** A view into what the socket delivered: whoever keeps it for long copies it, else the whole chunk stays in memory. */
  readonly bytes: Buffer;
  readonly retain: boolean;

  constructor(topic: string, bytes: Buffer, retain: boolean) {
    this.topic = topic;
    this.bytes = bytes;
    this.retain = retain;
  }

  text(): string {
    return this.bytes.toString("utf8");
  }
}
