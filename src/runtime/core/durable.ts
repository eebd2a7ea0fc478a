import type { Json } from "../../base/json.ts";

/** State that survives deploy, crash and reboot. Kept in memory by the runtime, written by whoever implements `flush`. */
export interface DurableStore {
  get(flow: string, id: string): Json | undefined;
  /** `undefined` forgets. Takes effect at once for `get`; is on disk after the next flush. */
  set(flow: string, id: string, value: Json | undefined): void;
  /**
   * Undefined when what was set would survive the end of the process, or when that is hopeless (a full disk); else resolves
   * when it does. Never rejects.
   */
  written(): Promise<void> | undefined;
  /** Resolves when everything set so far is on disk. */
  flush(): Promise<void>;
}

/** One piece of state of one flow. */
export interface DurableCell {
  read(): Json | undefined;
  write(value: Json | undefined): void;
}

/** A store that forgets with the process: for tests and for programs without a project folder. */
export class MemoryStore implements DurableStore {
  readonly #values = new Map<string, Json>();

  get(flow: string, id: string): Json | undefined {
    return this.#values.get(JSON.stringify([flow, id]));
  }

  set(flow: string, id: string, value: Json | undefined): void {
    const key = JSON.stringify([flow, id]);
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
  }

  written(): undefined {
    return undefined;
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }
}
