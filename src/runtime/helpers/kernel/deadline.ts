import { type Duration, milliseconds } from "../../../base/duration.ts";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Timer } from "../../core/scheduler.ts";
import { onClockSet } from "./clock-watch.ts";
import type { Helper } from "./helper.ts";
import { earliestAction } from "./settling.ts";

/**
 * What becomes of a deadline that passed while the process was away: `late` acts on it as soon as the flow runs again,
 * `skip` forgets it, `rearm` lets the whole time run anew.
 */
export type Missed = "late" | "skip" | "rearm";

export interface MissedOption {
  readonly missed?: Missed;
}

/** A deadline as it is stored. */
export interface StoredDeadline {
  /** On the clock of `Helper.now`. */
  readonly due: number;
  /** The whole delay in milliseconds. */
  readonly length: number;
}

export function readDeadline(stored: Json | undefined): StoredDeadline | undefined {
  if (!isJsonObject(stored)) return undefined;
  const { due, length } = stored;
  return typeof due === "number" && typeof length === "number" ? { due, length } : undefined;
}

export function deadlineJson(deadline: StoredDeadline): Json {
  return { due: deadline.due, length: deadline.length };
}

export interface DeadlineWork {
  /** What to store; `undefined` when the deadline is over. */
  readonly save: (deadline: StoredDeadline | undefined) => void;
  readonly onDue: () => void;
  /**
   * When the deadline counts as over. `begun`: before `onDue`, so that a process that is killed in what follows does not act
   * twice. `sent`: when what `onDue` led to has left, so that it is not forgotten either; for what may happen twice.
   */
  readonly overWhen: "begun" | "sent";
}

/**
 * One delay of a helper. It runs on the monotonic clock, so that a step of the wall clock neither shortens nor stretches
 * it; what is stored is a moment on the wall clock, as the monotonic one starts anew with each boot.
 */
export class Deadline {
  readonly #helper: Helper;
  readonly #timer: Timer;
  readonly #work: DeadlineWork;
  #length = 0;
  #resumed = false;
  /** Counts starts and stops: what a deadline that was over left to do is moot after either. */
  #round = 0;

  constructor(helper: Helper, work: DeadlineWork) {
    this.#helper = helper;
    this.#work = work;
    this.#timer = helper.timer(() => {
      if (this.#resumed && this.#waitForHome()) return;
      if (work.overWhen === "begun") work.save(undefined);
      work.onDue();
      if (work.overWhen === "sent") this.#endOnceSent();
    });
    // After a step forth, a restart would find the stored moment passed, and act early.
    if (helper.durable) onClockSet(helper.flow, () => this.#store());
  }

  get running(): boolean {
    return this.#timer.running;
  }

  /** Time left; undefined while it does not run. */
  get remaining(): Duration | undefined {
    const at = this.#timer.deadline;
    return at === undefined ? undefined : milliseconds(Math.max(0, at - this.#helper.flow.clock.monotonic()));
  }

  start(length: Duration): void {
    this.#resumed = false;
    this.#arm(length, length);
  }

  stop(): void {
    this.#round += 1;
    if (!this.#timer.running) return;
    this.#timer.stop();
    this.#work.save(undefined);
  }

  /** Takes up a stored deadline. Returns false when it was missed and is to be skipped. */
  resume(stored: StoredDeadline, missed: Missed): boolean {
    const left = timeLeft(stored, this.#helper.now());
    this.#resumed = true;
    earliestAction(this.#helper.flow);
    if (left > 0 || missed === "late") this.#arm(stored.length, Math.max(left, 0));
    else if (missed === "rearm") this.#arm(stored.length, stored.length);
    else {
      this.#helper.flow.log("info", `"${this.#helper.id}" was due while the flow was not running; skipped.`);
      return false;
    }
    return true;
  }

  /** Waits on if the home has not settled since the start of the process. */
  #waitForHome(): boolean {
    const earliest = earliestAction(this.#helper.flow);
    if (earliest <= this.#helper.flow.clock.monotonic()) return false;
    this.#timer.startAt(earliest);
    return true;
  }

  #endOnceSent(): void {
    const round = this.#round;
    this.#helper.flow.whenSent(() => {
      if (round === this.#round) this.#work.save(undefined);
    });
  }

  #arm(length: number, left: number): void {
    this.#round += 1;
    this.#length = length;
    this.#timer.start(milliseconds(left));
    this.#store();
  }

  #store(): void {
    const remaining = this.remaining;
    if (remaining === undefined) return;
    this.#work.save({ due: Math.ceil(this.#helper.now() + remaining), length: this.#length });
  }
}

/**
 * Milliseconds that a stored deadline has left. Never more than its whole length: after a boot the wall clock may still be
 * in the past, and a delay of three minutes must not become one of three months.
 */
export function timeLeft(stored: StoredDeadline, now: number): number {
  return Math.min(stored.due - now, stored.length);
}
