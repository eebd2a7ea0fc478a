import type { Events } from "../../core/values.ts";
import { nextDailyFiring } from "../calendar/daily-rule.ts";
import { parseTimeOfDay } from "../calendar/time-of-day.ts";
import { type Weekday, weekdays } from "../calendar/weekday.ts";
import { setUpHelper } from "../kernel/helper.ts";
import { type MissedMomentOption, scheduleMoments } from "../kernel/moments.ts";

export interface AtTimeOptions extends MissedMomentOption {
  /** Every day when missing or empty. */
  readonly days?: readonly Weekday[];
}

/**
 * Fires at a time of day ("07:30") in the zone of the home: exactly once on each of the days. A time that the clock skips in
 * spring fires at the end of the gap, one that it shows twice in autumn fires the first time; setting the clock back does
 * not repeat it. Throws when `time` is no time of day.
 */
export function atTime(id: string, time: string, options: AtTimeOptions = {}): Events<void> {
  const parsed = parseTimeOfDay(time);
  if (!parsed.ok) throw new Error(`atTime("${id}", …): ${parsed.error}.`);
  const unknown = options.days?.find((day) => !weekdays.includes(day));
  if (unknown !== undefined) throw new Error(`atTime("${id}", …): "${unknown}" is not a day of the week. Write ${weekdays.join(", ")}.`);
  return setUpHelper("atTime", id, { durable: true }, (helper) => {
    const fired = helper.hub<void>();
    const rule = { time: parsed.value, days: options.days, zone: helper.flow.clock.zone };
    scheduleMoments(helper, {
      rule: JSON.stringify([time, options.days ?? [], rule.zone]),
      next: (after) => nextDailyFiring(rule, after),
      missed: options.missed,
      onDue: () => fired.emit(),
    });
    return fired;
  });
}
