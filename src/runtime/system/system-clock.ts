import type { Disposer } from "../../base/disposer.ts";
import type { Clock } from "../core/clock.ts";

/** Node's timers take at most 2³¹−1 ms and fire at once beyond it; a longer wait is made of pieces. */
const longestTimeout = 2 ** 31 - 1;

/** The machine's clocks. The only place of the runtime that reads the time or starts a timer of Node's. */
export class SystemClock implements Clock {
  readonly zone: string;

  /** `zone`: IANA name; the machine's own when left out. Throws a RangeError for a zone that does not exist. */
  constructor(zone?: string) {
    this.zone = new Intl.DateTimeFormat("en", zone === undefined ? {} : { timeZone: zone }).resolvedOptions().timeZone;
  }

  monotonic(): number {
    return performance.now();
  }

  wall(): number {
    return Date.now();
  }

  wakeAt(at: number, callback: () => void): Disposer {
    let timer: NodeJS.Timeout | undefined;
    const arm = (): void => {
      const wait = Math.min(Math.max(Math.ceil(at - this.monotonic()), 0), longestTimeout);
      timer = setTimeout(wake, wait);
    };
    const wake = (): void => {
      // Node rounds to whole milliseconds and may fire a fraction early.
      if (this.monotonic() < at) arm();
      else callback();
    };
    arm();
    return () => clearTimeout(timer);
  }
}

/** True when `zone` is a time zone this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
