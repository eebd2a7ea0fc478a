import { milliseconds } from "../../base/duration.ts";
import { ScheduledTimer, type TimerQueue } from "./scheduled-timer.ts";
import type { WallTimer } from "./timers.ts";

/** How often the wall clock is compared with the monotonic one while wall timers run. Milliseconds. */
const watchPeriod = 30_000;
/** Smaller differences come from reading two clocks one after the other. Milliseconds. */
const stepTolerance = 20;

/** Timers on the wall clock: translated to the monotonic one, and translated anew when the wall clock is set. */
export class WallTimers {
  readonly #queue: TimerQueue;
  readonly #running = new Set<ScheduledWallTimer>();
  readonly #watch: ScheduledTimer;
  /** Wall minus monotonic time, as last seen. */
  #offset = 0;

  constructor(queue: TimerQueue) {
    this.#queue = queue;
    this.#watch = new ScheduledTimer(queue, { name: "wall clock watch", flow: undefined, clock: "monotonic" }, () => this.#look());
  }

  timer(name: string, flow: string | undefined, callback: () => void): WallTimer {
    return new ScheduledWallTimer(this.#queue, this, { name, flow, clock: "wall" }, callback);
  }

  add(timer: ScheduledWallTimer): void {
    this.#running.add(timer);
    if (this.#watch.running) return;
    this.#offset = this.#presentOffset();
    this.#watch.start(milliseconds(watchPeriod));
  }

  delete(timer: ScheduledWallTimer): void {
    this.#running.delete(timer);
    if (this.#running.size === 0) this.#watch.stop();
  }

  #look(): void {
    const offset = this.#presentOffset();
    if (Math.abs(offset - this.#offset) > stepTolerance) for (const timer of this.#running) timer.rearm();
    this.#offset = offset;
    this.#watch.start(milliseconds(watchPeriod));
  }

  #presentOffset(): number {
    return this.#queue.clock.wall() - this.#queue.clock.monotonic();
  }
}

class ScheduledWallTimer implements WallTimer {
  deadline: number | undefined;
  readonly #queue: TimerQueue;
  readonly #all: WallTimers;
  readonly #timer: ScheduledTimer;

  constructor(queue: TimerQueue, all: WallTimers, label: ScheduledTimer["label"], callback: () => void) {
    this.#queue = queue;
    this.#all = all;
    this.#timer = new ScheduledTimer(queue, label, () => this.#due(callback));
  }

  get running(): boolean {
    return this.deadline !== undefined;
  }

  startAt(at: number): void {
    this.deadline = at;
    this.rearm();
    this.#all.add(this);
  }

  stop(): void {
    this.deadline = undefined;
    this.#timer.stop();
    this.#all.delete(this);
  }

  /** Translates the deadline to the monotonic clock: after a start and after a step of the wall clock. */
  rearm(): void {
    if (this.deadline === undefined) return;
    const { clock } = this.#queue;
    this.#timer.startAt(clock.monotonic() + Math.max(0, this.deadline - clock.wall()));
  }

  #due(callback: () => void): void {
    if (this.deadline === undefined) return;
    // Set back in the meantime, or a fraction of a millisecond early: wait on.
    if (this.#queue.clock.wall() < this.deadline) {
      this.rearm();
      return;
    }
    this.stop();
    callback();
  }
}
