import { describe, expect, it } from "vitest";
import type { Cell } from "../../core/cell.ts";
import type { Value } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { threshold } from "./threshold.ts";

function humid(first?: number) {
  const bench = new FlowBench();
  const announced: boolean[] = [];
  const parts: { humidity: Cell<number>; humid: Value<boolean> } = { humidity: bench.source(), humid: undefined as never };
  const setUp = (startsAs?: number) => () => {
    parts.humidity = bench.source<number>(startsAs);
    parts.humid = threshold("humid", parts.humidity, { above: 65, below: 55 });
    parts.humid.onChange((on) => announced.push(on));
  };
  bench.start(setUp(first));
  return { bench, announced, parts, setUp };
}

describe("threshold", () => {
  it.each<[string, number, readonly number[], boolean[]]>([
    ["rises above the upper limit", 50, [60, 65, 66], [true]],
    ["wavers between the limits", 50, [66, 60, 64, 56, 65], [true]],
    ["falls below the lower limit", 70, [60, 55, 54], [false]],
    ["goes up and down", 50, [70, 50, 70], [true, false, true]],
    ["starts in between and rises", 60, [66], [true]],
    ["starts in between and falls", 60, [50], []],
  ])("announces when the source %s", (_case, first, readings, expected) => {
    const { bench, announced, parts } = humid(first);
    for (const reading of readings) bench.report(parts.humidity, reading);
    expect(announced).toEqual(expected);
  });

  it.each([
    [undefined, undefined],
    [70, true],
    [60, false],
    [50, false],
  ])("with a source of %s at the start is %s", (first, expected) => {
    expect(humid(first).parts.humid.value).toBe(expected);
  });

  it("keeps what it was over a deploy when the source is in between", () => {
    const { bench, parts, setUp } = humid(50);
    bench.report(parts.humidity, 70);
    bench.deploy(setUp(60));
    expect(parts.humid.value).toBe(true);
  });

  it("stays as it is while a limit is unknown", () => {
    const bench = new FlowBench();
    const source = bench.source(0);
    const limit = bench.source<number>();
    let value: Value<boolean> | undefined;
    bench.start(() => {
      value = threshold("t", source, { above: () => limit.value, below: 1 });
    });
    bench.report(source, 10);
    expect(value?.value).toBeUndefined();
    bench.report(limit, 5);
    bench.report(source, 11);
    expect(value?.value).toBe(true);
  });

  it("refuses limits that are the wrong way round", () => {
    const bench = new FlowBench();
    expect(() => bench.start(() => threshold("t", bench.source(0), { above: 1, below: 2 }))).not.toThrow();
    expect(bench.faults.map(({ error }) => String(error))).toEqual([
      expect.stringContaining('"below" (2) must not be greater than "above" (1)'),
    ]);
  });
});
