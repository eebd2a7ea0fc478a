import { describe, expect, it } from "vitest";
import { above, atLeast, atMost, below, between, differs, equals, isKnown } from "./compare.ts";

const unknown = undefined;

describe("comparisons", () => {
  it.each([
    ["below", below, true, false, false],
    ["atMost", atMost, true, true, false],
    ["above", above, false, false, true],
    ["atLeast", atLeast, false, true, true],
  ] as const)("%s of 1 and 2, 2 and 2, 3 and 2", (_name, compare, lesser, equal, greater) => {
    expect([compare(1, 2), compare(2, 2), compare(3, 2)]).toEqual([lesser, equal, greater]);
  });

  it.each([
    ["left", unknown, 2],
    ["right", 1, unknown],
    ["both", unknown, unknown],
    ["not a number", Number.NaN, 2],
  ])("is unknown when unknown is %s", (_side, a, b) => {
    expect([below(a, b), atMost(a, b), above(a, b), atLeast(a, b)]).toEqual([unknown, unknown, unknown, unknown]);
  });

  it.each([
    [9, false],
    [10, true],
    [15, true],
    [20, true],
    [21, false],
    [unknown, unknown],
  ])("between(%s, 10, 20) is %s", (a, expected) => {
    expect(between(a, 10, 20)).toBe(expected);
  });

  it("between is unknown while one end is, even when the other end already refuses", () => {
    expect(between(5, 10, unknown)).toBe(unknown);
  });
});

describe("equals", () => {
  it.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [1, 2, false],
    [0, -0, true],
    ["on", "on", true],
    ["on", "off", false],
    ["1", 1, false],
    [false, false, true],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], [1, undefined], false],
    [{ x: 1, y: [2] }, { y: [2], x: 1 }, true],
    [{ x: 1 }, { x: 1, y: 2 }, false],
    [{ x: undefined }, { y: undefined }, false],
    [[], {}, false],
    [null, {}, false],
  ])("of %j and %j is %s", (a, b, expected) => {
    expect([equals(a, b), differs(a, b)]).toEqual([expected, !expected]);
  });

  it.each([
    [unknown, 1],
    [1, unknown],
    [unknown, unknown],
  ])("of %s and %s is unknown", (a, b) => {
    expect([equals(a, b), differs(a, b)]).toEqual([unknown, unknown]);
  });
});

describe("isKnown", () => {
  it.each<[unknown, boolean]>([
    [0, true],
    [false, true],
    ["", true],
    [null, true],
    [unknown, false],
  ])("of %j is %s", (value, expected) => {
    expect(isKnown(value)).toBe(expected);
  });
});
