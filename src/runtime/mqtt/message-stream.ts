import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { PublishReader, type PublishReaderOptions, type PublishSink } from "./publish-reader.ts";

/**
 * Lies between the socket and mqtt.js: messages are delivered and sent here, everything else (connecting, subscribing,
 * pings) is mqtt.js' to read and write.
 */
export class MessageStream extends Duplex {
  readonly #socket: Socket;
  #unsent: Buffer[] = [];

  constructor(socket: Socket, sink: Omit<PublishSink, "other">, options: PublishReaderOptions) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    const reader = new PublishReader(
      {
        publish: (topic, payload, retain) => sink.publish(topic, payload, retain),
        oversized: (topic, size) => sink.oversized(topic, size),
        other: (bytes) => this.push(bytes),
      },
      options,
    );
    socket.on("data", (chunk: Buffer) => reader.feed(chunk));
    socket.on("end", () => this.push(null));
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.destroy());
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
    this.#socket.destroy();
    callback(error);
  }
}
