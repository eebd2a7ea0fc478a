import type { Json } from "../../base/json.ts";
import { type DurableStore, MemoryStore } from "../core/durable.ts";

/** A store on a disk that takes its time: what is set counts as written when the test says so. */
export class SlowStore implements DurableStore {
  readonly #set = new MemoryStore();
  /** What would be found after the process was killed now. */
  #disk = new Map<string, Json>();
  #changes = new Map<string, Json | undefined>();
  #writing: { readonly done: Promise<void>; readonly resolve: () => void } | undefined;

  get(flow: string, id: string): Json | undefined {
    return this.#set.get(flow, id);
  }

  set(flow: string, id: string, value: Json | undefined): void {
    this.#set.set(flow, id, value);
    this.#changes.set(JSON.stringify([flow, id]), value);
    if (this.#writing === undefined) {
      let resolve = (): void => {};
      const done = new Promise<void>((fulfil) => {
        resolve = fulfil;
      });
      this.#writing = { done, resolve };
    }
  }

  written(): Promise<void> | undefined {
    return this.#writing?.done;
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  finishWrite(): void {
    for (const [key, value] of this.#changes) {
      if (value === undefined) this.#disk.delete(key);
      else this.#disk.set(key, value);
    }
    this.#changes = new Map();
    this.#writing?.resolve();
    this.#writing = undefined;
  }

  /** What a process that is started after a kill begins with. */
  afterKill(): SlowStore {
    const store = new SlowStore();
    for (const [key, value] of this.#disk) {
      const [flow = "", id = ""]: string[] = JSON.parse(key);
      store.set(flow, id, value);
    }
    store.finishWrite();
    return store;
  }
}
