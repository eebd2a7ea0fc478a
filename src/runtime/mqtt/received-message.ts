import { Buffer } from "node:buffer";
import type { InboundMessage } from "../core/transport.ts";

export class ReceivedMessage implements InboundMessage {
  readonly topic: string;
  readonly bytes: Buffer;
  readonly retain: boolean;

  /** `lent` is copied. */
  constructor(topic: string, lent: Buffer, retain: boolean) {
    this.topic = topic;
    this.bytes = Buffer.from(lent);
    this.retain = retain;
  }

  text(): string {
    return this.bytes.toString("utf8");
  }
}
