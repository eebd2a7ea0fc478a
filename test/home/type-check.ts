import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const compiler = join(root, "node_modules/tsc-native/bin/tsc");

/**
 * Type-checks modules as `ziggy-flow check` does, against the sources of the runtime. Answers what the compiler says; empty
 * when all is well.
 */
export function typeCheck(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "typed-home-"));
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [...files.keys()] }));
    const { stdout, stderr, error } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    if (error) throw error;
    return `${stdout}${stderr}`.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: "es2023",
  lib: ["es2023"],
  module: "esnext",
  moduleResolution: "bundler",
  allowImportingTsExtensions: true,
  noEmit: true,
  types: ["node"],
  typeRoots: [join(root, "node_modules/@types")],
  skipLibCheck: true,
  paths: { "ziggy-flow": [join(root, "src/runtime/index.ts")] },
};
