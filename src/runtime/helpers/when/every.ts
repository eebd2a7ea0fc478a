import { type Duration, milliseconds } from "../../../base/duration.ts";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

export interface EveryOptions {
  /** Also fire right after the start of the flow. Default: the first time after one period. */
  readonly immediately?: boolean;
}

/**
 * Fires once per period, without drift, on the monotonic clock. Beats that were slept through are not made up for. A deploy
 * keeps the beat. Throws for a period that is not above 0.
 */
export function every(id: string, period: Duration, options: EveryOptions = {}): Events<void> {
  if (!(period > 0)) throw new Error(`every("${id}", …): the period must be above 0.`);
  return setUpHelper("every", id, {}, (helper) => {
    const { clock } = helper.flow;
    const fired = helper.hub<void>();
    let next = 0;

    function waitUntil(at: number): void {
      next = at;
      timer.startAt(at);
      helper.state.write({ next, period });
    }

    const timer = helper.timer(() => {
      const sleptThrough = Math.floor((clock.monotonic() - next) / period);
      waitUntil(next + (sleptThrough + 1) * period);
      fired.emit();
    });

    const kept = keptBeat(helper.state.read(), period);
    if (kept !== undefined) waitUntil(Math.max(kept, clock.monotonic()));
    else waitUntil(clock.monotonic() + (options.immediately === true ? milliseconds(0) : period));
    return fired;
  });
}

function keptBeat(stored: Json | undefined, period: Duration): number | undefined {
  if (!isJsonObject(stored) || stored.period !== period) return undefined;
  const { next } = stored;
  return typeof next === "number" ? next : undefined;
}
