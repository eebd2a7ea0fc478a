import { describe, expect, it } from "vitest";
import { brokenDown, parseTypeProblems } from "./type-check.ts";

describe("parseTypeProblems", () => {
  it("reads place, number and message, also of files with brackets in their names", () => {
    const output = "../a (1)/x.ts(2,55): error TS2345: Argument of type 'number' is not assignable.\n";
    expect(parseTypeProblems(output, "/p/check")).toEqual([
      { file: "/p/a (1)/x.ts", line: 2, column: 55, code: 2345, message: "Argument of type 'number' is not assignable." },
    ]);
  });

  it("joins what continues on indented lines", () => {
    const output = "x.ts(1,1): error TS2322: No.\n  Because of this.\n    And that.\nx.ts(2,1): error TS1: Next.\n";
    expect(parseTypeProblems(output, "/p").map((problem) => problem.message)).toEqual(["No.\n  Because of this.\n    And that.", "Next."]);
  });

  it("keeps messages without a place", () => {
    expect(parseTypeProblems("error TS5083: Cannot read file.\n", "/p")).toMatchObject([{ file: "", code: 5083 }]);
  });

  it("finds nothing in the silence of success", () => {
    expect(parseTypeProblems("", "/p")).toEqual([]);
  });
});

it("says in one sentence that the checker broke down; the trace is for the log", () => {
  const trace = "panic: runtime error: invalid memory address\n\ngoroutine 1 [running]:\n\tchecker.go:1423";
  const error = brokenDown(trace);
  expect(error.message).toBe("The type checker broke down: panic: runtime error: invalid memory address.");
  expect(error.failures[0].details).toBe(trace);
});
