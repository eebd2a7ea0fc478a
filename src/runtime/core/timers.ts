import type { Duration } from "../../base/duration.ts";

/** A delay on the monotonic clock. Its callback runs as a turn of its own, once per start. */
export interface Timer {
  /** (Re)starts: fires after `delay`, of any length; a running one is restarted. */
  start(delay: Duration): void;
  /** (Re)starts: fires when the monotonic clock reaches `at`; at once (in a next turn) if it already has. */
  startAt(at: number): void;
  stop(): void;
  readonly running: boolean;
  /** Monotonic milliseconds; undefined while it does not run. */
  readonly deadline: number | undefined;
}

/** A moment on the wall clock. Follows steps of that clock within half a minute; never early, never twice for one start. */
export interface WallTimer {
  /** (Re)starts: fires when the wall clock reaches `at`, in milliseconds since 1970. */
  startAt(at: number): void;
  stop(): void;
  readonly running: boolean;
  /** Milliseconds since 1970; undefined while it does not run. */
  readonly deadline: number | undefined;
}

export interface TimerInfo {
  readonly name: string;
  /** The flow it belongs to. */
  readonly flow: string;
  readonly remaining: Duration;
  readonly clock: "monotonic" | "wall";
}

/** What a timer is called in the list of a running system. */
export interface TimerName {
  readonly name: string;
  /** Undefined for the runtime's own, which are not listed. */
  readonly flow: string | undefined;
  readonly clock: "monotonic" | "wall";
}
