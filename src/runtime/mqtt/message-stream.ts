import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import type { Clock } from "../core/clock.ts";
import type { SocketOpener } from "./broker-socket.ts";
import { PublishReader, type PublishReaderOptions, type PublishSink } from "./publish-reader.ts";
import { ReadPacer } from "./read-pacer.ts";

/**
 * Lies between the socket and mqtt.js: messages are delivered and sent here, everything else (connecting, subscribing,
 * pings) is mqtt.js' to read and write.
 */
export class MessageStream extends Duplex {
  readonly #socket: Socket;
  readonly #pacer: ReadPacer;
  #unsent: Buffer[] = [];

  /** Throws what Node throws for unusable TLS files. */
  constructor(openSocket: SocketOpener, sink: Omit<PublishSink, "other">, options: PublishReaderOptions & { readonly clock: Clock }) {
    super({ allowHalfOpen: false });
    const reader = new PublishReader(
      {
        publish: (topic, payload, retain) => sink.publish(topic, payload, retain),
        oversized: (topic, size) => sink.oversized(topic, size),
        // A copy: the reader's bytes are only lent.
        other: (bytes) => this.push(Buffer.from(bytes)),
      },
      options,
    );
    this.#pacer = new ReadPacer(options.clock, () => this.#socket.resume());
    this.#socket = openSocket((bytes, full) => {
      reader.feed(bytes);
      return this.#pacer.received(bytes.length, full);
    });
    this.#socket.on("end", () => this.push(null));
    this.#socket.on("error", (error) => this.destroy(error));
    this.#socket.on("close", () => this.destroy());
  }

  /** Sends a whole packet; all of one run of code leave in one write. */
  send(packet: Buffer): void {
    this.#unsent.push(packet);
    if (this.#unsent.length === 1) process.nextTick(() => this.#flush());
  }

  #flush(): void {
    const packets = this.#unsent;
    this.#unsent = [];
    if (packets.length > 0 && this.#socket.writable) this.#socket.write(packets.length === 1 ? (packets[0] ?? "") : Buffer.concat(packets));
  }

  override _read(): void {
    // Nothing to do: the socket flows by itself, and what passes this way is a few bytes a minute.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#socket.write(chunk, callback);
  }

  /** mqtt.js writes a packet in pieces under one cork: they stay together, so that no message gets in between. */
  override _writev(chunks: { chunk: Buffer }[], callback: (error?: Error | null) => void): void {
    this.#socket.write(Buffer.concat(chunks.map((piece) => piece.chunk)), callback);
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#flush();
    this.#socket.end(callback);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#pacer.dispose();
    this.#socket.destroy();
    callback(error);
  }
}
