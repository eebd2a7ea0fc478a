import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { nextDailyFiring } from "./daily-rule.ts";
import { parseTimeOfDay } from "./time-of-day.ts";
import { type Weekday, weekdays } from "./weekday.ts";

function time(text: string) {
  const parsed = parseTimeOfDay(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
const instant = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const utc = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
const local = (at: number, zone: string): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

function firingsBetween(zone: string, text: string, from: string, until: string, days?: readonly Weekday[]): number[] {
  const rule = { zone, time: time(text), days };
  const firings: number[] = [];
  for (let at = nextDailyFiring(rule, instant(from)); at < instant(until); at = nextDailyFiring(rule, at)) firings.push(at);
  return firings;
}

describe("a daily rule on days when the clock is moved", () => {
  it.each([
    ["Berlin skips 02:30: at the end of the gap", "Europe/Berlin", "02:30", "2026-03-29", ["2026-03-29T01:00:00Z"]],
    ["Berlin, exactly at the start of the gap", "Europe/Berlin", "02:00", "2026-03-29", ["2026-03-29T01:00:00Z"]],
    ["Berlin, exactly at the end of the gap", "Europe/Berlin", "03:00", "2026-03-29", ["2026-03-29T01:00:00Z"]],
    ["Berlin, an ordinary time on that day", "Europe/Berlin", "07:30", "2026-03-29", ["2026-03-29T05:30:00Z"]],
    ["Berlin shows 02:30 twice: the first", "Europe/Berlin", "02:30", "2026-10-25", ["2026-10-25T00:30:00Z"]],
    ["New York skips 02:30", "America/New_York", "02:30", "2026-03-08", ["2026-03-08T07:00:00Z"]],
    ["New York shows 01:30 twice", "America/New_York", "01:30", "2026-11-01", ["2026-11-01T05:30:00Z"]],
    ["Lord Howe skips half an hour", "Australia/Lord_Howe", "02:15", "2026-10-04", ["2026-10-03T15:30:00Z"]],
    ["Lord Howe repeats half an hour", "Australia/Lord_Howe", "01:45", "2026-04-05", ["2026-04-04T14:45:00Z"]],
    ["Casablanca goes back for Ramadan", "Africa/Casablanca", "02:30", "2026-02-15", ["2026-02-15T01:30:00Z"]],
    ["Casablanca comes forth after Ramadan", "Africa/Casablanca", "02:30", "2026-03-22", ["2026-03-22T02:00:00Z"]],
    ["Kolkata never moves", "Asia/Kolkata", "02:30", "2026-03-29", ["2026-03-28T21:00:00Z"]],
    ["Chatham skips 02:45–03:45", "Pacific/Chatham", "03:00", "2026-09-27", ["2026-09-26T14:00:00Z"]],
    ["Chatham repeats 02:45–03:45", "Pacific/Chatham", "03:00", "2026-04-05", ["2026-04-04T13:15:00Z"]],
    ["Nuuk jumps over midnight: 23:30 is the next date's 00:00", "America/Nuuk", "23:30", "2026-03-28", ["2026-03-29T01:00:00Z"]],
    ["Apia leaves out a date: nothing on it", "Pacific/Apia", "07:30", "2011-12-30", []],
  ])("%s", (_case, zone, text, date, expected) => {
    const rule = { zone, time: time(text) };
    // All firings that belong to the date: from after the one of the day before to before the one of the day after.
    const day = Temporal.PlainDate.from(date);
    const noon = (of: Temporal.PlainDate): number => of.toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;
    const until = noon(day.add({ days: 1 })) - 12 * 3_600_000 + 1;
    const firings: string[] = [];
    for (let at = nextDailyFiring(rule, noon(day.subtract({ days: 1 }))); at <= until; at = nextDailyFiring(rule, at)) {
      if (local(at, zone).toPlainDate().equals(day) || utc(at) === expected[0]) firings.push(utc(at));
    }
    expect(firings).toEqual(expected);
  });

  it("Apia goes on the day after the one it left out", () => {
    expect(firingsBetween("Pacific/Apia", "07:30", "2011-12-28T00:00:00Z", "2012-01-01T00:00:00Z").map(utc)).toEqual([
      "2011-12-28T17:30:00Z",
      "2011-12-29T17:30:00Z",
      "2011-12-30T17:30:00Z",
      "2011-12-31T17:30:00Z",
    ]);
  });

  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Pacific/Chatham",
    "America/Nuuk",
  ];
  it.each(zones)("fires exactly once for each date of 2026 in %s, whatever the time", (zone) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minuteOfDay) => {
        const rule = { zone, time: { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60, second: 0 } };
        const from = Temporal.PlainDate.from("2026-01-01").toZonedDateTime(zone).epochMilliseconds;
        let at = from - 1;
        let smallestGap = Number.POSITIVE_INFINITY;
        for (let day = 0; day < 365; day += 1) {
          const next = nextDailyFiring(rule, at);
          if (day > 0) smallestGap = Math.min(smallestGap, next - at);
          at = next;
        }
        const last = local(at, zone);
        return last.toPlainDate().toString() === "2026-12-31" && smallestGap >= 22.9 * 3_600_000;
      }),
      { numRuns: 8 },
    );
  });
});

describe("a rule for some weekdays", () => {
  it.each<[readonly Weekday[], string[]]>([
    [["mon"], ["2026-06-01", "2026-06-08"]],
    [
      ["sat", "sun"],
      ["2026-06-06", "2026-06-07", "2026-06-13", "2026-06-14"],
    ],
    [[], Array.from({ length: 14 }, (_, day) => `2026-06-${String(day + 1).padStart(2, "0")}`)],
    [weekdays, Array.from({ length: 14 }, (_, day) => `2026-06-${String(day + 1).padStart(2, "0")}`)],
  ])("%j fires on those only", (days, expected) => {
    const firings = firingsBetween("Europe/Berlin", "07:30", "2026-06-01T00:00:00Z", "2026-06-15T00:00:00Z", days);
    expect(firings.map((at) => local(at, "Europe/Berlin").toPlainDate().toString())).toEqual(expected);
  });

  it("goes by the weekday of the zone, not of UTC", () => {
    // Sunday 23:00 UTC is Monday in Auckland.
    const [first] = firingsBetween("Pacific/Auckland", "11:00", "2026-05-30T00:00:00Z", "2026-06-07T00:00:00Z", ["mon"]);
    expect(utc(first ?? 0)).toBe("2026-05-31T23:00:00Z");
  });
});

it("is strictly later than the moment asked about", () => {
  const rule = { zone: "Europe/Berlin", time: time("07:30") };
  const firing = instant("2026-06-01T05:30:00Z");
  expect([nextDailyFiring(rule, firing - 1), utc(nextDailyFiring(rule, firing))]).toEqual([firing, "2026-06-02T05:30:00Z"]);
});
