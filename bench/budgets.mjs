// Figures that have a limit of their own: how long a person waits for a command.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { device, devicesPayload } from "./home.mjs";
import { median } from "./lib/statistics.mjs";

/** Runs the command and returns the seconds it took. @param {string} root @param {readonly string[]} args */
function timeCommand(root, args) {
  const startedAt = performance.now();
  const run = spawnSync(process.execPath, [path.join(root, "bin", "ziggy-flow"), ...args], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`ziggy-flow ${args.join(" ")} left with ${run.status}:\n${run.stderr}`);
  return (performance.now() - startedAt) / 1000;
}

/** Type-checks one file against the runtime, as a flow is. @param {string} root @param {string} file */
function timeTypeCheck(root, file) {
  const config = path.join(path.dirname(file), "tsconfig.json");
  const paths = { "ziggy-flow": [path.join(root, "dist/types/runtime/index.d.ts")] };
  const compilerOptions = {
    target: "es2023",
    lib: ["es2023"],
    moduleResolution: "bundler",
    module: "esnext",
    strict: true,
    noEmit: true,
    types: [],
    paths,
  };
  fs.writeFileSync(
    config,
    JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true, allowImportingTsExtensions: true }, files: [file] }),
  );
  const startedAt = performance.now();
  const run = spawnSync(process.execPath, [path.join(root, "node_modules/tsc-native/bin/tsc"), "-p", config], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`the type check of ${file} found:\n${run.stdout}`);
  return (performance.now() - startedAt) / 1000;
}

/** The median after one run that fills the caches. @param {number} times @param {() => number} measure */
function repeat(times, measure) {
  measure();
  return median(Array.from({ length: times }, measure));
}

/** Writes a flow of `count` nodes, a third each of devices that report, comparisons and devices that are switched. @param {string} folder @param {number} count */
function writeProject(folder, count) {
  const indices = Array.from({ length: Math.ceil(count / 3) }, (_, n) => n);
  const devices = indices.flatMap((n) => [device("sensor", n), device("plug", n)]);
  const flow = {
    ziggyFlow: 1,
    name: `${count} nodes`,
    devices: Object.fromEntries(devices.map(({ role, ieee, name, model }) => [role, { ieee, name, model }])),
    nodes: {
      ...Object.fromEntries(devices.map(({ role }) => [role, { kind: "device", settings: { device: role } }])),
      ...Object.fromEntries(indices.map((n) => [`warm-${n}`, { kind: "compare", settings: { is: "above" }, inputs: { b: 25 } }])),
    },
    wires: indices.flatMap((n) => [`sensor-${n}.temperature -> warm-${n}.a`, `warm-${n}.true -> plug-${n}.state.on`]),
  };
  fs.mkdirSync(path.join(folder, "flows"), { recursive: true });
  const files = { flow: path.join(folder, "flows", "bench.json"), devices: path.join(folder, "devices.json") };
  fs.writeFileSync(files.flow, JSON.stringify(flow));
  fs.writeFileSync(files.devices, devicesPayload(devices));
  return files;
}

/** A payload that ships gzipped, as a file. @param {string} root @param {string} folder */
function unpackCatalogue(root, folder) {
  const file = path.join(folder, "catalogue.json");
  fs.writeFileSync(file, zlib.gunzipSync(fs.readFileSync(path.join(root, "homes", "catalogue", "devices.json.gz"))));
  return file;
}

/** @param {string} root @param {number} times @returns {Promise<import("./lib/report.mjs").Budget[]>} */
export async function measureBudgets(root, times) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ziggy-flow-bench-"));
  const small = writeProject(path.join(folder, "small"), 3);
  const large = writeProject(path.join(folder, "large"), 1_000);
  const out = path.join(folder, "home.ts");
  const catalogue = unpackCatalogue(root, folder);
  const typical = path.join(root, "homes", "typical", "devices.json");

  const help = repeat(times, () => timeCommand(root, ["--help"]));
  const check = repeat(times, () => timeCommand(root, ["check", small.flow, "--devices", small.devices]));
  const exportSmall = repeat(times, () => timeCommand(root, ["export", small.flow, "--devices", small.devices, "-o", out]));
  const exportLarge = repeat(times, () => timeCommand(root, ["export", large.flow, "--devices", large.devices, "-o", out]));
  const generate = repeat(times, () => timeCommand(root, ["devices", "--devices", catalogue, "-o", out]));
  const generateTypical = repeat(times, () => timeCommand(root, ["devices", "--devices", typical, "-o", out]));
  const typeCheck = repeat(times, () => timeTypeCheck(root, out));
  fs.rmSync(folder, { recursive: true, force: true });
  return [
    { name: "`ziggy-flow --help`", figure: help * 1000, unit: "ms", digits: 0, limit: 150 },
    { name: "`check` of a small flow, type check warm", figure: check, unit: "s", digits: 2, limit: 1.5 },
    {
      name: "flow of 1,000 nodes: `export`, less that of a small flow",
      figure: (exportLarge - exportSmall) * 1000,
      unit: "ms",
      digits: 0,
      limit: 300,
    },
    { name: "`devices` of the catalogue home (4,478 devices)", figure: generate, unit: "s", digits: 2, limit: 3 },
    { name: "`devices` of the typical home (60 devices)", figure: generateTypical, unit: "s", digits: 2, limit: 1.5 },
    { name: "type check of the typical home", figure: typeCheck, unit: "s", digits: 2, limit: 1.5 },
  ];
}
