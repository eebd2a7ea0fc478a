import { describe, expect, it } from "vitest";
import { asJson } from "./as-json.ts";

describe("asJson", () => {
  it.each<[unknown, unknown]>([
    [null, null],
    [true, true],
    [1.5, 1.5],
    ["text", "text"],
    [
      [1, ["a"]],
      [1, ["a"]],
    ],
    [{ a: { b: 1 }, c: undefined }, { a: { b: 1 } }],
  ])("takes %j", (value, expected) => {
    expect(asJson(value)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["NaN", Number.NaN],
    ["a function", () => {}],
    ["a list that holds undefined", [undefined]],
    ["a record that holds a function", { a: { b: () => {} } }],
    ["a bigint", 1n],
  ])("refuses %s", (_what, value) => {
    expect(asJson(value)).toBeUndefined();
  });
});
