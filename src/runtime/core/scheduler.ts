import type { Disposer } from "../../base/disposer.ts";
import { milliseconds } from "../../base/duration.ts";
import type { Clock } from "./clock.ts";
import type { Loop } from "./loop.ts";
import { ScheduledTimer, type TimerQueue } from "./scheduled-timer.ts";
import { TimerHeap } from "./timer-heap.ts";
import type { Timer, TimerInfo, WallTimer } from "./timers.ts";
import { WallTimers } from "./wall-timers.ts";

export type { Timer, TimerInfo, WallTimer } from "./timers.ts";

/** All timers of a runtime, on one wake-up of the clock: however often a timer is restarted, there is one pending call. */
export class Scheduler implements TimerQueue {
  readonly clock: Clock;
  readonly #loop: Loop;
  readonly #heap = new TimerHeap<ScheduledTimer["entry"]>();
  readonly #wallTimers = new WallTimers(this);
  #order = 0;
  #armedFor = Number.POSITIVE_INFINITY;
  #disarm: Disposer | undefined;
  #firing = false;
  #readAt = 0;
  #readIn = -1;

  constructor(clock: Clock, loop: Loop) {
    this.clock = clock;
    this.#loop = loop;
  }

  /** Monotonic milliseconds. Read once a turn: all that a turn does, it does at one moment. */
  now(): number {
    const loop = this.#loop;
    if (!loop.working) return this.clock.monotonic();
    if (this.#readIn !== loop.turn) {
      this.#readIn = loop.turn;
      this.#readAt = this.clock.monotonic();
    }
    return this.#readAt;
  }

  timer(name: string, callback: () => void, flow?: string): Timer {
    return new ScheduledTimer(this, { name, flow, clock: "monotonic" }, callback);
  }

  wallTimer(name: string, callback: () => void, flow?: string): WallTimer {
    return this.#wallTimers.timer(name, flow, callback);
  }

  /** The running timers of flows, soonest first; the runtime's own are nobody's business. */
  list(): readonly TimerInfo[] {
    const now = this.clock.monotonic();
    const entries = this.#heap.entries().toSorted((a, b) => a.deadline - b.deadline || a.order - b.order);
    return entries.flatMap(({ timer, deadline }) => {
      const { flow, name, clock } = timer.label;
      return flow === undefined ? [] : [{ name, flow, clock, remaining: milliseconds(Math.max(0, deadline - now)) }];
    });
  }

  put(timer: ScheduledTimer, at: number): void {
    timer.entry.deadline = at;
    timer.entry.order = this.#order;
    this.#order += 1;
    this.#heap.put(timer.entry);
    this.#arm();
  }

  remove(timer: ScheduledTimer): void {
    this.#heap.remove(timer.entry);
    if (this.#heap.size === 0) this.#unarm();
  }

  /** Stops everything. */
  dispose(): void {
    for (const entry of [...this.#heap.entries()]) this.#heap.remove(entry);
    this.#unarm();
  }

  #arm(): void {
    const first = this.#heap.first;
    // An earlier wake-up already pending serves as well: it finds nothing due and arms anew.
    if (this.#firing || first === undefined || first.deadline >= this.#armedFor) return;
    this.#unarm();
    this.#armedFor = first.deadline;
    this.#disarm = this.clock.wakeAt(first.deadline, () => this.#wake());
  }

  #unarm(): void {
    this.#disarm?.();
    this.#disarm = undefined;
    this.#armedFor = Number.POSITIVE_INFINITY;
  }

  #wake(): void {
    this.#unarm();
    const now = this.clock.monotonic();
    const limit = this.#order;
    this.#firing = true;
    for (;;) {
      const entry = this.#heap.first;
      // Timers started by the callbacks wait for the next wake-up, so that a timer of 0 ms cannot lock the loop.
      if (entry === undefined || entry.deadline > now || entry.order >= limit) break;
      this.#heap.remove(entry);
      this.#loop.run(entry.timer.callback);
    }
    this.#firing = false;
    this.#arm();
  }
}
