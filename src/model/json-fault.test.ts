import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "./json-fault.ts";

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("findJsonFault", () => {
  it.each([
    ["", 1, "it is empty"],
    ["{", 1, 'it ends before its last "{" is closed'],
    ['{\n  "a": 1,\n}', 3, 'the comma before "}" is one too many'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, '"," or "}" is missing before "\\""'],
    ["{\n  a: 1\n}", 2, 'a key in double quotes is expected, but "a" is none'],
    ["[1,\n2,\n]", 3, 'a value is missing before "]"; a comma before it is one too many'],
    ['{"a"\n1}', 2, '":" is missing after a key'],
    ["{'a': 1}", 1, 'a key in double quotes is expected, but "\'" is none'],
    ["{\"a\": 'b'}", 1, "texts stand in double quotes"],
    ['{"a": 1} x', 1, 'nothing may follow the end, but "x" does'],
    ['{\n// no\n"a": 1}', 2, "comments are not allowed"],
    ['{"a": "b\n"}', 1, "a text has no closing quote, or holds a line end or a broken escape"],
    ["hello", 1, 'a value is expected, but "h" is none'],
    ["[01]", 1, 'a value is expected, but "0" is none'],
  ])("finds in %j line %i: %s", (text, line, problem) => {
    expect(findJsonFault(text)).toEqual({ line, problem });
  });

  it("finds a fault exactly where JSON.parse does", () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom("", ",", '"', "}", "]", ":", "0", "-", "\n", "\\", "tru", "\u0001", "\u0085", "\ud800"),
      )
      .map(([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + (at % 2)));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string()), (text) => {
        expect(findJsonFault(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
