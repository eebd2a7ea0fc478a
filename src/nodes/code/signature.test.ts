import { describe, expect, it } from "vitest";
import { readSignature } from "./signature.ts";

const boolean = { type: "boolean" };
const number = { type: "number" };

describe("readSignature", () => {
  it.each([
    ["() => 1", [], undefined],
    ["(a: number) => a", [["a", number, false]], undefined],
    ["(a: number): boolean => a > 1", [["a", number, false]], boolean],
    ["function twice(a: number): number { return 2 * a; }", [["a", number, false]], number],
    ["async (a: boolean): Promise<void> => {}", [["a", boolean, false]], undefined],
    [
      "(a: number | undefined, b: boolean): number | undefined => a",
      [
        ["a", number, true],
        ["b", boolean, false],
      ],
      number,
    ],
    ["(mode: \"on\" | 'off, please'): void => {}", [["mode", { type: "choice", words: ["on", "off, please"] }, false]], undefined],
    [
      "(\n  a: number,\n  b: string,\n): Json => {\n}",
      [
        ["a", number, false],
        ["b", { type: "text" }, false],
      ],
      { type: "any" },
    ],
    ["(a: JsonObject) => a", [["a", { type: "record", fields: undefined }, false]], undefined],
  ])("reads %j", (source, parameters, result) => {
    const signature = readSignature(source);
    expect(signature).toMatchObject({ ok: true, value: { result } });
    expect(signature.ok && signature.value.parameters.map(({ name, type, mayBeUnknown }) => [name, type, mayBeUnknown])).toEqual(
      parameters,
    );
  });

  it.each([
    ["", "must be a function"],
    ["42", "must be a function"],
    ["a => a", "must be a function"],
    ["(a) => a", '"a" must be written as "name: type"'],
    ["({ a }: { a: number }) => a", "must be written as"],
    ["(a: Map<string, number>) => a", 'no wire can carry the type "Map<string, number>" of "a"'],
    ["(a: (b: number) => number) => a", "no wire can carry"],
    ["(a: number): Date => new Date()", 'no wire can carry the result, "Date"'],
    ['(a: "unfinished) => a', "no wire can carry"],
  ])("refuses %j", (source, problem) => {
    expect(readSignature(source)).toMatchObject({ ok: false, error: expect.stringContaining(problem) });
  });
});
