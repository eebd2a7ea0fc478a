import type { Disposer } from "../../base/disposer.ts";
import { ambientOwner } from "./ambient.ts";
import type { Loop } from "./loop.ts";
import type { Events } from "./values.ts";

interface Entry<T> {
  readonly listener: (payload: T) => void;
  active: boolean;
}

/** Events that its holder can fire. Listeners are called in the present turn, in the order of adding, before values are announced. */
export class EventHub<T> implements Events<T> {
  readonly #loop: Loop;
  #entries: readonly Entry<T>[] = [];

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  get hasListeners(): boolean {
    return this.#entries.length > 0;
  }

  /** `removed` is called once, when the listener goes. */
  on(listener: (payload: T) => void, removed?: () => void): Disposer {
    const owner = ambientOwner();
    const entry: Entry<T> = { listener: owner === undefined ? listener : owner.guard(listener), active: true };
    this.#entries = [...this.#entries, entry];
    const remove = (): void => {
      if (!entry.active) return;
      entry.active = false;
      this.#entries = this.#entries.filter((other) => other !== entry);
      removed?.();
    };
    owner?.own(remove);
    return remove;
  }

  emit(payload: T): void {
    if (this.#entries.length > 0) this.#loop.emit(() => this.#deliver(payload));
  }

  #deliver(payload: T): void {
    for (const entry of this.#entries) {
      if (!entry.active) continue;
      try {
        entry.listener(payload);
      } catch (error) {
        this.#loop.onError(error);
      }
    }
  }
}
