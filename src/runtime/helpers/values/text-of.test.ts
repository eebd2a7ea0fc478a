import { describe, expect, it } from "vitest";
import { textOf } from "./text-of.ts";

describe("textOf", () => {
  it.each<[readonly unknown[], string | undefined]>([
    [["It is ", 21.5, " °C"], "It is 21.5 °C"],
    [[0.1 + 0.2], "0.3"],
    [[true, "/", false], "true/false"],
    [[[1, 2], { a: "b" }, null], '[1,2]{"a":"b"}null'],
    [["", 0], "0"],
    [[], ""],
    [["It is ", undefined], undefined],
  ])("of %j is %j", (parts, expected) => {
    expect(textOf(...parts)).toBe(expected);
  });
});
