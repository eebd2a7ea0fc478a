import { describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type AtTimeOptions, atTime } from "./at-time.ts";

const day = hours(24);
const utc = (at: number): string => new Date(at).toISOString().slice(0, 16);

function daily(time: string, wall: string, zone = "Europe/Berlin", options: AtTimeOptions = {}) {
  const bench = new FlowBench({ wall, zone });
  /** Wall time of each firing, to the minute. */
  const fired: string[] = [];
  const setUp = () => {
    atTime("daily", time, options).on(() => fired.push(utc(bench.clock.wall())));
  };
  bench.start(setUp);
  return { bench, fired, setUp };
}

describe("atTime", () => {
  it("fires at its time every day", () => {
    const { bench, fired } = daily("07:30", "2026-06-01T00:00:00Z");
    bench.clock.advanceBy(3 * day);
    expect(fired).toEqual(["2026-06-01T05:30", "2026-06-02T05:30", "2026-06-03T05:30"]);
  });

  it("waits for tomorrow when it is started after its time", () => {
    const { bench, fired } = daily("07:30", "2026-06-01T08:00:00Z");
    bench.clock.advanceBy(day);
    expect(fired).toEqual(["2026-06-02T05:30"]);
  });

  it("fires on its weekdays only", () => {
    const { bench, fired } = daily("07:30", "2026-06-01T00:00:00Z", "Europe/Berlin", { days: ["sat", "sun"] });
    bench.clock.advanceBy(14 * day);
    expect(fired).toEqual(["2026-06-06T05:30", "2026-06-07T05:30", "2026-06-13T05:30", "2026-06-14T05:30"]);
  });

  it.each([
    ["25:00", {}, '"25:00" is not a time of day'],
    ["07:30", { days: ["funday"] }, '"funday" is not a day of the week'],
  ])("refuses %s %j in words", (time, options, message) => {
    const { bench } = daily(time, "2026-06-01T00:00:00Z", "Europe/Berlin", options as AtTimeOptions);
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining(message)]);
  });

  it("is gone with its flow", () => {
    const { bench, fired } = daily("07:30", "2026-06-01T00:00:00Z");
    bench.dispose();
    bench.clock.advanceBy(2 * day);
    expect([fired, bench.timers]).toEqual([[], []]);
  });
});

describe("atTime on days when the clock is moved", () => {
  it.each([
    ["Europe/Berlin", "02:30", "2026-03-28T12:00:00Z", ["2026-03-29T01:00", "2026-03-30T00:30"]],
    ["Europe/Berlin", "02:30", "2026-10-24T12:00:00Z", ["2026-10-25T00:30", "2026-10-26T01:30"]],
    ["America/New_York", "02:30", "2026-03-07T12:00:00Z", ["2026-03-08T07:00", "2026-03-09T06:30"]],
    ["America/New_York", "01:30", "2026-10-31T12:00:00Z", ["2026-11-01T05:30", "2026-11-02T06:30"]],
    ["Australia/Lord_Howe", "02:15", "2026-10-03T03:00:00Z", ["2026-10-03T15:30", "2026-10-04T15:15"]],
    ["Australia/Lord_Howe", "01:45", "2026-04-04T03:00:00Z", ["2026-04-04T14:45", "2026-04-05T15:15"]],
    ["Africa/Casablanca", "02:30", "2026-03-21T12:00:00Z", ["2026-03-22T02:00", "2026-03-23T01:30"]],
    ["Asia/Kolkata", "02:30", "2026-03-28T12:00:00Z", ["2026-03-28T21:00", "2026-03-29T21:00"]],
    ["Pacific/Chatham", "03:00", "2026-09-26T00:00:00Z", ["2026-09-26T14:00", "2026-09-27T13:15"]],
    ["Pacific/Apia", "07:30", "2011-12-29T00:00:00Z", ["2011-12-29T17:30", "2011-12-30T17:30"]],
  ])("in %s at %s from %s fires once a day", (zone, time, wall, expected) => {
    const { bench, fired } = daily(time, wall, zone);
    bench.clock.advanceBy(2 * day);
    expect(fired).toEqual(expected);
  });
});

describe("atTime and a wall clock that is set", () => {
  it.each([
    ["forth by an hour, over the time", "05:00", hours(1), ["2026-06-01T06:00", "2026-06-02T05:30"]],
    ["forth by an hour, before the time", "03:00", hours(1), ["2026-06-01T05:30", "2026-06-02T05:30"]],
    ["back by an hour, right after firing", "05:40", hours(-1), ["2026-06-01T05:30", "2026-06-02T05:30"]],
    ["back by an hour, before the time", "05:00", hours(-1), ["2026-06-01T05:30", "2026-06-02T05:30"]],
    ["forth by a day", "12:00", day, ["2026-06-01T05:30", "2026-06-03T05:30"]],
    ["back by a day", "12:00", -day, ["2026-06-01T05:30", "2026-06-02T05:30"]],
    ["forth by 400 days", "12:00", 400 * day, ["2026-06-01T05:30", "2027-07-07T05:30", "2027-07-08T05:30"]],
  ])("%s at %s: once for each date", (_case, at, step, expected) => {
    const { bench, fired } = daily("07:30", "2026-06-01T00:00:00Z");
    bench.clock.advanceToWall(`2026-06-01T${at}:00Z`);
    bench.clock.stepWall(step);
    bench.clock.advanceBy(2 * day);
    expect(fired.slice(0, expected.length)).toEqual(expected);
    expect(new Set(fired.map((time) => time.slice(0, 10))).size).toBe(fired.length);
  });

  it("starts afresh with a clock that was years ahead", () => {
    const { bench, fired } = daily("07:30", "2040-06-01T00:00:00Z");
    bench.clock.advanceBy(day);
    bench.clock.setWall("2026-06-01T12:00:00Z");
    bench.clock.advanceBy(2 * day);
    expect(fired).toEqual(["2040-06-01T05:30", "2026-06-02T05:30", "2026-06-03T05:30"]);
  });

  it("does nothing wild while the clock is stepped to and fro", () => {
    const { bench, fired } = daily("07:30", "2026-06-01T00:00:00Z");
    for (let round = 0; round < 50; round += 1) {
      bench.clock.stepWall(round % 2 === 0 ? hours(8) : hours(-8));
      bench.clock.advanceBy(minutes(1));
    }
    expect(fired.length).toBeLessThanOrEqual(1);
  });
});

describe("atTime over a restart", () => {
  it.each<[string, AtTimeOptions, number, string[]]>([
    ["a crash of seconds loses nothing", {}, seconds(30), ["2026-06-01T05:30"]],
    ["missed by hours is skipped by default", {}, hours(2), []],
    ["missed by hours fires late if asked to", { missed: "late" }, hours(2), ["2026-06-01T07:29"]],
    ["missed three times fires once", { missed: "late" }, 3 * day, ["2026-06-04T05:29"]],
  ])("%s", (_case, options, away, expected) => {
    const { bench, fired, setUp } = daily("07:30", "2026-06-01T00:00:00Z", "Europe/Berlin", options);
    bench.clock.advanceToWall("2026-06-01T05:29:50Z");
    bench.kill();
    bench.restart(setUp, away);
    bench.clock.advanceBy(seconds(5));
    expect(fired).toEqual(expected);
  });

  it("does not fire again right after it has", () => {
    const { bench, fired, setUp } = daily("07:30", "2026-06-01T00:00:00Z", "Europe/Berlin", { missed: "late" });
    bench.clock.advanceToWall("2026-06-01T05:30:00Z");
    bench.kill();
    bench.restart(setUp, 0);
    bench.restart(setUp, -minutes(10));
    bench.clock.advanceBy(hours(12));
    expect(fired).toEqual(["2026-06-01T05:30"]);
  });

  it("does not fire again after a boot that begins in 1970, before the time server has answered", () => {
    const { bench, fired, setUp } = daily("07:30", "2026-06-01T00:00:00Z");
    bench.clock.advanceToWall("2026-06-01T05:33:00Z");
    bench.kill();
    bench.restart(setUp, -bench.clock.wall());
    bench.clock.advanceBy(minutes(1));
    bench.clock.setWall("2026-06-01T05:36:00Z");
    bench.clock.advanceBy(day);
    expect(fired).toEqual(["2026-06-01T05:30", "2026-06-02T05:30"]);
  });

  it("does not take an edited time for missed", () => {
    const { bench, fired } = daily("08:00", "2026-06-01T05:45:00Z", "Europe/Berlin", { missed: "late" });
    bench.deploy(() => {
      atTime("daily", "07:30", { missed: "late" }).on(() => fired.push("edited"));
    });
    bench.clock.advanceBy(hours(12));
    expect(fired).toEqual([]);
  });
});
