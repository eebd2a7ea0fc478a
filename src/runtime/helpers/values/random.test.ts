import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { randomNumber, randomOf } from "./random.ts";

/** What comes of it with this much chance (0…1). */
function withChance<T>(chance: number, draw: () => T): T | undefined {
  const bench = new FlowBench({ random: () => chance });
  let drawn: T | undefined;
  bench.start(() => {
    drawn = draw();
  });
  return drawn;
}

describe("randomNumber", () => {
  it.each<[low: number, high: number, step: number | undefined, chance: number, result: number]>([
    [10, 20, undefined, 0, 10],
    [10, 20, undefined, 0.25, 12.5],
    [1, 6, 1, 0, 1],
    [1, 6, 1, 0.5, 4],
    [1, 6, 1, 0.999, 6],
    [0, 0.3, 0.1, 0.999, 0.3],
    [0, 10, 4, 0.999, 8],
    [5, 5, 1, 0.9, 5],
  ])("from %d to %d in steps of %s, with a chance of %d: %d", (low, high, step, chance, result) => {
    expect(withChance(chance, () => randomNumber(low, high, step))).toBe(result);
  });

  it("refuses steps that lead nowhere", () => {
    const bench = new FlowBench({ random: () => 0 });
    bench.start(() => randomNumber(0, 1, 0));
    expect(bench.faults.map(({ error }) => error)).toEqual(["Error: randomNumber(…): the step (0) must be above 0."]);
  });
});

describe("randomOf", () => {
  it.each([
    [0, "a"],
    [0.5, "b"],
    [0.999, "c"],
  ])("with a chance of %d: %s", (chance, result) => {
    expect(withChance(chance, () => randomOf(["a", "b", "c"]))).toBe(result);
  });

  it("is unknown where there is nothing to choose from", () => {
    expect(withChance(0.5, () => randomOf([]))).toBe(undefined);
  });
});
