import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import type { Disposer } from "../../../base/disposer.ts";
import { minutes, seconds } from "../../../base/duration.ts";
import { isJsonObject, type JsonObject } from "../../../base/json.ts";
import type { Clock } from "../../../runtime/core/clock.ts";
import { compilerPath } from "../../build/type-check.ts";
import { RpcLine } from "./rpc-line.ts";

/** Nobody waits longer for a list of words. */
const patience = seconds(3);
/** A server that nobody has asked for this long is ended: it holds some 40 MB. */
const idleEnd = minutes(2);

export interface CompletionRequest {
  /** Holds a tsconfig.json that names the document. */
  readonly folder: string;
  /** Absolute; it need not exist. */
  readonly file: string;
  readonly text: string;
  /** Both count from 0; characters as in JavaScript's strings. */
  readonly line: number;
  readonly character: number;
}

interface Running {
  readonly line: RpcLine;
  readonly ready: Promise<unknown>;
  readonly kill: () => void;
  readonly versions: Map<string, number>;
}

/** The TypeScript compiler as a language server: started when first asked, one for a folder. */
export class LanguageServer {
  readonly #clock: Clock;
  #running: Running | undefined;
  #endWhenIdle: Disposer = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What could stand at this place, as the server tells it. Nothing when it does not answer in time. */
  async complete(request: CompletionRequest): Promise<readonly JsonObject[]> {
    const running = this.#start(request.folder);
    let giveUp: Disposer = () => undefined;
    const late = new Promise<undefined>((resolve) => {
      giveUp = this.#clock.wakeAt(this.#clock.monotonic() + patience, () => resolve(undefined));
    });
    const result = await Promise.race([ask(running, request), late]);
    giveUp();
    if (result === undefined) this.end();
    return result ?? [];
  }

  end(): void {
    this.#endWhenIdle();
    this.#running?.kill();
    this.#running = undefined;
  }

  #start(folder: string): Running {
    this.#endWhenIdle();
    this.#endWhenIdle = this.#clock.wakeAt(this.#clock.monotonic() + idleEnd, () => this.end());
    this.#running ??= startServer(folder, () => {
      this.#running = undefined;
    });
    return this.#running;
  }
}

function startServer(folder: string, onEnd: () => void): Running {
  const child = spawn(compilerPath(), ["--lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const line = new RpcLine(child.stdout, child.stdin);
  const end = (): void => {
    line.end();
    onEnd();
  };
  child.on("error", end);
  child.on("exit", end);
  const root = pathToFileURL(folder).href;
  const ready = line
    .call("initialize", { processId: process.pid, rootUri: root, capabilities: {} })
    .then(() => line.notify("initialized", {}));
  return { line, ready, kill: () => child.kill(), versions: new Map() };
}

async function ask(running: Running, { file, text, line, character }: CompletionRequest): Promise<readonly JsonObject[] | undefined> {
  await running.ready;
  const uri = pathToFileURL(file).href;
  show(running, uri, text);
  const found = await running.line.call("textDocument/completion", { textDocument: { uri }, position: { line, character } });
  const items = isJsonObject(found) ? found.items : found;
  if (!Array.isArray(items)) return found === null ? [] : undefined;
  return withDetails(running.line, items.filter(isJsonObject).filter(isAtHand));
}

function show({ line, versions }: Running, uri: string, text: string): void {
  const version = (versions.get(uri) ?? 0) + 1;
  versions.set(uri, version);
  if (version === 1) line.notify("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version, text } });
  else line.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
}

/** Not what would have to be imported first: code in a node cannot import. */
function isAtHand({ data }: JsonObject): boolean {
  return !(isJsonObject(data) && data.autoImport !== undefined);
}

/** Types cost a question each; in a long list nobody reads them. */
const mostWithDetails = 40;

async function withDetails(line: RpcLine, items: readonly JsonObject[]): Promise<readonly JsonObject[]> {
  if (items.length > mostWithDetails) return items;
  const resolved = await Promise.all(items.map((item) => line.call("completionItem/resolve", item)));
  return resolved.map((item, index) => (isJsonObject(item) ? item : (items[index] ?? {})));
}
