import { describe, expect, it } from "vitest";
import { days, hours, minutes } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type PresentTime, presentTime } from "./present-time.ts";

function clockOn(wall: string) {
  const bench = new FlowBench({ wall });
  const announced: string[] = [];
  const parts: { now: PresentTime } = { now: undefined as never };
  bench.start(() => {
    parts.now = presentTime("now");
    for (const part of ["time", "hour", "weekday", "date", "month"] as const) {
      parts.now[part].onChange((value: string | number) => announced.push(`${part} ${value}`));
    }
  });
  return { bench, announced, parts };
}

describe("presentTime", () => {
  it("shows clock and calendar in the zone of the home", () => {
    const { parts } = clockOn("2026-03-01T22:05:30Z");
    expect(Object.entries(parts.now).map(([part, { value }]) => [part, value])).toEqual([
      ["time", "23:05"],
      ["hour", 23],
      ["minute", 5],
      ["minuteOfDay", 1385],
      ["weekday", "sun"],
      ["date", "2026-03-01"],
      ["day", 1],
      ["month", 3],
      ["year", 2026],
    ]);
  });

  it("announces each part when it changes", () => {
    const { bench, announced } = clockOn("2026-02-28T22:58:30Z");
    bench.clock.advanceBy(minutes(2));
    expect(announced).toEqual(["time 23:59", "time 00:00", "hour 0", "weekday sun", "date 2026-03-01", "month 3"]);
  });

  it("has a day of 23 hours in spring", () => {
    const { bench, announced } = clockOn("2026-03-28T23:00:00Z");
    bench.clock.advanceBy(days(1));
    const shown = announced.filter((line) => line.startsWith("hour "));
    expect([shown.length, shown.includes("hour 2"), shown.at(-1)]).toEqual([24, false, "hour 1"]);
  });

  it("follows a clock that is set", () => {
    const { bench, parts } = clockOn("2026-06-01T12:00:00Z");
    bench.clock.stepWall(-hours(5));
    bench.clock.advanceBy(minutes(1));
    expect(parts.now.hour.value).toBe(9);
  });
});
