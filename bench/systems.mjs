// What is compared: a script by hand, and Ziggy Flow running a flow of the same rules.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Automation } from "./lib/process.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {object} Workload
 * @property {string} id
 * @property {string} title
 * @property {readonly import("./home.mjs").Device[]} devices
 * @property {readonly string[]} baseline Script in bench/baseline and its arguments after the broker.
 * @property {Record<string, object>} [nodes] Nodes of the flow besides its devices.
 * @property {readonly string[]} [wires]
 * @property {string} [module] A module in place of a flow.
 * @property {readonly Measure[]} measures
 * @property {(driver: import("./lib/driver.mjs").Driver, automation: Automation, quick: boolean) => Promise<Record<string, number>>} run
 *
 * @typedef {object} Measure
 * @property {string} key
 * @property {string} label
 * @property {string} unit
 * @property {number} digits
 * @property {number} [target] Ratio to the script that must not be exceeded.
 * @property {number} [limit] Figure that must not be exceeded.
 */

/** @typedef {{ name: string, start(workload: Workload, broker: { url: string, port: number }, place: Place): Automation }} System
 *
 * @typedef {object} Place
 * @property {string} folder For the project.
 * @property {readonly string[]} nodeOptions */

/** @type {System} */
const byHand = {
  name: "mqtt.js by hand",
  start({ baseline: [script = "", ...args] }, { url }, { nodeOptions }) {
    const file = path.join(root, "bench", "baseline", script);
    return new Automation([process.execPath, ...nodeOptions, file, url, ...args], { cwd: root, readyWord: "ready" });
  },
};

/** @param {Workload} workload */
function flowOf({ devices, nodes = {}, wires = [] }) {
  const roles = devices.map(({ role, ieee, name, model }) => [role, { ieee, name, model }]);
  const deviceNodes = devices.map(({ role }) => [role, { kind: "device", settings: { device: role } }]);
  return {
    ziggyFlow: 1,
    name: "Bench",
    devices: Object.fromEntries(roles),
    nodes: { ...Object.fromEntries(deviceNodes), ...nodes },
    wires,
  };
}

/** Writes the workload as a project. @param {Workload} workload @param {string} folder @param {number} port @returns {string} the file to run */
function writeProject(workload, folder, port) {
  fs.mkdirSync(path.join(folder, "flows"), { recursive: true });
  fs.mkdirSync(path.join(folder, "automations"), { recursive: true });
  const config = `[mqtt_server]\nhost = "127.0.0.1"\nport = ${port}\nkeepalive = 60\nbase_topic = "zigbee2mqtt"\n`;
  fs.writeFileSync(path.join(folder, "config.toml"), config);
  const [file, text] =
    workload.module === undefined
      ? [path.join(folder, "flows", "bench.json"), JSON.stringify(flowOf(workload), null, 2)]
      : [path.join(folder, "automations", "bench.ts"), workload.module];
  // Written once: a file that is written again is checked again, and a start in daily use finds its check done.
  if (!fs.existsSync(file)) fs.writeFileSync(file, text);
  return file;
}

/** @type {System} */
const ziggyFlow = {
  name: "Ziggy Flow",
  start(workload, { port }, { folder, nodeOptions }) {
    const file = writeProject(workload, folder, port);
    // The script asks no device for its state when it starts; nor does Ziggy Flow here.
    const args = ["run", file, "--no-startup-query", "--log-format", "json"];
    const command = [process.execPath, ...nodeOptions, path.join(root, "bin", "ziggy-flow"), ...args];
    return new Automation(command, { cwd: folder, readyWord: '"event":"ready"' });
  },
};

export const systems = [byHand, ziggyFlow];
