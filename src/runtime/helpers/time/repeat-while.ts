import type { Duration } from "../../../base/duration.ts";
import { isJsonObject } from "../../../base/json.ts";
import type { Events, Value } from "../../core/values.ts";
import { Deadline, type MissedOption, readDeadline, type StoredDeadline } from "../kernel/deadline.ts";
import { type DurableOption, helperPriority, setUpHelper } from "../kernel/helper.ts";
import { type Setting, settingNow } from "../kernel/setting.ts";

export interface RepeatWhileOptions extends DurableOption, MissedOption {
  /** Also fire at the moment the source becomes true. Default: the first time after one period. */
  readonly immediately?: boolean;
  /** How often at most, until the source has been false. Default: no end. */
  readonly times?: number;
}

export interface RepeatWhile extends Events<number> {
  /** Time until it fires next; undefined while it does not repeat. */
  readonly remaining: Duration | undefined;
}

/**
 * Fires once per period as long as `source` is true, and says for which time it does: 1, 2, 3 … A source that is found to be
 * true, after a start or an outage, has not become so just now: the first time is then after one period, `immediately` or not.
 *
 * Durable: goes on counting after a restart, taking the source to be true until it is heard of. A time that was due meanwhile
 * comes right after the start (`missed: "late"`, the default) or after a whole period (`"rearm"`); `"skip"` ends the repeating.
 */
export function repeatWhile(id: string, source: Value<boolean>, period: Setting<Duration>, options: RepeatWhileOptions = {}): RepeatWhile {
  return setUpHelper("repeatWhile", id, options, (helper) => {
    const { state, flow } = helper;
    const { times = Number.POSITIVE_INFINITY } = options;
    const fired = helper.hub<number>();
    let count = 0;
    const deadline = new Deadline(helper, {
      save,
      onDue: fire,
      overWhen: "begun",
    });

    function save(until?: StoredDeadline): void {
      state.write({ count, ...(until !== undefined && { due: until.due, length: until.length }) });
    }

    function fire(): void {
      count += 1;
      if (count < times) startWaiting();
      else save();
      fired.emit(count);
    }

    function startWaiting(): void {
      const length = settingNow(period);
      if (length === undefined || length <= 0) flow.log("warning", `"${id}" does not repeat: how often it should is unknown, or 0.`);
      else deadline.start(length);
    }

    function follow(on: boolean, isNews: boolean): void {
      if (!on) {
        deadline.stop();
        count = 0;
        state.write(undefined);
      } else if (!deadline.running && count === 0) {
        if (isNews && options.immediately === true) fire();
        else startWaiting();
      }
    }

    const stored = state.read();
    const storedDeadline = readDeadline(stored);
    if (isJsonObject(stored) && typeof stored.count === "number") count = stored.count;
    // Not before the source has been false: it counts as having been told for the last time.
    if (storedDeadline !== undefined && !deadline.resume(storedDeadline, options.missed ?? "late")) count = times;
    if (source.value !== undefined) follow(source.value, false);
    source.onChange((on, change) => follow(on, change.class === "live" && change.previous !== undefined), {
      first: true,
      resync: true,
      priority: helperPriority,
    });

    return {
      on: (listener) => fired.on(listener),
      get remaining() {
        return deadline.remaining;
      },
    };
  });
}
