import type { Disposer } from "../../base/disposer.ts";
import { adoptListener, ambientOwner, type ListenerCall } from "./ambient.ts";
import type { Emitting, Loop } from "./loop.ts";
import type { Events } from "./values.ts";

/** Events that its holder can fire. Listeners are called in the present turn, in the order of adding, before values are announced. */
export class EventHub<T> implements Events<T>, Emitting<T> {
  readonly #loop: Loop;
  #listeners: readonly ListenerCall<T, void>[] = [];

  constructor(loop: Loop) {
    this.#loop = loop;
  }

  get hasListeners(): boolean {
    return this.#listeners.length > 0;
  }

  /** `removed` is called once, when the listener goes. */
  on(listener: (payload: T) => void, removed?: () => void): Disposer {
    const adopted = adoptListener<T, void>(listener);
    this.#listeners = [...this.#listeners, adopted];
    const remove = (): void => {
      if (!adopted.active) return;
      adopted.active = false;
      this.#listeners = this.#listeners.filter((other) => other !== adopted);
      removed?.();
    };
    ambientOwner()?.own(remove);
    return remove;
  }

  emit(payload: T): void {
    if (this.#listeners.length > 0) this.#loop.emit(this, payload);
  }

  deliver(payload: T): void {
    for (const listener of this.#listeners) {
      if (!listener.active) continue;
      try {
        listener.call(payload);
      } catch (error) {
        this.#loop.onError(error);
      }
    }
  }
}
