import { isJsonObject, type Json } from "../../../base/json.ts";
import { type Period, periodStart } from "../calendar/period-start.ts";
import { type DurableOption, type Helper, setUpHelper } from "../kernel/helper.ts";
import type { Pushable } from "./debounce.ts";

export interface OncePer<T> extends Pushable<T> {
  /** Lets the next push through, whatever went before. */
  reset(): void;
}

/** A clock that is back by more than this was wrong when the last push went through. */
const longestStepBack = 2 * 86_400_000;

/**
 * Fires for the first push of each day (hour, week, month) in the zone of the home and drops the others; "start": for the
 * first push since the program was started. Setting the clock back lets nothing through twice. Durable: also over a restart.
 */
export function oncePer<T = void>(id: string, period: Period | "start", options: DurableOption = {}): OncePer<T> {
  return setUpHelper("oncePer", id, options, (helper) => {
    const fired = helper.hub<T>();
    let last = lastPassed(helper, period);

    function push(payload: T): void {
      const { clock } = helper.flow;
      const start = period === "start" ? 0 : periodStart(period, clock.wall(), clock.zone);
      if (last !== undefined && start <= last && last - clock.wall() <= longestStepBack) return;
      last = start;
      helper.state.write({ period, last });
      fired.emit(payload);
    }

    return {
      on: (listener) => fired.on(listener),
      push,
      reset: () => {
        last = undefined;
        helper.state.write(undefined);
      },
    };
  });
}

function lastPassed(helper: Helper, period: Period | "start"): number | undefined {
  const stored: Json | undefined = helper.state.read();
  const isNewProcess = period === "start" && helper.durable && helper.flow.startKind === "first";
  if (!isJsonObject(stored) || stored.period !== period || isNewProcess) return undefined;
  return typeof stored.last === "number" ? stored.last : undefined;
}
