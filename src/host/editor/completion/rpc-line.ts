import type { Readable, Writable } from "node:stream";
import { isJsonObject, type Json, type JsonObject } from "../../../base/json.ts";
import { parseJson } from "../../../z2m/read-json.ts";

const headEnd = "\r\n\r\n";

/** JSON-RPC 2.0 with the framing of the language server protocol (3.17, "Base Protocol"), from the client's side. */
export class RpcLine {
  readonly #output: Writable;
  readonly #waiting = new Map<number, (result: Json | undefined) => void>();
  #received = Buffer.alloc(0);
  #nextId = 1;
  #ended = false;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    input.on("data", (data: Buffer) => this.#take(data));
    // A server that went away answers nothing more; who started it sees that it ended.
    output.on("error", () => this.end());
  }

  /** Resolves with the result; undefined when the server reports an error or the line ends. */
  call(method: string, params: JsonObject): Promise<Json | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ jsonrpc: "2.0", id, method, params });
    });
  }

  notify(method: string, params: JsonObject): void {
    if (!this.#ended) this.#send({ jsonrpc: "2.0", method, params });
  }

  /** Open calls get no result, nor do later ones. */
  end(): void {
    this.#ended = true;
    for (const resolve of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }

  #send(message: JsonObject): void {
    const body = Buffer.from(JSON.stringify(message));
    this.#output.write(`Content-Length: ${body.length}${headEnd}`);
    this.#output.write(body);
  }

  #take(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const head = this.#received.indexOf(headEnd);
      if (head < 0) return;
      const length = Number(/^Content-Length: *(\d+)/im.exec(this.#received.toString("latin1", 0, head))?.[1]);
      const start = head + headEnd.length;
      if (!Number.isInteger(length)) this.end();
      // Also ends it for a length that is no number.
      if (!(this.#received.length >= start + length)) return;
      const message = parseJson(this.#received.toString("utf8", start, start + length));
      this.#received = this.#received.subarray(start + length);
      if (isJsonObject(message)) this.#handle(message);
    }
  }

  #handle({ id, method, params, result }: JsonObject): void {
    if (typeof id !== "number" && typeof id !== "string") return;
    if (method === undefined) {
      const resolve = typeof id === "number" ? this.#waiting.get(id) : undefined;
      if (typeof id === "number") this.#waiting.delete(id);
      resolve?.(result);
      return;
    }
    // What servers ask of clients: their settings. There are none; the protocol wants one answer for each item.
    const items = isJsonObject(params) && Array.isArray(params.items) ? params.items : undefined;
    this.#send({ jsonrpc: "2.0", id, result: items?.map(() => null) ?? null });
  }
}
