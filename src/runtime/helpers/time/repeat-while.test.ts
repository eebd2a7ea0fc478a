import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import type { MessageClass } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type RepeatWhile, type RepeatWhileOptions, repeatWhile } from "./repeat-while.ts";

/** An alarm every ten minutes. `fired` holds which time it was, and the minute. */
function alarm(options: RepeatWhileOptions = {}, initial: "dry" | "wet" | "unknown" = "dry") {
  const bench = new FlowBench();
  const fired: string[] = [];
  const started = bench.clock.wall();
  const parts: { repeat: RepeatWhile } = { repeat: undefined as never };
  let water = bench.source<boolean>(initial === "unknown" ? undefined : initial === "wet");
  const setUp = () => {
    parts.repeat = repeatWhile("alarm", water, minutes(10), options);
    parts.repeat.on((time) => fired.push(`${time} at ${(bench.clock.wall() - started) / 60_000}`));
  };
  bench.start(setUp);
  return {
    bench,
    fired,
    parts,
    setUp,
    report: (wet: boolean, messageClass: MessageClass = "live") => bench.report(water, wet, messageClass),
    restart: (away: number, wet?: boolean) => {
      bench.kill();
      water = bench.source<boolean>(wet);
      bench.restart(setUp, away);
    },
  };
}

describe("repeatWhile", () => {
  it("fires once per period while its source is true, and counts", () => {
    const { bench, fired, report } = alarm();
    report(true);
    bench.clock.advanceBy(minutes(25));
    report(false);
    bench.clock.advanceBy(minutes(25));
    expect(fired).toEqual(["1 at 10", "2 at 20"]);
  });

  it("fires at once, if wanted, and counts anew the next time", () => {
    const { bench, fired, report } = alarm({ immediately: true });
    report(true);
    bench.clock.advanceBy(minutes(15));
    report(false);
    report(true);
    expect(fired).toEqual(["1 at 0", "2 at 10", "1 at 15"]);
  });

  it("ends after so many times", () => {
    const { bench, fired, report } = alarm({ times: 2 });
    report(true);
    bench.clock.advanceBy(hours(2));
    expect(fired).toEqual(["1 at 10", "2 at 20"]);
  });

  it("tells how long it is until the next time", () => {
    const { bench, parts, report } = alarm();
    const before = parts.repeat.remaining;
    report(true);
    bench.clock.advanceBy(minutes(4));
    expect([before, parts.repeat.remaining]).toEqual([undefined, minutes(6)]);
  });

  it.each<[string, "dry" | "wet" | "unknown", MessageClass]>([
    ["is true at the start", "wet", "live"],
    ["first becomes known", "unknown", "live"],
    ["became true during an outage", "dry", "resync"],
  ])("waits for a period where the source %s, also if it is to fire at once", (_what, initial, messageClass) => {
    const { bench, fired, report } = alarm({ immediately: true }, initial);
    report(true, messageClass);
    expect(fired).toEqual([]);
    bench.clock.advanceBy(minutes(10));
    expect(fired).toEqual(["1 at 10"]);
  });

  it.each<[string, RepeatWhileOptions, readonly string[]]>([
    ["not durable", {}, ["1 at 10"]],
    ["durable", { durable: true }, ["1 at 10", "2 at 20", "3 at 30"]],
  ])("%s, goes on accordingly after a restart in which nothing is heard of the source", (_what, options, expected) => {
    const { bench, fired, report, restart } = alarm(options);
    report(true);
    bench.clock.advanceBy(minutes(12));
    restart(minutes(3));
    bench.clock.advanceBy(minutes(15));
    expect(fired).toEqual(expected);
  });

  it("durable, makes up for one time that was missed", () => {
    const { bench, fired, report, restart } = alarm({ durable: true });
    report(true);
    bench.clock.advanceBy(minutes(5));
    restart(minutes(60));
    bench.clock.advanceBy(minutes(1));
    expect(fired.map((line) => line.slice(0, 1))).toEqual(["1"]);
  });

  it("durable, does not begin again after its last time", () => {
    const { bench, fired, report, restart } = alarm({ durable: true, times: 1 });
    report(true);
    bench.clock.advanceBy(minutes(12));
    restart(minutes(3), true);
    bench.clock.advanceBy(minutes(60));
    expect(fired).toEqual(["1 at 10"]);
  });

  it("durable, ends when the source is false after the restart", () => {
    const { bench, fired, report, restart } = alarm({ durable: true });
    report(true);
    restart(minutes(3), false);
    bench.clock.advanceBy(minutes(60));
    expect(fired).toEqual([]);
  });

  it("says so where the period is not known", () => {
    const bench = new FlowBench();
    bench.start(() => repeatWhile("alarm", bench.source(true), () => undefined));
    expect(bench.logs).toEqual([{ level: "warning", message: '"alarm" does not repeat: how often it should is unknown, or 0.' }]);
  });
});
