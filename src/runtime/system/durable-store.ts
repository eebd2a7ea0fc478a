import { copyFile, type FileHandle, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Disposer } from "../../base/disposer.ts";
import type { Json } from "../../base/json.ts";
import type { Clock } from "../core/clock.ts";
import type { DurableStore } from "../core/durable.ts";
import { entryLine, headerLine, readStateLines, type StateEntry } from "./state-lines.ts";
import { removeUnfinishedFiles, writeFileAtomically } from "./write-file.ts";

/** What the operator should know of the state file. */
export interface StoreProblem {
  readonly code: "damaged" | "newer" | "unreadable" | "not written";
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
}

export interface FileStoreOptions {
  readonly clock: Clock;
  readonly onProblem: (problem: StoreProblem) => void;
}

export const stateFileName = "state.jsonl";

/** Milliseconds after which what was handed to the system is also forced onto the disk: what a power cut may cost. */
const syncAfter = 1_000;
const retryAfter = 10_000;
/** Bytes that may be appended before the file is written anew, at least; else three times the state itself. */
const smallestGrowth = 64 * 1024;

/** Opens the state of a project. Never fails: what cannot be read is put aside and told, and the store begins empty. */
export async function openFileStore(folder: string, options: FileStoreOptions): Promise<FileStore> {
  const path = join(folder, stateFileName);
  await removeUnfinishedFiles(folder);
  const found = await readStateFile(path, options);
  return new FileStore(path, found, options);
}

interface FoundState {
  readonly entries: readonly StateEntry[];
  /** False leaves the file alone: it could neither be read nor kept aside. */
  readonly usable: boolean;
  /** The file, when it is whole and can be appended to; with its length in bytes. */
  readonly file?: FileHandle;
  readonly length?: number;
}

async function readStateFile(path: string, { clock, onProblem }: FileStoreOptions): Promise<FoundState> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const absent = code === "ENOENT" || code === "ENOTDIR";
    if (!absent) {
      onProblem({ code: "unreadable", where: path, what: `the file cannot be read (${code})`, remedy: "let this user read and write it" });
    }
    return { entries: [], usable: absent };
  }
  const { entries, condition } = readStateLines(text);
  if (condition === "damaged" || condition === "newer") {
    const aside = `${path}.${condition}-${new Date(clock.wall()).toISOString().replaceAll(/[:.]/g, "-")}`;
    // Without a copy the file is left as it is: nothing is written over what could not be read.
    const kept = await copyFile(path, aside).then(
      () => true,
      () => false,
    );
    onProblem({
      code: condition,
      where: path,
      what: condition === "newer" ? "the file is from a newer version" : `parts cannot be read; ${entries.length} entries could`,
      remedy: kept ? `the file as it was is kept as ${aside}` : "make room for a copy; until then nothing is stored",
    });
    return { entries, usable: kept };
  }
  const file = condition === "whole" ? await open(path, "a").catch(() => undefined) : undefined;
  return file === undefined ? { entries, usable: true } : { entries, usable: true, file, length: Buffer.byteLength(text) };
}

/**
 * Durable state in an append-only file of JSON lines, written anew when it has grown. What was set is handed to the system
 * at once (it survives a kill of the process), is on disk within a second (it survives a power cut), and the loop never
 * waits for a disk. Writing anew replaces the file as a whole.
 */
export class FileStore implements DurableStore {
  readonly #path: string;
  readonly #usable: boolean;
  readonly #clock: Clock;
  readonly #onProblem: (problem: StoreProblem) => void;
  readonly #entries = new Map<string, StateEntry>();
  readonly #changed = new Set<string>();
  #file: FileHandle | undefined;
  /** Bytes appended since the file was last written anew, and how many are allowed. */
  #grown = 0;
  #growthLimit = smallestGrowth;
  #working: Promise<void> | undefined;
  /** While the file is being written anew: what was appended to the old one meanwhile. */
  #appendedMeanwhile: string | undefined;
  #renewing: Promise<void> | undefined;
  /** While the new file takes the place of the old one: no line may go to the old one any more. */
  #exchanging: Promise<void> | undefined;
  #unsynced = false;
  #cancelTimer: Disposer | undefined;
  #failing: string | undefined;

  constructor(path: string, { entries, usable, file, length = 0 }: FoundState, { clock, onProblem }: FileStoreOptions) {
    this.#path = path;
    this.#usable = usable;
    this.#clock = clock;
    this.#onProblem = onProblem;
    for (const entry of entries) {
      const key = keyOf(entry.flow, entry.id);
      if (entry.value === undefined) this.#entries.delete(key);
      else this.#entries.set(key, entry);
    }
    if (file !== undefined) this.#goOn(file, length);
  }

  get(flow: string, id: string): Json | undefined {
    return this.#entries.get(keyOf(flow, id))?.value;
  }

  set(flow: string, id: string, value: Json | undefined): void {
    const key = keyOf(flow, id);
    if (value === undefined) {
      if (!this.#entries.delete(key)) return;
    } else {
      this.#entries.set(key, { flow, id, value });
    }
    this.#changed.add(key);
    // All that one turn sets is one write.
    if (this.#working === undefined && this.#failing === undefined) this.#work();
  }

  written(): Promise<void> | undefined {
    if (this.#failing !== undefined || !this.#usable) return undefined;
    // What was set after the write that is under way had begun is in the one that follows it.
    return this.#changed.size > 0 ? this.#working?.then(() => this.#working) : this.#working;
  }

  async flush(): Promise<void> {
    while (this.#changed.size > 0 || this.#working !== undefined || this.#renewing !== undefined) {
      await (this.#working ?? this.#renewing ?? this.#work());
      if (this.#failing !== undefined) throw new Error(`${this.#path} could not be written: ${this.#failing}`);
    }
    await this.#sync();
  }

  /** Flushes and closes the file. The store must not be used afterwards. */
  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.#cancelTimer?.();
      const file = this.#file;
      this.#file = undefined;
      await file?.close();
    }
  }

  #work(): Promise<void> {
    this.#working = Promise.resolve()
      .then(() => this.#writeChanges())
      .then(
        () => this.#succeeded(),
        (error: unknown) => this.#failed(error),
      )
      .then(() => {
        this.#working = undefined;
        if (this.#changed.size > 0 && this.#failing === undefined) this.#work();
      });
    return this.#working;
  }

  async #writeChanges(): Promise<void> {
    if (!this.#usable) throw new Error("the file that is there could not be read, and is left as it is");
    const keys = [...this.#changed];
    this.#changed.clear();
    try {
      // After a failure the file may be under renewal still; the later of two renewals has to be the one that knows more.
      if (this.#file === undefined) await this.#renewing;
      if (this.#file === undefined) await this.#begin(this.#wholeText());
      else await this.#append(this.#file, keys);
    } catch (error) {
      for (const key of keys) this.#changed.add(key);
      throw error;
    }
    if (this.#grown > this.#growthLimit) this.#renewing ??= this.#renew();
  }

  async #append(file: FileHandle, keys: readonly string[]): Promise<void> {
    if (this.#exchanging !== undefined) {
      await this.#exchanging;
      return this.#file === undefined ? this.#begin(this.#wholeText()) : this.#append(this.#file, keys);
    }
    const text = keys.map((key) => entryLine(this.#entries.get(key) ?? forgotten(key))).join("");
    if (this.#appendedMeanwhile !== undefined) this.#appendedMeanwhile += text;
    await file.appendFile(text);
    this.#grown += Buffer.byteLength(text);
    this.#syncSoon();
  }

  #syncSoon(): void {
    this.#unsynced = true;
    this.#cancelTimer ??= this.#clock.wakeAt(this.#clock.monotonic() + syncAfter, () => {
      this.#cancelTimer = undefined;
      void this.#sync();
    });
  }

  /**
   * Writes the file anew without what is out of date. That has to wait for the disk, and flows must not: meanwhile lines go on to
   * the old file, and behind the new one's before it takes the place.
   */
  async #renew(): Promise<void> {
    let exchanged = (): void => undefined;
    this.#appendedMeanwhile = "";
    const before = this.#file;
    try {
      await this.#begin(this.#wholeText(), () => {
        this.#exchanging = new Promise((resolve) => {
          exchanged = resolve;
        });
        return this.#appendedMeanwhile ?? "";
      });
      await before?.close();
    } catch {
      // The old file still takes lines, unless it has been replaced already; should it not, that is told when it happens.
      if (this.#exchanging !== undefined) this.#file = undefined;
      this.#growthLimit = this.#grown * 2;
    } finally {
      this.#appendedMeanwhile = undefined;
      this.#renewing = undefined;
      this.#exchanging = undefined;
      exchanged();
    }
  }

  /** Begins a new file that holds what is known. */
  async #begin(text: string, ending?: () => string): Promise<void> {
    const written = await writeFileAtomically(this.#path, text, ending && { ending });
    if (!written.ok) throw new Error(written.error.what);
    this.#goOn(await open(this.#path, "a"), Buffer.byteLength(text));
    if (ending !== undefined) this.#syncSoon();
  }

  /** `length`: of the file, in bytes; what of it is no longer needed has grown already. */
  #goOn(file: FileHandle, length: number): void {
    const needed = Buffer.byteLength(this.#wholeText());
    this.#file = file;
    this.#grown = length - needed;
    this.#growthLimit = Math.max(smallestGrowth, needed * 3);
  }

  #wholeText(): string {
    return headerLine() + [...this.#entries.values()].map(entryLine).join("");
  }

  async #sync(): Promise<void> {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    await this.#file?.datasync().catch((error: unknown) => this.#failed(error));
  }

  #succeeded(): void {
    this.#failing = undefined;
  }

  /** An append may have been cut in the middle: the next attempt writes the file anew. */
  #failed(error: unknown): void {
    const what = error instanceof Error ? error.message : String(error);
    const damaged = this.#file;
    this.#file = undefined;
    damaged?.close().catch(() => undefined);
    if (this.#failing !== what) {
      const remedy = "state is kept in memory, and writing is tried again every ten seconds";
      this.#onProblem({ code: "not written", where: this.#path, what, remedy });
    }
    this.#failing = what;
    this.#cancelTimer?.();
    this.#cancelTimer = this.#clock.wakeAt(this.#clock.monotonic() + retryAfter, () => {
      this.#cancelTimer = undefined;
      if (this.#working === undefined) this.#work();
    });
  }
}

function keyOf(flow: string, id: string): string {
  return JSON.stringify([flow, id]);
}

function forgotten(key: string): StateEntry {
  // The key was made by keyOf.
  const [flow, id] = JSON.parse(key) as [string, string];
  return { flow, id };
}
