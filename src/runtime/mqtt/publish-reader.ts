import { Buffer } from "node:buffer";

/** What the reader finds in the stream of bytes. */
export interface PublishSink {
  /** A message. `payload` is a view into the chunk, which is only lent. */
  publish(topic: string, payload: Buffer, retain: boolean): void;
  /** Whole packets of any other kind, and whatever is irregular: for the protocol's full parser. Lent as well. */
  other(bytes: Buffer): void;
  /** A message larger than allowed; its bytes are passed over as they come. */
  oversized(topic: string, size: number): void;
}

export interface PublishReaderOptions {
  /** With MQTT 5 each message carries properties, which are passed over. */
  readonly mqtt5: boolean;
  readonly maximumPacketSize: number;
}

const publishQos0 = 0x30;
const typeMask = 0xf0;
/** Everything but the retain bit: kind, duplicate flag and quality of service. */
const kindMask = 0xfe;

/**
 * Takes the messages out of the stream before the full parser sees it. Nearly all traffic is messages of quality 0, and
 * the full parser spends several times longer on each than the rest of the program (docs/performance.md).
 */
export class PublishReader {
  readonly #sink: PublishSink;
  readonly #options: PublishReaderOptions;
  /** The beginning of a packet that is not complete yet. */
  #held: Buffer[] = [];
  #heldLength = 0;
  /** How many bytes must be there before looking again is worthwhile. */
  #needed = 0;
  /** Bytes of an oversized message still to be passed over. */
  #skip = 0;
  /** Set when the stream is not MQTT: the full parser then gets everything and says what is wrong. */
  #irregular = false;

  constructor(sink: PublishSink, options: PublishReaderOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  /** The chunk may be overwritten as soon as this has returned. */
  feed(chunk: Buffer): void {
    const bytes = this.#join(chunk);
    if (bytes === undefined) return;
    let position = 0;
    while (position < bytes.length) {
      if (this.#irregular) {
        this.#sink.other(bytes.subarray(position));
        return;
      }
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, bytes.length - position);
        this.#skip -= skipped;
        position += skipped;
        continue;
      }
      const next = this.#packet(bytes, position);
      if (next === position) return;
      position = next;
    }
  }

  /** What was held and the chunk as one; undefined while that is still too little. */
  #join(chunk: Buffer): Buffer | undefined {
    if (this.#heldLength === 0) return chunk;
    this.#heldLength += chunk.length;
    if (this.#heldLength < this.#needed) {
      this.#held.push(Buffer.from(chunk));
      return undefined;
    }
    const joined = Buffer.concat([...this.#held, chunk], this.#heldLength);
    this.#held = [];
    this.#heldLength = 0;
    return joined;
  }

  #hold(bytes: Buffer, position: number, needed: number): number {
    // Copies: the bytes are only lent.
    this.#held = [Buffer.from(bytes.subarray(position))];
    this.#heldLength = bytes.length - position;
    this.#needed = needed;
    return position;
  }

  /** Deals with the packet at `start`. Returns where the next begins, or `start` if this one is not complete. */
  #packet(bytes: Buffer, start: number): number {
    const header = bytes[start] ?? 0;
    let length = 0;
    let position = start + 1;
    for (let scale = 1; ; scale *= 128) {
      if (scale > 128 ** 3) {
        this.#irregular = true;
        return start + this.#forward(bytes, start, bytes.length);
      }
      if (position >= bytes.length) return this.#hold(bytes, start, bytes.length - start + 1);
      const byte = bytes[position] ?? 0;
      position += 1;
      length += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
    }
    const end = position + length;
    if (end - start > this.#options.maximumPacketSize) return this.#tooLarge(bytes, start, position, end);
    if (end > bytes.length) return this.#hold(bytes, start, end - start);
    if ((header & kindMask) !== publishQos0 || !this.#publish(bytes, position, end, (header & 1) === 1)) this.#forward(bytes, start, end);
    return end;
  }

  #publish(bytes: Buffer, position: number, end: number, retain: boolean): boolean {
    const topicStart = position + 2;
    if (topicStart > end) return false;
    const topicEnd = topicStart + (((bytes[position] ?? 0) << 8) | (bytes[position + 1] ?? 0));
    // An empty topic stands for an alias, which this client never offers.
    if (topicEnd === topicStart || topicEnd > end) return false;
    let payloadStart = topicEnd;
    if (this.#options.mqtt5) {
      payloadStart = afterProperties(bytes, topicEnd, end);
      if (payloadStart < 0) return false;
    }
    this.#sink.publish(bytes.toString("utf8", topicStart, topicEnd), bytes.subarray(payloadStart, end), retain);
    return true;
  }

  #forward(bytes: Buffer, start: number, end: number): number {
    this.#sink.other(bytes.subarray(start, end));
    return end - start;
  }

  #tooLarge(bytes: Buffer, start: number, position: number, end: number): number {
    const isPublish = ((bytes[start] ?? 0) & typeMask) === publishQos0;
    if (!isPublish) {
      this.#irregular = true;
      return start + this.#forward(bytes, start, bytes.length);
    }
    const topicLength = position + 2 <= bytes.length ? bytes.readUInt16BE(position) : 0;
    this.#sink.oversized(bytes.toString("utf8", position + 2, Math.min(position + 2 + topicLength, bytes.length)), end - start);
    this.#skip = Math.max(end - bytes.length, 0);
    return Math.min(end, bytes.length);
  }
}

/** Where the payload begins after MQTT 5's properties; −1 when their length makes no sense. */
function afterProperties(bytes: Buffer, position: number, end: number): number {
  let length = 0;
  let scale = 1;
  for (let at = position; at < end && scale <= 128 ** 3; at += 1) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * scale;
    if (byte < 0x80) return at + 1 + length <= end ? at + 1 + length : -1;
    scale *= 128;
  }
  return -1;
}
