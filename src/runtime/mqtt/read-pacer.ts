import type { Disposer } from "../../base/disposer.ts";
import type { Clock } from "../core/clock.ts";

/** Reads within `window` milliseconds that make it a burst. */
const readsOfBurst = 4;
const window = 1;
/** After a pause, this many bytes or more mean that the burst goes on. */
const bytesOfBurst = 2_048;
/** Milliseconds. Far below what anybody notices of a lamp, and a hundred messages long in a burst. */
const pause = 1;

/**
 * Lets messages of a burst gather for a millisecond before they are read. A broker hands each message over by itself, and
 * waking up for each costs many times more than the message: in a burst of 200,000 reports 0.08 instead of 0.9 seconds of
 * processor time for reading alone. Single messages are never delayed.
 */
export class ReadPacer {
  readonly #clock: Clock;
  readonly #resume: () => void;
  #windowStart = 0;
  #reads = 0;
  #cancelResume: Disposer = () => undefined;

  /** `resume` is called when reading may go on after `received` has answered false. */
  constructor(clock: Clock, resume: () => void) {
    this.#clock = clock;
    this.#resume = resume;
  }

  /** To be called after each read; false means: do not read on until resumed. `full`: more bytes are waiting already. */
  received(bytes: number, full: boolean): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#windowStart > window) {
      this.#windowStart = now;
      this.#reads = 0;
    }
    this.#reads += 1;
    if (full || (this.#reads < readsOfBurst && bytes < bytesOfBurst)) return true;
    this.#cancelResume = this.#clock.wakeAt(now + pause, this.#resume);
    return false;
  }

  dispose(): void {
    this.#cancelResume();
  }
}
