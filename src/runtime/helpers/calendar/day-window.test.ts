import { describe, expect, it } from "vitest";
import { type DayTime, usualHour } from "./day-time.ts";
import { lookAtWindow } from "./day-window.ts";
import type { SunEvent } from "./sun-events.ts";
import { parseTimeOfDay } from "./time-of-day.ts";
import type { Weekday } from "./weekday.ts";

const berlin = { latitude: 52.52, longitude: 13.405 };
const tromso = { latitude: 69.65, longitude: 18.96 };
const zone = "Europe/Berlin";

function clock(text: string): DayTime {
  if (text === "24:00") return { type: "clock", time: { hour: 24, minute: 0, second: 0 } };
  const parsed = parseTimeOfDay(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return { type: "clock", time: parsed.value };
}

function sun(event: SunEvent, offset = 0, place = berlin): DayTime {
  return { type: "sun", event, offset, place };
}

function look(from: DayTime, to: DayTime, at: string, days: readonly Weekday[] = []) {
  const { inside, until } = lookAtWindow({ from, to, days, zone }, Date.parse(at));
  return [inside, new Date(until).toISOString().slice(0, 16)];
}

describe("a window of the day", () => {
  it.each([
    ["before it", "08:00", "10:00", "2026-06-01T05:59:59Z", false, "2026-06-01T06:00"],
    ["at its beginning", "08:00", "10:00", "2026-06-01T06:00:00Z", true, "2026-06-01T08:00"],
    ["at its end", "08:00", "10:00", "2026-06-01T08:00:00Z", false, "2026-06-02T06:00"],
    ["before midnight", "22:00", "06:00", "2026-06-01T21:00:00Z", true, "2026-06-02T04:00"],
    ["after midnight", "22:00", "06:00", "2026-06-01T23:00:00Z", true, "2026-06-02T04:00"],
    ["to midnight", "20:00", "24:00", "2026-06-01T21:59:00Z", true, "2026-06-01T22:00"],
    ["to midnight, written otherwise", "20:00", "00:00", "2026-06-01T21:59:00Z", true, "2026-06-01T22:00"],
    ["before a skipped hour", "02:30", "04:00", "2026-03-29T00:59:00Z", false, "2026-03-29T01:00"],
    ["after a skipped hour", "02:30", "04:00", "2026-03-29T01:00:00Z", true, "2026-03-29T02:00"],
    ["in a night of 23 hours", "22:00", "06:00", "2026-03-28T23:00:00Z", true, "2026-03-29T04:00"],
    ["in the first of two equal hours", "02:30", "04:00", "2026-10-25T00:30:00Z", true, "2026-10-25T03:00"],
    ["in a night of 25 hours", "22:00", "06:00", "2026-10-24T23:00:00Z", true, "2026-10-25T05:00"],
  ])("%s, %s to %s at %s", (_what, from, to, at, inside, until) => {
    expect(look(clock(from), clock(to), at)).toEqual([inside, until]);
  });

  it("is always, where both ends are the same", () => {
    expect(look(clock("07:00"), clock("07:00"), "2026-06-01T05:00:00Z")[0]).toBe(true);
    expect(look(clock("07:00"), clock("07:00"), "2026-06-01T04:59:00Z")[0]).toBe(true);
  });

  it.each([
    ["on its day", "2026-06-01T21:00:00Z", true],
    ["in the night after it", "2026-06-02T03:00:00Z", true],
    ["on the day after it", "2026-06-02T21:00:00Z", false],
    ["in the night before it", "2026-06-01T03:00:00Z", false],
  ])("belongs to the day on which it begins: %s", (_what, at, inside) => {
    expect(look(clock("22:00"), clock("06:00"), at, ["mon"])[0]).toBe(inside);
  });

  it.each([
    ["a summer evening", sun("sunset"), sun("sunrise"), "2026-06-21T20:00:00Z", true, "2026-06-22T02:43"],
    ["a summer noon", sun("sunset"), sun("sunrise"), "2026-06-21T10:00:00Z", false, "2026-06-21T19:33"],
    ["before sunset", sun("sunset", -1_800_000), clock("23:00"), "2026-06-21T19:10:00Z", true, "2026-06-21T21:00"],
    ["a winter morning on which the sun is late", sun("sunrise"), clock("08:00"), "2026-12-21T07:30:00Z", false, "2026-12-28T23:00"],
    ["the polar night", sun("sunset", 0, tromso), sun("sunrise", 0, tromso), "2026-12-21T11:00:00Z", true, "2026-12-28T23:00"],
    ["the polar day", sun("sunset", 0, tromso), sun("sunrise", 0, tromso), "2026-06-21T23:00:00Z", false, "2026-06-29T22:00"],
  ])("follows the sun on %s", (_what, from, to, at, inside, until) => {
    expect(look(from, to, at)).toEqual([inside, until]);
  });

  it.each<[SunEvent, number]>([
    ["sunrise", 6],
    ["astronomicalDawn", 6],
    ["dusk", 18],
    ["noon", 12],
    ["midnight", 0],
  ])("takes %s to be at about %d o'clock", (event, hour) => {
    expect(usualHour(sun(event))).toBe(hour);
  });
});
