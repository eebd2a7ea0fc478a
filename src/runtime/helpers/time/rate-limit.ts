import { type Duration, milliseconds } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Events } from "../../core/values.ts";
import { asJson } from "../kernel/as-json.ts";
import { type DurableOption, setUpHelper } from "../kernel/helper.ts";
import type { Pending } from "./quiet-timer.ts";

export interface RateLimitOptions extends DurableOption {
  /** Keep the last push that was over the limit, and fire it as soon as there is room. Default: it is dropped. */
  readonly keepLast?: boolean;
}

export interface RateLimit<T> extends Events<T> {
  push(payload: T): void;
  /** Pushes that were over the limit and are not fired: dropped, or replaced by a later one. */
  readonly dropped: Events<T>;
}

/**
 * Fires at most `count` times within any span of `period`; for notifications. Durable: what was fired before a restart counts
 * after it. Throws for a count or period that is not above 0.
 */
export function rateLimit<T = void>(id: string, count: number, period: Duration, options: RateLimitOptions = {}): RateLimit<T> {
  if (!(count >= 1 && period > 0)) throw new Error(`rateLimit("${id}", …): the number and the period must be above 0.`);
  return setUpHelper("rateLimit", id, options, (helper) => {
    const fired = helper.hub<T>();
    const dropped = helper.hub<T>();
    const now = (): number => helper.flow.clock.monotonic();
    /** When the last ones fired, monotonic, oldest first; never more than `count`. */
    let times: readonly number[] = [];
    let pending: Pending<T> | undefined;
    const timer = helper.timer(() => {
      const kept = pending;
      pending = undefined;
      if (kept !== undefined) fire(kept.payload);
    });

    /** Milliseconds until one more may fire; 0 for now. */
    function wait(): number {
      const oldest = times.length < count ? undefined : times[0];
      return oldest === undefined ? 0 : Math.max(0, oldest + period - now());
    }

    function save(): void {
      const payload = asJson(pending?.payload);
      const ages = times.map((time) => now() - time);
      helper.state.write({
        times: ages.map((age) => helper.now() - age),
        ...(pending !== undefined && { pending: payload === undefined ? {} : { payload } }),
      });
    }

    function fire(payload: T): void {
      times = [...times, now()].slice(-count);
      save();
      fired.emit(payload);
    }

    function keep(next: Pending<T>): void {
      const before = pending;
      pending = next;
      timer.start(milliseconds(wait()));
      save();
      if (before !== undefined) dropped.emit(before.payload);
    }

    const stored = helper.state.read();
    if (isJsonObject(stored)) {
      const stamps = Array.isArray(stored.times) ? stored.times.filter((time) => typeof time === "number") : [];
      // After a boot the wall clock may lie before them: they count as having fired just now.
      times = stamps.slice(-count).map((time) => now() - Math.max(0, helper.now() - time));
      // Kept under this id by an instance that handed out the same payloads.
      if (isJsonObject(stored.pending) && options.keepLast === true) keep({ payload: stored.pending.payload as T });
    }

    return {
      on: (listener) => fired.on(listener),
      dropped,
      push: (payload) => {
        // Behind one that waits, even if its moment has come: it goes first.
        if (wait() === 0 && pending === undefined) fire(payload);
        else if (options.keepLast === true) keep({ payload });
        else dropped.emit(payload);
      },
    };
  });
}
