import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Counter, type CounterOptions, counter } from "./counter.ts";

function counting(options: CounterOptions = {}) {
  const bench = new FlowBench();
  const parts: { counter: Counter } = { counter: undefined as never };
  const setUp = () => {
    parts.counter = counter("count", options);
  };
  bench.start(setUp);
  return { bench, parts, setUp };
}

describe("counter", () => {
  it.each<[string, CounterOptions, readonly number[], number]>([
    ["counts from 0", {}, [1, 1, 1], 3],
    ["counts from where it starts", { initial: 5 }, [-2], 3],
    ["stops at its ends", { min: 0, max: 3 }, [2, 2, -9, 1], 1],
    ["wraps upwards", { min: 1, max: 3, initial: 1, wrap: true }, [1, 1, 1], 1],
    ["wraps downwards", { min: 1, max: 3, initial: 1, wrap: true }, [-1], 3],
    ["starts within its limits", { min: 2, max: 3 }, [], 2],
  ])("%s", (_case, options, steps, expected) => {
    const { bench, parts } = counting(options);
    for (const step of steps) bench.turn(() => (step > 0 ? parts.counter.increment(step) : parts.counter.decrement(-step)));
    expect(parts.counter.value).toBe(expected);
  });

  it("resets to where it started", () => {
    const { bench, parts } = counting({ initial: 7 });
    bench.turn(() => parts.counter.increment());
    bench.turn(() => parts.counter.reset());
    expect(parts.counter.value).toBe(7);
  });

  it.each([
    [true, 2],
    [false, 0],
  ])("durable: %s, counted twice, is %i after a restart", (durable, expected) => {
    const { bench, parts, setUp } = counting({ durable });
    bench.turn(() => parts.counter.increment(2));
    bench.kill();
    bench.restart(setUp);
    expect(parts.counter.value).toBe(expected);
  });

  it.each<[CounterOptions, string]>([
    [{ min: 2, max: 1 }, "must not be greater"],
    [{ wrap: true }, 'needs "min" and "max"'],
  ])("refuses %j", (options, message) => {
    expect(counting(options).bench.faults.map(({ error }) => error)).toEqual([expect.stringContaining(message)]);
  });
});
