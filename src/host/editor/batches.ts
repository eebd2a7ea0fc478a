import type { Disposer } from "../../base/disposer.ts";
import { milliseconds } from "../../base/duration.ts";
import type { Clock } from "../../runtime/core/clock.ts";

/** At most 30 batches a second reach an editor, however busy the home is. */
const interval = milliseconds(1_000 / 30);

/** Calls `deliver` soon after the first `note`, once for all that were noted meanwhile. */
export class Batches {
  readonly #clock: Clock;
  readonly #deliver: () => void;
  #waiting: Disposer | undefined;

  constructor(clock: Clock, deliver: () => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  note(): void {
    this.#waiting ??= this.#clock.wakeAt(this.#clock.monotonic() + interval, () => {
      this.#waiting = undefined;
      this.#deliver();
    });
  }

  dispose(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }
}
