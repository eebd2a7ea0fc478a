import type { Loop } from "./loop.ts";

/** A value computed from others, as those others see it. */
export interface Dependent {
  /** Something it read has changed: it will be computed anew when read or announced. */
  markDirty(loop: Loop): void;
}

/** A value, as those that are computed from it see it. */
export interface Source {
  readonly height: number;
  addDependent(dependent: Dependent): void;
  removeDependent(dependent: Dependent): void;
}

/** Collects the values that a computation reads. */
export interface Tracker {
  read(source: Source): void;
}

let tracker: Tracker | undefined;

/** Tells the computation under way, if any, that it depends on this value. */
export function observe(source: Source): void {
  if (tracker !== undefined) tracker.read(source);
}

/** Runs a computation and tells `next` what it reads; `undefined` hides its reads from the computation around it. */
export function tracked<T>(next: Tracker | undefined, compute: () => T): T {
  const before = tracker;
  tracker = next;
  try {
    return compute();
  } finally {
    tracker = before;
  }
}
