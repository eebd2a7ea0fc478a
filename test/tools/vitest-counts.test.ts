import { describe, expect, it } from "vitest";
import { countBySuite } from "../../scripts/lib/vitest-counts.mjs";

const passed = { status: "passed" };
const failed = { status: "failed" };
const skipped = { status: "skipped" };

function report(...files: [name: string, status: string, ...assertions: { status: string }[]][]) {
  return { testResults: files.map(([name, status, ...assertionResults]) => ({ name: `/tree/${name}`, status, assertionResults })) };
}

describe("countBySuite", () => {
  it.each([
    [
      "tests beside their source are the unit suite",
      report(["src/a.test.ts", "passed", passed, passed], ["src/b/c.test.ts", "passed", passed]),
      [{ name: "unit", passed: 3, failed: 0, skipped: 0 }],
    ],
    [
      "a folder of test/ is a suite, and unit comes first",
      report(["test/cli/a.test.ts", "passed", passed], ["src/a.test.ts", "passed", passed]),
      [
        { name: "unit", passed: 1, failed: 0, skipped: 0 },
        { name: "cli", passed: 1, failed: 0, skipped: 0 },
      ],
    ],
    [
      "failed and skipped tests are counted apart",
      report(["test/cli/deep/a.test.ts", "failed", passed, failed, failed, skipped]),
      [{ name: "cli", passed: 1, failed: 2, skipped: 1 }],
    ],
    [
      "a file that does not load is a failure",
      report(["test/broker/a.test.ts", "failed"], ["test/broker/b.test.ts", "passed", passed]),
      [{ name: "broker", passed: 1, failed: 1, skipped: 0 }],
    ],
    ["a report without files has no suites", report(), []],
  ])("%s", (_, input, expected) => {
    expect(countBySuite("/tree", input)).toEqual(expected);
  });
});
