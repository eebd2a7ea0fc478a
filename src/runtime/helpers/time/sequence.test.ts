import { describe, expect, it, vi } from "vitest";
import { minutes, seconds } from "../../../base/duration.ts";
import { Scheduler } from "../../core/scheduler.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Sequence, type SequenceOptions, sequence } from "./sequence.ts";

function steps(waits: readonly number[], options: SequenceOptions = {}) {
  const bench = new FlowBench();
  const fired: (readonly [number, number])[] = [];
  const running: boolean[] = [];
  const parts: { sequence: Sequence } = { sequence: undefined as never };
  const setUp =
    (of = waits) =>
    () => {
      parts.sequence = sequence("steps", of.map(seconds), options);
      parts.sequence.on((step) => fired.push([bench.clock.monotonic() / 1000, step]));
      parts.sequence.running.onChange((value) => running.push(value));
    };
  bench.start(setUp());
  const start = (): void => bench.turn(() => parts.sequence.start());
  return { bench, fired, running, parts, setUp, start };
}

describe("sequence", () => {
  it("fires each step after its wait, the first at once without one", () => {
    const { bench, fired, running, start } = steps([0, 2, 0, 3]);
    start();
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual([
      [0, 0],
      [2, 1],
      [2, 2],
      [5, 3],
    ]);
    expect(running).toEqual([true, false]);
  });

  it.each<[SequenceOptions["mode"], (readonly [number, number])[]]>([
    [
      undefined,
      [
        [2, 0],
        [4, 1],
      ],
    ],
    [
      "single",
      [
        [2, 0],
        [4, 1],
      ],
    ],
    [
      "restart",
      [
        [2, 0],
        [5, 0],
        [7, 1],
      ],
    ],
    [
      "queue",
      [
        [2, 0],
        [4, 1],
        [6, 0],
        [8, 1],
      ],
    ],
    [
      "parallel",
      [
        [2, 0],
        [4, 1],
        [5, 0],
        [7, 1],
      ],
    ],
  ])("in mode %s, started again after 3 s", (mode, expected) => {
    const { bench, fired, start } = steps([2, 2], mode === undefined ? {} : { mode });
    start();
    bench.clock.advanceBy(seconds(3));
    start();
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual(expected);
  });

  it("stopped fires nothing more, and forgets what was queued", () => {
    const { bench, fired, running, parts, start } = steps([2, 2], { mode: "queue" });
    start();
    start();
    bench.clock.advanceBy(seconds(3));
    bench.turn(() => parts.sequence.stop());
    bench.clock.advanceBy(minutes(1));
    expect([fired, running, bench.timers]).toEqual([[[2, 0]], [true, false], []]);
  });

  it("goes on over a deploy", () => {
    const { bench, fired, setUp, start } = steps([2, 2, 2]);
    start();
    bench.clock.advanceBy(seconds(3));
    bench.deploy(setUp());
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual([
      [2, 0],
      [4, 1],
      [6, 2],
    ]);
  });

  it("ends with a deploy that has fewer steps than it was at", () => {
    const { bench, fired, parts, setUp, start } = steps([2, 2, 2]);
    start();
    bench.clock.advanceBy(seconds(5));
    bench.deploy(setUp([2]));
    bench.clock.advanceBy(minutes(1));
    expect([fired.length, parts.sequence.running.value]).toEqual([2, false]);
  });

  it("runs at most a hundred times at once", () => {
    const { bench, fired, parts } = steps([1], { mode: "parallel" });
    bench.turn(() => {
      for (let count = 0; count < 150; count += 1) parts.sequence.start();
    });
    bench.clock.advanceBy(seconds(1));
    expect([fired.length, bench.logs.length]).toEqual([100, 50]);
  });

  it("makes nothing more for each further run", () => {
    const { bench, start } = steps([1, 1]);
    const timers = vi.spyOn(Scheduler.prototype, "timer");
    for (let count = 0; count < 100; count += 1) {
      start();
      bench.clock.advanceBy(seconds(2));
    }
    expect(timers.mock.calls.length).toBe(1);
    timers.mockRestore();
  });

  it("without steps does nothing", () => {
    const { fired, running, start } = steps([]);
    start();
    expect([fired, running]).toEqual([[], []]);
  });
});
