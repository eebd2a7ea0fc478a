// Runs a workload: every system as a fresh process, rounds interleaved so that what the machine does meanwhile meets all alike.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { systems } from "../systems.mjs";
import { startBroker } from "./broker.mjs";
import { Driver } from "./driver.mjs";
import { median } from "./statistics.mjs";

/** @typedef {import("../systems.mjs").Workload} Workload */
/** @typedef {{ system: string, round: number, figures: Record<string, number> }} Sample */

/**
 * One system, one workload, once. The broker is new each time: nothing of an earlier round is retained.
 * @param {Workload} workload @param {import("../systems.mjs").System} system @param {import("../systems.mjs").Place} place @param {boolean} quick
 */
async function measure(workload, system, place, quick) {
  const broker = await startBroker();
  try {
    const driver = await Driver.start(broker.port, workload.devices);
    const automation = system.start(workload, broker, place);
    try {
      return await workload.run(driver, automation, quick);
    } finally {
      await automation.stop();
      await driver.stop();
    }
  } finally {
    await broker.stop();
  }
}

/**
 * @param {Workload} workload
 * @param {{ rounds: number, quick: boolean, profile?: string | undefined }} options
 * @returns {Promise<Sample[]>}
 */
export async function runWorkload(workload, { rounds, quick, profile }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-bench-"));
  const nodeOptions = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${path.resolve(profile)}`];
  /** @type {Sample[]} */
  const samples = [];
  // The round before the first fills the caches of the disk, and Ziggy Flow's of checked flows.
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? systems : [...systems].reverse();
    for (const system of order) {
      const figures = await measure(workload, system, { folder, nodeOptions: round === 0 ? [] : nodeOptions }, quick || round === 0);
      if (round === 0) continue;
      samples.push({ system: system.name, round, figures });
      const line = workload.measures.map(({ key, label, unit, digits }) => `${label} ${figures[key]?.toFixed(digits)} ${unit}`.trim());
      console.error(`${workload.id} round ${round}  ${system.name.padEnd(16)} ${line.join(", ")}`);
    }
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return samples;
}

/**
 * Medians by system, and the median over the rounds of the ratio to the script.
 * @param {readonly Sample[]} samples @param {string} key
 */
export function compare(samples, key) {
  /** @param {string | undefined} name */
  const of = (name) =>
    samples.filter(({ system }) => system === name).map(({ round, figures }) => ({ round, figure: figures[key] ?? Number.NaN }));
  const [byHand, ours] = systems.map(({ name }) => of(name));
  const ratios = (ours ?? []).map(({ round, figure }) => figure / (byHand?.find((other) => other.round === round)?.figure ?? Number.NaN));
  return {
    byHand: median((byHand ?? []).map(({ figure }) => figure)),
    ours: median((ours ?? []).map(({ figure }) => figure)),
    ratio: median(ratios),
  };
}
