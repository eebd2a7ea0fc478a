import type { Duration } from "../../base/duration.ts";
import type { Clock } from "./clock.ts";
import type { HeapEntry } from "./timer-heap.ts";
import type { Timer, TimerName } from "./timers.ts";

/** Where timers wait. */
export interface TimerQueue {
  readonly clock: Clock;
  put(timer: ScheduledTimer, at: number): void;
  remove(timer: ScheduledTimer): void;
}

export class ScheduledTimer implements Timer {
  readonly label: TimerName;
  readonly callback: () => void;
  /** Its place in the queue; `at` counts only while it is there. */
  readonly entry: HeapEntry & { readonly timer: ScheduledTimer };
  readonly #queue: TimerQueue;

  constructor(queue: TimerQueue, label: TimerName, callback: () => void) {
    this.#queue = queue;
    this.label = label;
    this.callback = callback;
    this.entry = { timer: this, deadline: 0, order: 0, position: -1 };
  }

  get running(): boolean {
    return this.entry.position >= 0;
  }

  get deadline(): number | undefined {
    return this.running ? this.entry.deadline : undefined;
  }

  start(delay: Duration): void {
    this.startAt(this.#queue.clock.monotonic() + Math.max(0, delay));
  }

  startAt(at: number): void {
    if (Number.isNaN(at)) throw new Error(`The timer "${this.label.name}" was started with a time that is not a number.`);
    this.#queue.put(this, at);
  }

  stop(): void {
    this.#queue.remove(this);
  }
}
