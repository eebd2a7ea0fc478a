import path from "node:path";
import { measureBudgets } from "./budgets.mjs";
import { runWorkload } from "./lib/measure.mjs";
import { budgetTable, machine, replaceSection, workloadTable } from "./lib/report.mjs";
import { latency } from "./workloads/latency.mjs";
import { remotesAtOnce } from "./workloads/remotes.mjs";
import { scene } from "./workloads/scene.mjs";
import { sensorReports } from "./workloads/sensors.mjs";
import { start } from "./workloads/start.mjs";

/** @type {readonly import("./systems.mjs").Workload[]} */
const workloads = [latency, remotesAtOnce, sensorReports, scene, start];

/**
 * Measures and prints the tables; writes docs/performance.md after a complete run.
 * @param {{ root: string, rounds: number, quick: boolean, only?: readonly string[] | undefined, profile?: string | undefined }} options
 */
export async function runBench({ root, rounds, quick, only, profile }) {
  const results = [];
  for (const workload of workloads.filter(({ id }) => only === undefined || only.includes(id))) {
    results.push({ workload, samples: await runWorkload(workload, { rounds, quick, profile }) });
  }
  const budgets = only === undefined || only.includes("budgets") ? await measureBudgets(root, quick ? 3 : 10) : [];

  const sections = { machine: machine(rounds), workloads: workloadTable(results), budgets: budgetTable(budgets) };
  console.log(Object.values(sections).join("\n\n"));
  if (quick || only !== undefined || profile !== undefined) return;
  for (const [name, text] of Object.entries(sections)) replaceSection(path.join(root, "docs", "performance.md"), name, text);
}
