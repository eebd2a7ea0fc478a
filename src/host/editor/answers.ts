import type { Disposer } from "../../base/disposer.ts";
import type { Duration } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly giveUp: Disposer;
}

/** Answers that come by message, each waited for no longer than `patience`: then `late` is the answer. */
export class Answers<Key, Answer> {
  readonly #clock: Clock;
  readonly #patience: Duration;
  readonly #late: Answer;
  readonly #waiting = new Map<Key, Waiting<Answer>>();

  constructor(clock: Clock, patience: Duration, late: Answer) {
    this.#clock = clock;
    this.#patience = patience;
    this.#late = late;
  }

  /** Asking again for the same key gives the first asker the late answer. */
  expect(key: Key): Promise<Answer> {
    this.give(key, this.#late);
    return new Promise((resolve) => {
      const giveUp = this.#clock.wakeAt(this.#clock.monotonic() + this.#patience, () => this.give(key, this.#late));
      this.#waiting.set(key, { resolve, giveUp });
    });
  }

  give(key: Key, answer: Answer): void {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    waiting?.giveUp();
    waiting?.resolve(answer);
  }

  /** Nothing more will come. */
  giveUp(): void {
    for (const key of [...this.#waiting.keys()]) this.give(key, this.#late);
  }
}
