import { describe, expect, it } from "vitest";
import { minutes, seconds } from "../../../base/duration.ts";
import type { Value } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { overWindow, type WindowSummary } from "./over-window.ts";

/** A window of ten minutes over what is reported at these minutes; how it stands at the end. */
function watched(summary: WindowSummary, reports: readonly (readonly [minute: number, value: number])[], until: number) {
  const bench = new FlowBench();
  const source = bench.source<number>();
  const parts: { output: Value<number> | undefined } = { output: undefined };
  const setUp = () => {
    parts.output = overWindow("window", source, minutes(10), summary);
    // Somebody has to listen for it to be announced.
    parts.output.onChange(() => {});
  };
  bench.start(setUp);
  for (const [minute, value] of reports) {
    bench.clock.advanceTo(minutes(minute));
    bench.report(source, value);
  }
  bench.clock.advanceTo(minutes(until));
  return { bench, source, setUp, parts };
}

describe("overWindow", () => {
  it.each<
    [what: string, summary: WindowSummary, reports: readonly (readonly [number, number])[], until: number, result: number | undefined]
  >([
    ["unknown before the first report", "average", [], 5, undefined],
    ["the only value there is", "average", [[0, 4]], 0, 4],
    [
      "weighed by time",
      "average",
      [
        [0, 0],
        [2, 10],
      ],
      8,
      7.5,
    ],
    ["weighed by time, also what is unchanged", "average", [[0, 6]], 60, 6],
    ["without the time for which nothing was known", "average", [[5, 8]], 8, 8],
    [
      "the lowest",
      "lowest",
      [
        [0, 5],
        [1, 2],
        [2, 9],
      ],
      5,
      2,
    ],
    [
      "the highest",
      "highest",
      [
        [0, 5],
        [1, 9],
        [2, 2],
      ],
      5,
      9,
    ],
    [
      "without what is older than the window",
      "highest",
      [
        [0, 9],
        [1, 2],
      ],
      12,
      2,
    ],
    [
      "with what is not",
      "highest",
      [
        [0, 9],
        [1, 2],
      ],
      10.5,
      9,
    ],
    [
      "without binary noise",
      "average",
      [
        [0, 0.1],
        [1, 0.2],
      ],
      2,
      0.15,
    ],
  ])("is %s", (_what, summary, reports, until, result) => {
    expect(watched(summary, reports, until).parts.output?.value).toBe(result);
  });

  it("moves on while nothing is reported", () => {
    const { bench, parts } = watched(
      "average",
      [
        [0, 0],
        [10, 10],
      ],
      15,
    );
    expect(parts.output?.value).toBeCloseTo(5, 0);
    bench.clock.advanceBy(minutes(10));
    expect(parts.output?.value).toBe(10);
  });

  it("keeps its window over a deploy", () => {
    const { bench, setUp, parts } = watched(
      "highest",
      [
        [0, 9],
        [1, 2],
      ],
      5,
    );
    bench.deploy(setUp);
    expect(parts.output?.value).toBe(9);
    bench.clock.advanceBy(minutes(10));
    expect(parts.output?.value).toBe(2);
  });

  it("begins anew when the window is another one after a deploy", () => {
    const { bench, source, parts } = watched(
      "highest",
      [
        [0, 9],
        [1, 2],
      ],
      5,
    );
    bench.deploy(() => {
      parts.output = overWindow("window", source, minutes(20), "highest");
    });
    expect(parts.output?.value).toBe(2);
  });

  it("keeps one timer, however much is reported", () => {
    const { bench, source } = watched("average", [], 1);
    for (let count = 0; count < 1_000; count += 1) {
      bench.clock.advanceBy(seconds(1));
      bench.report(source, count);
    }
    expect(bench.timers).toEqual(["window"]);
  });

  it("refuses a window of no length", () => {
    const bench = new FlowBench();
    bench.start(() => {
      overWindow("window", bench.source<number>(), seconds(0));
    });
    expect(bench.faults.map(({ error }) => error)).toEqual(['Error: overWindow("window", …): the window must be above 0.']);
  });
});
