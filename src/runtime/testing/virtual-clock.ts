import type { Disposer } from "../../base/disposer.ts";
import type { Clock } from "../core/clock.ts";
import { type HeapEntry, TimerHeap } from "../core/timer-heap.ts";

interface WakeUp extends HeapEntry {
  readonly callback: () => void;
}

/**
 * A clock that only moves when told to. Invariants: monotonic time never goes back; wake-ups happen in the order of their
 * time, then of their making, each with `monotonic()` being exactly its time; a callback may make further wake-ups, which
 * still happen in the same advance if they are due.
 */
export class VirtualClock implements Clock {
  zone: string;
  #monotonic = 0;
  #wallOffset: number;
  #order = 0;
  readonly #wakeUps = new TimerHeap<WakeUp>();

  /** `wall`: an ISO date such as "2026-03-29T00:30:00Z", or milliseconds since 1970. */
  constructor(options: { readonly wall?: string | number; readonly zone?: string } = {}) {
    this.zone = options.zone ?? "UTC";
    this.#wallOffset = wallOf(options.wall ?? "2026-01-01T00:00:00Z");
  }

  monotonic(): number {
    return this.#monotonic;
  }

  wall(): number {
    return this.#monotonic + this.#wallOffset;
  }

  wakeAt(at: number, callback: () => void): Disposer {
    const wakeUp: WakeUp = { deadline: at, order: this.#order, position: -1, callback };
    this.#order += 1;
    this.#wakeUps.put(wakeUp);
    return () => this.#wakeUps.remove(wakeUp);
  }

  /** How many wake-ups are pending. */
  get pending(): number {
    return this.#wakeUps.size;
  }

  /** When the next wake-up is due, as monotonic time. */
  get next(): number | undefined {
    return this.#wakeUps.first?.deadline;
  }

  /** Moves both clocks forth by this many milliseconds, waking on the way. */
  advanceBy(duration: number): void {
    this.advanceTo(this.#monotonic + duration);
  }

  /** Moves on until the monotonic clock reads `at`. */
  advanceTo(at: number): void {
    for (;;) {
      const first = this.#wakeUps.first;
      if (first === undefined || first.deadline > at) break;
      this.#wakeUps.remove(first);
      this.#monotonic = Math.max(this.#monotonic, first.deadline);
      first.callback();
    }
    this.#monotonic = Math.max(this.#monotonic, at);
  }

  /** Moves on until the wall clock reads this time. */
  advanceToWall(wall: string | number): void {
    this.advanceBy(Math.max(0, wallOf(wall) - this.wall()));
  }

  /** Sets the wall clock, as a user or a time server would; the monotonic clock goes on as if nothing were. */
  setWall(wall: string | number): void {
    this.#wallOffset = wallOf(wall) - this.#monotonic;
  }

  /** Steps the wall clock forth or back by this many milliseconds. */
  stepWall(by: number): void {
    this.#wallOffset += by;
  }
}

function wallOf(wall: string | number): number {
  const time = typeof wall === "number" ? wall : Date.parse(wall);
  if (Number.isNaN(time)) throw new Error(`"${wall}" is not a date.`);
  return time;
}
