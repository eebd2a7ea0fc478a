// `npm test`: everything that must hold before a change lands, from a fresh clone. Installs what is missing and says so; ends with
// a table by suite, whose numbers come from the test runner's own report, and the line "N passed, N failed".
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";
import { ensureChromium, ensureMosquitto, findChromium, findMosquitto } from "./lib/programs.mjs";
import { runNode } from "./lib/run.mjs";
import { countBySuite } from "./lib/vitest-counts.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @param {string} name @param {boolean} ok */
function one(name, ok) {
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Installs, builds and finds the broker. @returns {{ name: string, passed: number, failed: number, skipped: number }[]} what failed */
function prepare() {
  const tooOld = checkout.nodeTooOld();
  if (tooOld) console.log(tooOld);
  if (tooOld || !checkout.ensureInstalled(root)) return [one("installation", false)];
  const missing = [
    ...(ensureMosquitto() === undefined ? [one("mosquitto", false)] : []),
    ...(ensureChromium() === undefined ? [one("chromium", false)] : []),
  ];
  return checkout.ensureBuilt(root) ? missing : [...missing, one("build", false)];
}

/** @param {string} brokerFolder */
async function runVitest(brokerFolder) {
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-test-")), "report.json");
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { ...process.env, PATH: `${process.env.PATH}${path.delimiter}${brokerFolder}`, CHROMIUM: findChromium() ?? "" };
  const { ok } = await runNode(root, [...args, ...process.argv.slice(2)], { env });
  const suites = fs.existsSync(report) ? countBySuite(root, JSON.parse(fs.readFileSync(report, "utf8"))) : [];
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
  const ran = suites.some(({ passed, failed }) => passed + failed > 0);
  const blamed = suites.some(({ failed }) => failed > 0);
  // Errors between tests fail the run without failing a test; a run without tests proves nothing.
  return ok === !blamed && ran ? suites : [...suites, one(ran ? "errors outside of tests" : "tests found", false)];
}

/** @param {{ name: string, passed: number, failed: number, skipped?: number }[]} rows @param {number} seconds */
function summarize(rows, seconds) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`\n${"".padEnd(width)}  passed  failed  skipped`);
  for (const { name, passed, failed, skipped = 0 } of rows) {
    console.log(`${name.padEnd(width)}  ${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${String(skipped).padStart(7)}`);
  }
  const total = (/** @type {"passed" | "failed" | "skipped"} */ key) => rows.reduce((sum, row) => sum + (row[key] ?? 0), 0);
  const skipped = total("skipped");
  console.log(`\n${Math.round(seconds)} s`);
  console.log(`${total("passed")} passed, ${total("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = total("failed") === 0 ? 0 : 1;
}

async function main() {
  const startedAt = performance.now();
  const failures = prepare();
  const seconds = () => (performance.now() - startedAt) / 1000;
  if (failures.some(({ name }) => name !== "mosquitto" && name !== "chromium")) return summarize(failures, seconds());
  const { runChecks } = await import("./lib/checks.mjs");
  const checks = await runChecks(root);
  const suites = await runVitest(path.dirname(findMosquitto() ?? ""));
  summarize([...failures, ...checks, ...suites], seconds());
}

await main();
