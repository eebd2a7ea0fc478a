import { describe, expect, it } from "vitest";
import { all, any, none, not, type Truth } from "./logic.ts";

const unknown = undefined;
const truths: readonly Truth[] = [true, false, unknown];
const pairs = truths.flatMap((a) => truths.map((b) => [a, b] as const));
/** False < unknown < true: Kleene's "and" is the minimum, "or" the maximum. */
const rank = (a: Truth): number => (a === undefined ? 1 : a ? 2 : 0);
const truthOf = (n: number): Truth => (n === 1 ? undefined : n === 2);

describe("three-valued logic", () => {
  it.each([
    [true, false],
    [false, true],
    [unknown, unknown],
  ])("not(%s) is %s", (a, expected) => {
    expect(not(a)).toBe(expected);
  });

  it.each(pairs)("all(%s, %s) is the lesser of the two", (a, b) => {
    expect(all(a, b)).toBe(truthOf(Math.min(rank(a), rank(b))));
  });

  it.each(pairs)("any(%s, %s) is the greater of the two", (a, b) => {
    expect(any(a, b)).toBe(truthOf(Math.max(rank(a), rank(b))));
  });

  it.each(pairs)("none(%s, %s) is the opposite of any", (a, b) => {
    expect(none(a, b)).toBe(not(any(a, b)));
  });

  it("a false operand settles all, whatever else is unknown", () => {
    expect(all(unknown, false, unknown)).toBe(false);
  });

  it("a true operand settles any, whatever else is unknown", () => {
    expect(any(unknown, true, unknown)).toBe(true);
  });

  it.each([
    ["all", all(), true],
    ["any", any(), false],
    ["none", none(), true],
  ])("%s of nothing is %s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});
