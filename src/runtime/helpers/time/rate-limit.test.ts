import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type RateLimit, type RateLimitOptions, rateLimit } from "./rate-limit.ts";

/** Two an hour. `fired` holds what and the minute. */
function news(options: RateLimitOptions = {}) {
  const bench = new FlowBench();
  const fired: string[] = [];
  const dropped: string[] = [];
  const started = bench.clock.wall();
  const parts: { limit: RateLimit<string> } = { limit: undefined as never };
  const setUp = () => {
    parts.limit = rateLimit<string>("news", 2, hours(1), options);
    parts.limit.on((what) => fired.push(`${what} ${(bench.clock.wall() - started) / 60_000}`));
    parts.limit.dropped.on((what) => dropped.push(what));
  };
  bench.start(setUp);
  const push = (...words: string[]) => {
    for (const word of words) bench.turn(() => parts.limit.push(word));
  };
  return { bench, fired, dropped, push, setUp };
}

describe("rateLimit", () => {
  it("lets so many through at once, and drops the rest", () => {
    const { fired, dropped, push } = news();
    push("a", "b", "c");
    expect([fired, dropped]).toEqual([["a 0", "b 0"], ["c"]]);
  });

  it("counts within any span, not from the full hour", () => {
    const { bench, fired, push } = news();
    push("a");
    bench.clock.advanceBy(minutes(50));
    push("b");
    bench.clock.advanceBy(minutes(10));
    push("c", "d");
    bench.clock.advanceBy(minutes(50));
    push("e");
    expect(fired).toEqual(["a 0", "b 50", "c 60", "e 110"]);
  });

  it("keeps the last one and fires it when there is room", () => {
    const { bench, fired, dropped, push } = news({ keepLast: true });
    push("a", "b", "c", "d");
    bench.clock.advanceBy(hours(3));
    expect([fired, dropped]).toEqual([["a 0", "b 0", "d 60"], ["c"]]);
  });

  it("keeps what waits over a deploy", () => {
    const { bench, fired, push, setUp } = news({ keepLast: true });
    push("a", "b", "c");
    bench.clock.advanceBy(minutes(30));
    bench.deploy(setUp);
    bench.clock.advanceBy(minutes(30));
    expect(fired).toEqual(["a 0", "b 0", "c 60"]);
  });

  it.each([
    [true, ["a 0", "b 0", "d 60"]],
    [false, ["a 0", "b 0", "c 10", "d 60"]],
  ])("durable: %s, after a restart", (durable, expected) => {
    const { bench, fired, push, setUp } = news({ durable });
    push("a", "b");
    bench.kill();
    bench.restart(setUp, minutes(10));
    push("c");
    bench.clock.advanceBy(minutes(50));
    push("d");
    expect(fired).toEqual(expected);
  });

  it("waits for the period, and no longer, when the clock was set back", () => {
    const { bench, dropped, push, setUp } = news({ durable: true });
    push("a", "b");
    bench.clock.stepWall(-hours(100));
    push("c");
    bench.clock.advanceBy(hours(1));
    push("d");
    bench.kill();
    bench.clock.stepWall(-hours(100));
    bench.restart(setUp);
    push("e");
    bench.clock.advanceBy(hours(1));
    push("f");
    expect(dropped).toEqual(["c", "e"]);
  });

  it.each([
    [0, hours(1)],
    [1, hours(0)],
  ])("refuses %s in %s", (count, period) => {
    const bench = new FlowBench();
    bench.start(() => rateLimit("news", count, period));
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining("must be above 0")]);
  });
});
