import type { Disposer } from "../../base/disposer.ts";

/**
 * The only source of time. Delays run on the monotonic clock, schedules on wall clock and zone: a wall clock that is set
 * back or forth must neither shorten a delay nor repeat a daily rule.
 */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary start; never goes back. */
  monotonic(): number;
  /** Milliseconds since 1970-01-01T00:00Z as the machine believes. May jump. */
  wall(): number;
  /** IANA zone of the home, such as "Europe/Berlin". */
  readonly zone: string;
  /** Calls once when `monotonic()` has reached `at`; any distance works. Calls never happen within `wakeAt` itself. */
  wakeAt(at: number, callback: () => void): Disposer;
}
