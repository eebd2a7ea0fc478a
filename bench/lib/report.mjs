// Turns samples into the tables of docs/performance.md.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { findMosquitto } from "../../scripts/lib/programs.mjs";
import { compare } from "./measure.mjs";

/** @typedef {{ name: string, figure: number, unit: string, digits: number, limit: number }} Budget */

/** @param {number} figure @param {number} digits @param {string} unit */
function format(figure, digits, unit) {
  if (Number.isNaN(figure)) return "–";
  const text = figure.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === "" ? text : `${text} ${unit}`;
}

/** @param {boolean} kept */
function verdict(kept) {
  return kept ? "kept" : "**missed**";
}

/**
 * @param {import("../systems.mjs").Measure} measure
 * @param {{ ours: number, ratio: number }} found
 */
function judge({ target, limit, unit, digits }, { ours, ratio }) {
  if (target !== undefined) return `≤ ${target}×: ${verdict(ratio <= target)}`;
  if (limit !== undefined) return `≤ ${format(limit, Number.isInteger(limit) ? 0 : digits, unit)}: ${verdict(ours <= limit)}`;
  return "";
}

/** @param {readonly { workload: import("../systems.mjs").Workload, samples: readonly import("./measure.mjs").Sample[] }[]} results */
export function workloadTable(results) {
  const rows = results.flatMap(({ workload, samples }) =>
    workload.measures.map((measure, index) => {
      const found = compare(samples, measure.key);
      const { digits, unit, label } = measure;
      const name = index === 0 ? `**${workload.id}** ${workload.title}` : "";
      const figures = [format(found.byHand, digits, unit), format(found.ours, digits, unit), format(found.ratio, 2, "")];
      return `| ${[name, label, ...figures, judge(measure, found)].join(" | ")} |`;
    }),
  );
  return [
    "| workload | figure | mqtt.js by hand | Ziggy Flow | ratio | target |",
    "| --- | --- | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}

/** @param {readonly Budget[]} budgets */
export function budgetTable(budgets) {
  const rows = budgets.map(
    ({ name, figure, unit, digits, limit }) =>
      `| ${name} | ${format(figure, digits, unit)} | ≤ ${format(limit, Number.isInteger(limit) ? 0 : digits, unit)}: ${verdict(figure <= limit)} |`,
  );
  return ["| what | measured | target |", "| --- | ---: | --- |", ...rows].join("\n");
}

/** @param {number} rounds */
export function machine(rounds) {
  const cpu = os.cpus();
  const broker = spawnSync(findMosquitto() ?? "", ["-h"], { encoding: "utf8" }).stdout.split("\n")[0];
  // Above the number of cores, other work than the bench has been waiting for them: times are then too long, ratios less certain.
  const load = os.loadavg()[1]?.toFixed(1);
  const cores = `${cpu.length} cores (${cpu[0]?.model.trim()}, load average ${load})`;
  return `Node.js ${process.versions.node}, ${broker}, ${cores}, ${os.type()}; ${rounds} rounds.`;
}

/**
 * Puts a text between the markers of its name, `<!-- name -->` and `<!-- /name -->`.
 * @param {string} file @param {string} name @param {string} text
 */
export function replaceSection(file, name, text) {
  const page = fs.readFileSync(file, "utf8");
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`${file} has no section ${open} … ${close}`);
  fs.writeFileSync(file, `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`);
}
