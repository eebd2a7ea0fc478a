// Reads vitest's JSON report and counts by suite.
import path from "node:path";

/**
 * @typedef {{ name: string, passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: string }} Assertion
 * @typedef {{ name: string, status: string, assertionResults: Assertion[] }} TestFile
 */

/** `src/…` is the suite "unit", `test/<suite>/…` the suite of that name. @param {string} root @param {string} file */
function suiteOf(root, file) {
  const [top, suite = ""] = path.relative(root, file).split(path.sep);
  return top === "test" ? suite : "unit";
}

/**
 * @param {string} root
 * @param {{ testResults: TestFile[] }} report
 * @returns {Counts[]} in the order in which the report first names them, unit first
 */
export function countBySuite(root, { testResults }) {
  /** @type {Map<string, Counts>} */
  const suites = new Map();
  for (const { name: file, status, assertionResults } of testResults) {
    const name = suiteOf(root, file);
    const counts = suites.get(name) ?? { name, passed: 0, failed: 0, skipped: 0 };
    suites.set(name, counts);
    for (const assertion of assertionResults) {
      if (assertion.status === "passed") counts.passed += 1;
      else if (assertion.status === "failed") counts.failed += 1;
      else counts.skipped += 1;
    }
    // A file that does not load, or whose set-up throws, has no failed test to count.
    if (status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed")) counts.failed += 1;
  }
  return [...suites.values()].sort((a, b) => Number(b.name === "unit") - Number(a.name === "unit"));
}
