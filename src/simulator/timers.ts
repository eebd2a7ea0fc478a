import type { Disposer } from "../base/disposer.ts";
import type { Duration } from "../base/duration.ts";
import type { Clock } from "../runtime/core/clock.ts";

/** Waits on the injected clock that all end at once when the simulated process stops or is killed. */
export class Timers {
  readonly #clock: Clock;
  readonly #pending = new Set<Disposer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Monotonic milliseconds. */
  now(): number {
    return this.#clock.monotonic();
  }

  after(delay: Duration, callback: () => void): Disposer {
    const cancel = this.#clock.wakeAt(this.now() + Math.max(delay, 0), () => {
      this.#pending.delete(dispose);
      callback();
    });
    const dispose = (): void => {
      this.#pending.delete(dispose);
      cancel();
    };
    this.#pending.add(dispose);
    return dispose;
  }

  /** Calls each `period`, first after one, until disposed. */
  every(period: Duration, callback: () => void): Disposer {
    const tick = (): void => {
      stop = this.after(period, tick);
      callback();
    };
    let stop = this.after(period, tick);
    return () => stop();
  }

  stop(): void {
    for (const dispose of [...this.#pending]) dispose();
  }
}
