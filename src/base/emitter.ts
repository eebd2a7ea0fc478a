import type { Disposer } from "./disposer.ts";

/** Calls listeners in the order they were added; adding or removing one during a call is safe. */
export class Emitter<T> {
  #listeners: readonly ((value: T) => void)[] = [];

  on(listener: (value: T) => void): Disposer {
    // A wrapper of its own, so that the same function added twice is two listeners.
    const entry = (value: T): void => listener(value);
    this.#listeners = [...this.#listeners, entry];
    return () => {
      this.#listeners = this.#listeners.filter((other) => other !== entry);
    };
  }

  emit(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}
