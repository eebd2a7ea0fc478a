import type { Disposer } from "../../base/disposer.ts";
import { adoptListener, ambientOwner, type ListenerCall } from "./ambient.ts";
import type { Change, ChangeOptions } from "./values.ts";

interface Entry<T> {
  readonly listener: ListenerCall<T, Change<T>>;
  readonly priority: number;
  readonly first: boolean;
  readonly resync: boolean;
}

/**
 * The change listeners of one value: higher priority first, then in the order of adding. Adding and removing during a call
 * is safe: the list is replaced, never changed, and a removed listener is not called any more.
 */
export class ChangeListeners<T> {
  #entries: readonly Entry<T>[] = [];

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** `onEmpty` is called when the last listener has gone. */
  add(listener: (value: T, change: Change<T>) => void, options: ChangeOptions | undefined, onEmpty: () => void): Disposer {
    const entry: Entry<T> = {
      listener: adoptListener(listener),
      priority: options?.priority ?? 0,
      first: options?.first ?? false,
      resync: options?.resync ?? false,
    };
    const position = this.#entries.findIndex((other) => other.priority < entry.priority);
    this.#entries = position < 0 ? [...this.#entries, entry] : this.#entries.toSpliced(position, 0, entry);
    const remove = (): void => {
      if (!entry.listener.active) return;
      entry.listener.active = false;
      this.#entries = this.#entries.filter((other) => other !== entry);
      if (this.isEmpty) onEmpty();
    };
    ambientOwner()?.own(remove);
    return remove;
  }

  /** Tells those listeners that want a change of this kind. What one of them throws goes to `onError`. */
  call(value: T, change: Change<T>, onError: (error: unknown) => void): void {
    const becameKnown = change.previous === undefined;
    const live = change.class === "live";
    for (const entry of this.#entries) {
      if (!entry.listener.active || (becameKnown && !entry.first) || (!live && !entry.resync)) continue;
      try {
        entry.listener.call(value, change);
      } catch (error) {
        onError(error);
      }
    }
  }
}
