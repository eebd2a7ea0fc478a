import { Temporal } from "temporal-polyfill";
import type { TimeOfDay } from "./time-of-day.ts";
import { type Weekday, weekdays } from "./weekday.ts";

/** "At this time of day in this zone, on these weekdays." */
export interface DailyRule {
  readonly time: TimeOfDay;
  /** Undefined or empty: every day. */
  readonly days?: readonly Weekday[] | undefined;
  /** IANA name. */
  readonly zone: string;
}

/** A rule for one weekday comes round within 7 days; a date that a zone left out (Apia, 2011-12-30) costs another 7. */
const searchedDays = 15;

/**
 * The first moment later than `after` (both in milliseconds since 1970) at which the rule fires: once on each date that
 * exists in the zone. A time that the clock skips fires at the end of the gap, one that it shows twice fires the first time.
 */
export function nextDailyFiring(rule: DailyRule, after: number): number {
  // From the day before: where the clock jumps over midnight, a rule late in the evening fires on the next date.
  const start = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(rule.zone).toPlainDate().subtract({ days: 1 });
  for (let ahead = 0; ahead <= searchedDays; ahead += 1) {
    const at = firingOn(start.add({ days: ahead }), rule);
    if (at !== undefined && at > after) return at;
  }
  throw new Error(`No firing of a daily rule within ${searchedDays} days`);
}

function firingOn(date: Temporal.PlainDate, rule: DailyRule): number | undefined {
  const weekday = weekdays[date.dayOfWeek - 1];
  const everyDay = rule.days === undefined || rule.days.length === 0;
  if (!everyDay && (weekday === undefined || !rule.days.includes(weekday))) return undefined;
  return exists(date, rule.zone) ? firstMoment(date, rule.time, rule.zone).epochMilliseconds : undefined;
}

/** False for a date that a zone left out when it moved over the date line. */
function exists(date: Temporal.PlainDate, zone: string): boolean {
  return date.toZonedDateTime({ timeZone: zone }).toPlainDate().equals(date);
}

/**
 * The moment a day's clock first shows the time: of a repeated hour the first, of a skipped one the end of the gap (Temporal
 * itself would move on by the gap's length: 02:30 would become 03:30 instead of 03:00).
 */
export function firstMoment(date: Temporal.PlainDate, time: TimeOfDay, zone: string): Temporal.ZonedDateTime {
  const wanted = date.toPlainDateTime(time);
  const first = wanted.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (first.toPlainDateTime().equals(wanted)) return first;
  return first.getTimeZoneTransition("next") ?? first;
}
