import { describe, expect, it } from "vitest";
import { gapRanges, positionOf, valueAt } from "./position.ts";

describe("positions", () => {
  it.each([
    [0, true, 0.2],
    [0, false, 0],
    [1, true, 1],
    [1, false, 0.7],
    [0.5, true, 0.45],
    [0.5, false, 0.45],
  ])("a member 0.2–0.7 at %d stands, rising: %s, at %d", (value, rising, expected) => {
    expect(positionOf({ low: 0.2, high: 0.7 }, value, rising)).toBeCloseTo(expected);
  });

  it.each([
    [0.4, 0],
    [0.5, 1],
    [0.6, 1],
  ])("at %d a member of no width at 0.5 is %d", (position, expected) => {
    expect(valueAt({ low: 0.5, high: 0.5 }, position)).toBe(expected);
  });

  it.each([
    [[], [[0, 1]]],
    [[[0, 1]], []],
    [
      [
        [0.2, 0.5],
        [0.4, 0.6],
      ],
      [
        [0, 0.2],
        [0.6, 1],
      ],
    ],
    [
      [
        [0.95, 1],
        [0, 0.54],
        [0.56, 0.93],
      ],
      [
        [0.54, 0.56],
        [0.93, 0.95],
      ],
    ],
    [
      [
        [0, 1],
        [0.2, 0.3],
      ],
      [],
    ],
  ])("gaps of %j are %j", (ranges, expected) => {
    const gaps = gapRanges(ranges.map(([low = 0, high = 0]) => ({ low, high })));
    expect(gaps.map(({ low, high }) => [low, high])).toEqual(expected);
  });
});
