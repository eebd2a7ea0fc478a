import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { findChromium } from "../../../../scripts/lib/programs.mjs";

interface Answer {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A headless Chromium and the line to it: commands and events of its debugging protocol over a pipe. */
export class Chromium {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #events = new EventEmitter().setMaxListeners(0);
  #nextId = 1;

  private constructor(process: ChildProcess, profile: string) {
    this.#process = process;
    this.#profile = profile;
    // Third and fourth of the pipes asked for below.
    const [, , , input, output] = process.stdio as [null, null, Readable, Writable, Readable];
    this.#input = input;
    input.on("error", () => undefined);
    this.#read(output);
    process.on("exit", () => {
      for (const { reject, method } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`));
      this.#waiting.clear();
    });
  }

  static async start(switches: readonly string[]): Promise<Chromium> {
    const executable = findChromium();
    if (executable === undefined) throw new Error("The stand-in found no Chromium; name one in CHROMIUM.");
    const profile = await mkdtemp(join(tmpdir(), "electron-standin-profile-"));
    const args = [...switches, "--headless=new", "--remote-debugging-pipe", `--user-data-dir=${profile}`];
    const child = spawn(executable, args, { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
    child.stderr?.on("data", (data) => forwardDebuggerAddress(String(data)));
    return new Chromium(child, profile);
  }

  /** `Result`: what the protocol's documentation says the command answers. */
  send<Result = unknown>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (result) => resolve(result as Result), reject });
      this.#input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** `Params`: what the protocol's documentation says the event carries. Without a session: events of the browser. */
  on<Params>(method: string, sessionId: string | undefined, listener: (params: Params) => void): void {
    this.#events.on(`${sessionId ?? ""} ${method}`, listener);
  }

  get exited(): Promise<void> {
    return new Promise((resolve) => this.#process.once("exit", () => resolve()));
  }

  async stop(): Promise<void> {
    const { exited } = this;
    this.#process.kill("SIGKILL");
    await exited;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #read(output: Readable): void {
    let rest = Buffer.alloc(0);
    output.on("data", (data: Buffer) => {
      rest = Buffer.concat([rest, data]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#receive(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
  }

  #receive({ id, error, result, method, params, sessionId }: Answer): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId ?? ""} ${method}`, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(`${waiting.method}: ${error.message}`));
  }
}

/** Playwright reads from the program's output where the debugger listens. */
function forwardDebuggerAddress(output: string): void {
  for (const line of output.split("\n")) if (line.startsWith("DevTools listening on")) process.stderr.write(`${line}\n`);
}
