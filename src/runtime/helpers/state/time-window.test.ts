import { describe, expect, it } from "vitest";
import { days, hours, minutes } from "../../../base/duration.ts";
import type { Value } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type TimeWindowOptions, timeWindow, type WindowEnd } from "./time-window.ts";

const berlin = { latitude: 52.52, longitude: 13.405 };

function watched(wall: string, from: WindowEnd, to: WindowEnd, options: TimeWindowOptions = {}, location?: typeof berlin) {
  const bench = new FlowBench({ wall, ...(location !== undefined && { location }) });
  const announced: string[] = [];
  const parts: { window: Value<boolean> | undefined } = { window: undefined };
  bench.start(() => {
    parts.window = timeWindow("night", from, to, options);
    parts.window.onChange((inside) => announced.push(`${new Date(bench.clock.wall()).toISOString().slice(5, 16)} ${inside}`));
  });
  return { bench, announced, parts };
}

describe("timeWindow", () => {
  it("is known from the start, without announcing it", () => {
    const { announced, parts } = watched("2026-06-01T22:00:00Z", "22:00", "06:00");
    expect([parts.window?.value, announced]).toEqual([true, []]);
  });

  it("turns at both ends, on chosen days", () => {
    const { bench, announced } = watched("2026-06-01T12:00:00Z", "22:00", "06:00", { days: ["mon", "wed"] });
    bench.clock.advanceBy(days(7));
    expect(announced).toEqual(["06-01T20:00 true", "06-02T04:00 false", "06-03T20:00 true", "06-04T04:00 false"]);
  });

  it("turns once each in the nights in which the clock changes", () => {
    const spring = watched("2026-03-28T12:00:00Z", "01:30", "02:30");
    spring.bench.clock.advanceBy(days(1));
    const autumn = watched("2026-10-24T12:00:00Z", "01:30", "02:30");
    autumn.bench.clock.advanceBy(days(1));
    expect([spring.announced, autumn.announced]).toEqual([
      ["03-29T00:30 true", "03-29T01:00 false"],
      ["10-24T23:30 true", "10-25T00:30 false"],
    ]);
  });

  it("follows the sun", () => {
    const { bench, announced } = watched("2026-06-21T00:00:00Z", { sun: "sunset", offset: minutes(-30) }, "23:00", {}, berlin);
    bench.clock.advanceBy(hours(24));
    expect(announced).toEqual(["06-21T19:03 true", "06-21T21:00 false"]);
  });

  it("follows a clock that is set back or forth", () => {
    const { bench, announced } = watched("2026-06-01T12:00:00Z", "22:00", "06:00");
    bench.clock.stepWall(hours(10));
    bench.clock.advanceBy(minutes(1));
    bench.clock.stepWall(-hours(10));
    bench.clock.advanceBy(minutes(1));
    expect(announced.map((line) => line.slice(12))).toEqual(["true", "false"]);
  });

  it.each<[string, WindowEnd, TimeWindowOptions, string]>([
    ["a time that is none", "25:00", {}, '"25:00" is not a time of day'],
    // A program in JavaScript may say anything.
    ["a day that is none", "22:00", { days: ["noday" as never] }, '"noday" is not a day of the week'],
    ["the sun without a place", { sun: "sunset" }, {}, "[location]"],
  ])("refuses %s", (_what, from, options, message) => {
    const { bench } = watched("2026-06-01T12:00:00Z", from, "06:00", options);
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining(message)]);
  });
});
