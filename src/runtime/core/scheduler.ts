import type { Disposer } from "../../base/disposer.ts";
import { type Duration, milliseconds } from "../../base/duration.ts";
import type { Clock } from "./clock.ts";
import type { Loop } from "./loop.ts";
import { type HeapEntry, TimerHeap } from "./timer-heap.ts";

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
  readonly flow: string | undefined;
  readonly remaining: Duration;
  readonly clock: "monotonic" | "wall";
}

/** How often the wall clock is compared with the monotonic one while wall timers run. */
const watchPeriod = 30_000;
/** Smaller differences are jitter of reading two clocks, not a step. */
const stepTolerance = 20;

class ScheduledTimer implements Timer, HeapEntry {
  deadline = 0;
  order = 0;
  position = -1;
  readonly name: string;
  readonly flow: string | undefined;
  readonly callback: () => void;
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler, name: string, flow: string | undefined, callback: () => void) {
    this.#scheduler = scheduler;
    this.name = name;
    this.flow = flow;
    this.callback = callback;
  }

  get running(): boolean {
    return this.position >= 0;
  }

  start(delay: Duration): void {
    this.startAt(this.#scheduler.clock.monotonic() + Math.max(0, delay));
  }

  startAt(at: number): void {
    if (Number.isNaN(at)) throw new Error(`The timer "${this.name}" was started with a time that is not a number.`);
    this.#scheduler.put(this, at);
  }

  stop(): void {
    this.#scheduler.remove(this);
  }
}

/** A timer whose deadline is only there while it runs, as users see it. */
class PublicTimer implements Timer {
  readonly #timer: ScheduledTimer;
  constructor(timer: ScheduledTimer) {
    this.#timer = timer;
  }
  start(delay: Duration): void {
    this.#timer.start(delay);
  }
  startAt(at: number): void {
    this.#timer.startAt(at);
  }
  stop(): void {
    this.#timer.stop();
  }
  get running(): boolean {
    return this.#timer.running;
  }
  get deadline(): number | undefined {
    return this.#timer.running ? this.#timer.deadline : undefined;
  }
}

class ScheduledWallTimer implements WallTimer {
  deadline: number | undefined;
  readonly #clock: Clock;
  readonly #timer: ScheduledTimer;
  readonly #active: Set<ScheduledWallTimer>;

  constructor(scheduler: Scheduler, active: Set<ScheduledWallTimer>, name: string, flow: string | undefined, callback: () => void) {
    this.#clock = scheduler.clock;
    this.#active = active;
    this.#timer = new ScheduledTimer(scheduler, name, flow, () => this.#due(callback));
  }

  get running(): boolean {
    return this.deadline !== undefined;
  }

  startAt(at: number): void {
    this.deadline = at;
    this.#active.add(this);
    this.rearm();
  }

  stop(): void {
    this.deadline = undefined;
    this.#active.delete(this);
    this.#timer.stop();
  }

  /** Translates the wall deadline to the monotonic clock anew: after a start and after a step of the wall clock. */
  rearm(): void {
    if (this.deadline !== undefined) this.#timer.startAt(this.#clock.monotonic() + Math.max(0, this.deadline - this.#clock.wall()));
  }

  #due(callback: () => void): void {
    if (this.deadline === undefined) return;
    // Set back in the meantime, or a fraction of a millisecond early: wait on.
    if (this.#clock.wall() < this.deadline) {
      this.rearm();
      return;
    }
    this.stop();
    callback();
  }
}

/** All timers of a runtime, on one wake-up of the clock: however often a timer is restarted, there is one pending call. */
export class Scheduler {
  readonly clock: Clock;
  readonly #loop: Loop;
  readonly #heap = new TimerHeap<ScheduledTimer>();
  readonly #wallTimers = new Set<ScheduledWallTimer>();
  readonly #watch: ScheduledTimer;
  #offset = 0;
  #order = 0;
  #armedFor = Number.POSITIVE_INFINITY;
  #disarm: Disposer | undefined;
  #firing = false;

  constructor(clock: Clock, loop: Loop) {
    this.clock = clock;
    this.#loop = loop;
    this.#watch = new ScheduledTimer(this, "wall clock watch", undefined, () => this.#watchWallClock());
  }

  timer(name: string, callback: () => void, flow?: string): Timer {
    return new PublicTimer(new ScheduledTimer(this, name, flow, callback));
  }

  wallTimer(name: string, callback: () => void, flow?: string): WallTimer {
    const timer = new ScheduledWallTimer(this, this.#wallTimers, name, flow, callback);
    return {
      startAt: (at) => {
        timer.startAt(at);
        this.#keepWatch();
      },
      stop: () => timer.stop(),
      get running() {
        return timer.running;
      },
      get deadline() {
        return timer.deadline;
      },
    };
  }

  /** The running timers of flows, soonest first; the runtime's own are nobody's business. */
  list(): readonly TimerInfo[] {
    const now = this.clock.monotonic();
    return this.#heap
      .entries()
      .filter((timer) => timer.flow !== undefined)
      .toSorted((a, b) => a.deadline - b.deadline || a.order - b.order)
      .map((timer) => ({
        name: timer.name,
        flow: timer.flow,
        remaining: milliseconds(Math.max(0, timer.deadline - now)),
        clock: "monotonic" as const,
      }));
  }

  put(timer: ScheduledTimer, at: number): void {
    timer.deadline = at;
    timer.order = this.#order;
    this.#order += 1;
    this.#heap.put(timer);
    this.#arm();
  }

  remove(timer: ScheduledTimer): void {
    this.#heap.remove(timer);
    if (this.#heap.size === 0) this.#unarm();
  }

  /** Stops everything. */
  dispose(): void {
    for (const timer of this.#heap.entries().slice()) this.#heap.remove(timer);
    this.#wallTimers.clear();
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
      const timer = this.#heap.first;
      // Timers started by the callbacks wait for the next wake-up, so that a timer of 0 ms cannot lock the loop.
      if (timer === undefined || timer.deadline > now || timer.order >= limit) break;
      this.#heap.remove(timer);
      this.#loop.run(timer.callback);
    }
    this.#firing = false;
    this.#arm();
  }

  #keepWatch(): void {
    if (this.#watch.running) return;
    this.#offset = this.clock.wall() - this.clock.monotonic();
    this.#watch.start(milliseconds(watchPeriod));
  }

  #watchWallClock(): void {
    if (this.#wallTimers.size === 0) return;
    const offset = this.clock.wall() - this.clock.monotonic();
    if (Math.abs(offset - this.#offset) > stepTolerance) for (const timer of this.#wallTimers) timer.rearm();
    this.#offset = offset;
    this.#watch.start(milliseconds(watchPeriod));
  }
}
