import { describe, expect, it } from "vitest";
import type { Reading } from "./compare.ts";
import { clamp, mapRange, roundTo } from "./range.ts";

const unknown = undefined;

describe("clamp", () => {
  it.each<[Reading, Reading, Reading, Reading]>([
    [5, 0, 10, 5],
    [-5, 0, 10, 0],
    [15, 0, 10, 10],
    [unknown, 0, 10, unknown],
    [5, unknown, 10, unknown],
    [5, 0, unknown, unknown],
  ])("of %s to %s…%s is %s", (value, low, high, expected) => {
    expect(clamp(value, low, high)).toBe(expected);
  });
});

describe("roundTo", () => {
  it.each<[Reading, Reading, Reading]>([
    [7.4, 1, 7],
    [2.5, 1, 3],
    [-2.5, 1, -3],
    [0.29, 0.1, 0.3],
    [0.15, 0.1, 0.2],
    [21.437, 0.5, 21.5],
    [123, 50, 100],
    [-0.2, 1, 0],
    [unknown, 1, unknown],
    [1, unknown, unknown],
    [1, 0, unknown],
    [1, -1, unknown],
  ])("of %s to steps of %s is %s", (value, step, expected) => {
    expect(roundTo(value, step)).toBe(expected);
  });
});

describe("mapRange", () => {
  it.each<[Reading, [number, number], [number, number], Reading]>([
    [50, [0, 100], [0, 254], 127],
    [25, [0, 100], [100, 0], 75],
    [150, [0, 100], [0, 10], 15],
    [5, [5, 5], [0, 10], unknown],
    [unknown, [0, 100], [0, 10], unknown],
  ])("carries %s from %j to %j as %s", (value, from, to, expected) => {
    expect(mapRange(value, from, to)).toBe(expected);
  });

  it.each<[number, [number, number], number]>([
    [150, [0, 10], 10],
    [-50, [0, 10], 0],
    [150, [10, 0], 0],
  ])("with clamp keeps %s within %j: %s", (value, to, expected) => {
    expect(mapRange(value, [0, 100], to, { clamp: true })).toBe(expected);
  });
});
