import type { Temporal } from "temporal-polyfill";
import { firstMoment } from "./daily-rule.ts";
import { type Place, type SunEvent, sunElevationAt, sunEventOn } from "./sun-events.ts";
import type { TimeOfDay } from "./time-of-day.ts";

/** A time of a day: on the clock (to 24:00), or at an event of the sun, moved by an offset in milliseconds. */
export type DayTime =
  | { readonly type: "clock"; readonly time: TimeOfDay }
  | { readonly type: "sun"; readonly event: SunEvent; readonly offset: number; readonly place: Place };

const dayLength = 86_400_000;

/** How high the sun stands at these, in degrees, and about when they are; others have a time on every day. */
const evenings: ReadonlyMap<SunEvent, number> = new Map([
  ["sunset", -0.833],
  ["dusk", -6],
  ["goldenHourEvening", 6],
  ["nauticalDusk", -12],
  ["astronomicalDusk", -18],
]);
const mornings: ReadonlyMap<SunEvent, number> = new Map([
  ["sunrise", -0.833],
  ["dawn", -6],
  ["goldenHourMorning", 6],
  ["nauticalDawn", -12],
  ["astronomicalDawn", -18],
]);

/** About which hour of the day a time is: what tells whether one that is to follow it comes on the next day. */
export function usualHour(time: DayTime): number {
  if (time.type === "clock") return time.time.hour + time.time.minute / 60 + time.time.second / 3600;
  if (mornings.has(time.event)) return 6;
  if (evenings.has(time.event)) return 18;
  return time.event === "noon" ? 12 : 0;
}

/**
 * When a time comes on a date in a zone; milliseconds since 1970. A clock time that is skipped comes at the end of the gap, one
 * that is shown twice the first time. Where the sun stays below, its day is of no length, at noon; where it stays above, its
 * night is of no length, at midnight.
 */
export function momentOn(date: Temporal.PlainDate, time: DayTime, zone: string): number {
  if (time.type === "clock") {
    const { hour } = time.time;
    return firstMoment(hour === 24 ? date.add({ days: 1 }) : date, { ...time.time, hour: hour % 24 }, zone).epochMilliseconds;
  }
  const { event, offset, place } = time;
  const middle = date.toZonedDateTime({ timeZone: zone, plainTime: { hour: 12 } }).epochMilliseconds;
  return (sunEventOn(middle, event, place) ?? missingEvent(middle, event, place)) + offset;
}

function missingEvent(middle: number, event: SunEvent, place: Place): number {
  const noon = noonOf(middle, place);
  const height = mornings.get(event) ?? evenings.get(event) ?? 0;
  if (sunElevationAt(noon, place) < height) return noon;
  return (noon + noonOf(middle + (mornings.has(event) ? -dayLength : dayLength), place)) / 2;
}

function noonOf(middle: number, place: Place): number {
  return sunEventOn(middle, "noon", place) ?? middle;
}
