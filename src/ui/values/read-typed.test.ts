import { describe, expect, it } from "vitest";
import type { Json } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";
import { readTyped, summaryOf, writeTyped } from "./read-typed.ts";

const any: PinType = { type: "any" };
const duration: PinType = { type: "duration" };

describe("what is typed into a field", () => {
  it.each<[typed: string, type: PinType, value: Json]>([
    ["2,5", { type: "number" }, 2.5],
    ["many", { type: "number" }, "many"],
    ["1", { type: "choice", words: [0, 1] }, 1],
    ["3 min", duration, "3m"],
    ["1 h 30 m", duration, "1h 30m"],
    ["5", { type: "text" }, "5"],
    ["5", any, 5],
    ["true", any, true],
    ["trueish", any, "trueish"],
    ['{"a": [1]}', any, { a: [1] }],
    ["{not json", any, "{not json"],
    ['"5"', any, "5"],
  ])("%s as %j is %j", (typed, type, value) => {
    expect(readTyped(typed, type)).toEqual(value);
  });

  it.each<[value: Json]>([["5"], [5], ["true"], [true], ["on"], [{ a: 1 }], ['"'], [""]])(
    "is shown so that it is read back: %j",
    (value) => {
      expect(readTyped(writeTyped(value, any), any)).toEqual(value);
    },
  );

  it.each<[value: Json | undefined, text: string]>([
    [undefined, "…"],
    [{}, "empty"],
    [[], "empty list"],
    [{ transition: 2, color: { x: 1 } }, "transition 2, color {…}"],
    [["a", 1, [2]], "a, 1, […]"],
  ])("is summed up where there is one line: %j", (value, text) => {
    expect(summaryOf(value)).toBe(text);
  });
});
