import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Where the parts of the installed package are. This file sits two levels below the package's folder in the sources and
 * in the build alike (see scripts/build.mjs).
 */
const root = fileURLToPath(new URL("../../", import.meta.url));

export const installation = {
  root,
  /** Homes that ship with the package: `homes/<name>/devices.json` and its companions. */
  homes: `${root}homes`,
  /** Entry of the runner's worker thread. */
  worker: pathToFileURL(`${root}dist/runner/worker.js`),
  /** Entry of the thread that plays traces. */
  traceWorker: pathToFileURL(`${root}dist/traces/worker.js`),
  /** What `import … from "ziggy-flow"` becomes in a loaded flow. The runner's thread shares this module. */
  runtime: pathToFileURL(`${root}dist/runtime/index.js`),
  /** The runtime's declarations, for checking flows. */
  runtimeTypes: `${root}dist/types/runtime/index.d.ts`,
};

/** The version in package.json. */
export function installedVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
}
