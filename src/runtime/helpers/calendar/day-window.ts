import { Temporal } from "temporal-polyfill";
import { type DayTime, momentOn, usualHour } from "./day-time.ts";
import { type Weekday, weekdays } from "./weekday.ts";

/** "From this time to that one, on these days." */
export interface DayWindow {
  readonly from: DayTime;
  /** On the next day where it usually is not later than `from`. The same as `from`: for a whole day. */
  readonly to: DayTime;
  /** The days on which it begins; empty: every day. */
  readonly days: readonly Weekday[];
  /** IANA name. */
  readonly zone: string;
}

/** One time that a window comes, in milliseconds since 1970. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A window and an offset of the sun may each reach over a midnight; a weekday comes round within 7 days. */
const [daysBefore, daysAfter] = [3, 8];

/** Whether a moment lies in the window, and when that next changes (at the latest: when to ask again). */
export function lookAtWindow(window: DayWindow, at: number): { readonly inside: boolean; readonly until: number } {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(window.zone).toPlainDate();
  const spans: Span[] = [];
  for (let ahead = -daysBefore; ahead <= daysAfter; ahead += 1) {
    const span = spanOn(today.add({ days: ahead }), window);
    if (span !== undefined) spans.push(span);
  }
  const inside = spans.some(({ from, to }) => from <= at && at < to);
  const isOther = (moment: number): boolean => spans.some(({ from, to }) => from <= moment && moment < to) !== inside;
  const bounds = spans.flatMap(({ from, to }) => [from, to]).filter((moment) => moment > at && isOther(moment));
  return { inside, until: Math.min(...bounds, today.add({ days: daysAfter }).toZonedDateTime(window.zone).epochMilliseconds) };
}

function spanOn(date: Temporal.PlainDate, { from, to, days, zone }: DayWindow): Span | undefined {
  const weekday = weekdays[date.dayOfWeek - 1];
  if (days.length > 0 && (weekday === undefined || !days.includes(weekday))) return undefined;
  const isOverMidnight = usualHour(to) <= usualHour(from);
  const span = { from: momentOn(date, from, zone), to: momentOn(isOverMidnight ? date.add({ days: 1 }) : date, to, zone) };
  // On a day when the sun is late: from sunrise to eight o'clock is then no time at all.
  return span.from < span.to ? span : undefined;
}
