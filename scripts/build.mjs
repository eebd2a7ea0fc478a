// Builds dist/: the command line, the runner's worker, the runtime that flows import, and the runtime's types; with --page the
// editor's page, with --desktop the page and what shows it in a window.
//
// All entries sit two levels below the package (dist/<part>/<file>.js, chunks in dist/chunks/), as deep as most of src/, so
// that `new URL("../../", import.meta.url)` is the package's folder in the sources and in the build alike.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "dist");

/** Entry in dist/ → source. Code they share goes to dist/chunks, so that a flow's `import "ziggy-flow"` and the runner that loads it are one runtime. */
const entries = {
  "cli/main": "src/cli/main.ts",
  "runner/worker": "src/host/runner/worker.ts",
  "traces/worker": "src/host/traces/trace-worker.ts",
  "runtime/index": "src/runtime/index.ts",
};

/** How long a chunk of an earlier build stays, for processes that still run from it. */
const keepOldChunks = 60 * 60 * 1000;

const lockPatience = 120_000;

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Two commands started at once build once: the second waits for the first. @returns {Promise<() => void>} the release. */
async function takeLock() {
  fs.mkdirSync(dist, { recursive: true });
  const file = path.join(dist, ".building");
  const giveUpAt = Date.now() + lockPatience;
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch {
      const holder = readIfThere(file);
      if (Date.now() > giveUpAt || (holder !== "" && !isAlive(Number(holder)))) fs.rmSync(file, { force: true });
      else await pause(50);
    }
  }
}

/** @param {string} file @param {Uint8Array | string} data */
function write(file, data) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.new`;
  fs.writeFileSync(temporary, data);
  fs.renameSync(temporary, file);
}

async function bundle() {
  const { build } = await import("esbuild");
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: dist,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    write: false,
    logLevel: "warning",
  });
  // Chunks before the entries that name them: a process that starts meanwhile finds either the old whole or the new whole.
  const files = result.outputFiles.sort((a, b) => Number(b.path.includes("/chunks/")) - Number(a.path.includes("/chunks/")));
  for (const file of files) write(file.path, file.contents);
  removeOldChunks(new Set(files.map((file) => path.basename(file.path))));
}

/** @param {Set<string>} current */
function removeOldChunks(current) {
  const folder = path.join(dist, "chunks");
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    const file = path.join(folder, name);
    if (!current.has(name) && Date.now() - fs.statSync(file).mtimeMs > keepOldChunks) fs.rmSync(file, { force: true });
  }
}

/** Declarations of the runtime, for type-checking flows. @returns {Promise<boolean>} false when the compiler found errors. */
function declareTypes() {
  return new Promise((resolve) => {
    const compiler = path.join(root, "node_modules/tsc-native/bin/tsc");
    const run = spawn(process.execPath, [compiler, "-p", path.join(root, "tsconfig.types.json")], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    run.stdout.on("data", (data) => {
      output += data;
    });
    run.on("close", (code) => {
      // Declarations are written in spite of errors; `npm run check` is where types are judged.
      if (code !== 0) process.stderr.write(`\ntypes of the runtime: ${output.split("\n")[0]}\n`);
      resolve(code === 0);
    });
  });
}

const pageBuild = ["node_modules/vite/bin/vite.js", "build", "--config", "src/renderer/vite.config.ts", "--logLevel", "error"];

/** The page, the main process and the preload script: electron.vite.config.ts. */
const desktopBuild = ["node_modules/electron-vite/bin/electron-vite.js", "build", "--logLevel", "error"];

/** @param {readonly string[]} args @returns {Promise<void>} */
function runBuilder(args) {
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", 2, 2] });
    run.on("close", (code) => (code === 0 ? resolve() : reject(new Error("the editor could not be built"))));
  });
}

async function main() {
  const release = await takeLock();
  try {
    const [clean, force, page, desktop] = ["--clean", "--force", "--page", "--desktop"].map((option) => process.argv.includes(option));
    if (!clean && !force && checkout.isAllBuilt(root, { page, desktop })) return;
    if (clean)
      for (const folder of ["chunks", "types", "main", "preload", "renderer", "installers"])
        fs.rmSync(path.join(dist, folder), { recursive: true, force: true });
    const startedAt = Date.now();
    process.stderr.write("Building ziggy-flow …");
    const stamp = checkout.fingerprint(root);
    await Promise.all([bundle(), declareTypes()]);
    if (desktop) await runBuilder(desktopBuild);
    else if (page) await runBuilder(pageBuild);
    write(checkout.stampFile(root), stamp);
    process.stderr.write(` done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  } finally {
    release();
  }
}

main().catch((error) => {
  // esbuild has already printed what is wrong and where.
  process.stderr.write(`\nThe build failed${error.errors ? "." : `: ${error.message}`}\n`);
  process.exitCode = 1;
});
