import type { Disposer } from "../../../base/disposer.ts";
import { milliseconds } from "../../../base/duration.ts";
import type { Clock } from "../clock.ts";
import type { DurableStore } from "../durable.ts";

/** A disk that takes longer than this does not keep the lights waiting. */
const longestWait = milliseconds(250);

/**
 * Lets out what a turn sends once the durable state that goes with it would survive the end of the process. Otherwise a
 * process killed in between would, when started again, do what it had done already, or forget what it had promised.
 */
export class WriteGate {
  readonly #store: DurableStore;
  readonly #clock: Clock;
  /** Kept until all of it has left, so that what comes meanwhile goes behind it. */
  #waiting: (() => void)[] = [];
  #emptied: Promise<void> = Promise.resolve();

  constructor(store: DurableStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Does it now, or in its turn once what was set in the store has been written. It must not throw. */
  pass(work: () => void): void {
    const written = this.#waiting.length === 0 ? this.#store.written() : undefined;
    if (written === undefined && this.#waiting.length === 0) work();
    else this.#waiting.push(work);
    if (written !== undefined) this.#emptied = this.#empty(written);
  }

  /** Resolves when nothing waits. */
  emptied(): Promise<void> {
    return this.#emptied;
  }

  async #empty(written: Promise<void>): Promise<void> {
    for (let next: Promise<void> | undefined = written; this.#waiting.length > 0; next = this.#store.written()) {
      if (next !== undefined) await this.#inTime(next);
      const batch = this.#waiting.length;
      for (const work of this.#waiting.slice(0, batch)) work();
      this.#waiting.splice(0, batch);
    }
  }

  #inTime(written: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel: Disposer = this.#clock.wakeAt(this.#clock.monotonic() + longestWait, resolve);
      written.then(() => {
        cancel();
        resolve();
      });
    });
  }
}
