import { describe, expect, it } from "vitest";
import { choose, lookup } from "./choose.ts";

describe("choose", () => {
  it.each([
    [true, "warm"],
    [false, "cold"],
    [undefined, undefined],
  ])("on %s gives %s", (condition, expected) => {
    expect(choose(condition, "warm", "cold")).toBe(expected);
  });
});

describe("lookup", () => {
  const speeds = { low: 1, high: 3, "2": 2 };

  it.each<[string | number | undefined, number | undefined]>([
    ["low", 1],
    ["high", 3],
    [2, 2],
    ["unheard of", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
    [undefined, undefined],
  ])("of %s is %s", (word, expected) => {
    expect(lookup(word, speeds)).toBe(expected);
  });

  it.each<[string | undefined, number | undefined]>([
    ["low", 1],
    ["unheard of", 0],
    ["toString", 0],
    [undefined, undefined],
  ])("with otherwise 0, of %s is %s", (word, expected) => {
    expect(lookup(word, speeds, 0)).toBe(expected);
  });
});
