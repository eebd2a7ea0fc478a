import type { Scheduler, Timer } from "../scheduler.ts";

/** How long a request stands without any report that settles it. Milliseconds. */
export const requestStands = 1_000;

/** A property whose request may be unanswered. */
export interface Unsettled {
  /** Gives the request up if it still stands unanswered and has had its time. */
  expire(now: number): void;
}

/**
 * When requests have had their time. All stand equally long, so they expire in the order in which they were made: a queue and
 * one timer do, however many there are.
 */
export class SettleQueue {
  readonly #scheduler: Scheduler;
  readonly #timer: Timer;
  #waiting: Unsettled[] = [];
  #deadlines: number[] = [];
  #next = 0;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.#timer = scheduler.timer("requests", () => this.#expire());
  }

  /** A request was made at `now`. */
  add(property: Unsettled, now: number): void {
    this.#waiting.push(property);
    this.#deadlines.push(now + requestStands);
    if (!this.#timer.running) this.#timer.startAt(now + requestStands);
  }

  #expire(): void {
    const now = this.#scheduler.now();
    for (;;) {
      const deadline = this.#deadlines[this.#next];
      const property = this.#waiting[this.#next];
      if (deadline === undefined || property === undefined) break;
      if (deadline > now) {
        this.#compact();
        this.#timer.startAt(deadline);
        return;
      }
      this.#next += 1;
      property.expire(now);
    }
    this.#waiting = [];
    this.#deadlines = [];
    this.#next = 0;
  }

  #compact(): void {
    if (this.#next < 1_024) return;
    this.#waiting = this.#waiting.slice(this.#next);
    this.#deadlines = this.#deadlines.slice(this.#next);
    this.#next = 0;
  }
}
