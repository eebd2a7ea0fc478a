import { describe, expect, it } from "vitest";
import { type Duration, minutes, seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type EveryOptions, every } from "./every.ts";

function beat(period: Duration, options: EveryOptions = {}) {
  const bench = new FlowBench();
  const fired: number[] = [];
  const setUp =
    (length = period) =>
    () => {
      every("beat", length, options).on(() => fired.push(bench.clock.monotonic()));
    };
  bench.start(setUp());
  return { bench, fired, setUp };
}

describe("every", () => {
  it("fires once per period, first after one", () => {
    const { bench, fired } = beat(seconds(10));
    bench.clock.advanceBy(seconds(35));
    expect(fired).toEqual([10_000, 20_000, 30_000]);
  });

  it("fires right at the start too, if asked to", () => {
    const { bench, fired } = beat(seconds(10), { immediately: true });
    bench.clock.advanceBy(seconds(15));
    expect(fired).toEqual([0, 10_000]);
  });

  it("does not drift with a period that is not a whole number of milliseconds", () => {
    const { bench, fired } = beat(seconds(1 / 3));
    bench.clock.advanceBy(minutes(10));
    expect([fired.length, Math.round(fired.at(-1) ?? 0)]).toEqual([1800, 600_000]);
  });

  it("is not moved by a wall clock that is set", () => {
    const { bench, fired } = beat(seconds(10));
    bench.clock.stepWall(86_400_000);
    bench.clock.advanceBy(seconds(25));
    expect(fired).toEqual([10_000, 20_000]);
  });

  it("keeps its beat over a deploy", () => {
    const { bench, fired, setUp } = beat(seconds(10));
    bench.clock.advanceBy(seconds(14));
    bench.deploy(setUp());
    bench.clock.advanceBy(seconds(17));
    expect(fired).toEqual([10_000, 20_000, 30_000]);
  });

  it("takes up a new period from the deploy", () => {
    const { bench, fired, setUp } = beat(seconds(10));
    bench.clock.advanceBy(seconds(5));
    bench.deploy(setUp(seconds(20)));
    bench.clock.advanceBy(seconds(20));
    expect(fired).toEqual([25_000]);
  });

  it.each([0, -1, Number.NaN])("refuses a period of %d", (period) => {
    const { bench } = beat(seconds(period));
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining("must be above 0")]);
  });
});
