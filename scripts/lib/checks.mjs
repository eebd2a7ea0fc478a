// What can be said about the tree without running it: each of these counts as one check.
import fs from "node:fs";
import path from "node:path";
import { runNode } from "./run.mjs";

const tsc = "node_modules/tsc-native/bin/tsc";

/** @param {string} root @returns {readonly { name: string, args: readonly string[] }[]} */
function checksOf(root) {
  const environments = ["pure", "node", "web", "pages"].filter((name) => fs.existsSync(path.join(root, `tsconfig.${name}.json`)));
  return [
    ...environments.map((name) => ({ name: `types (${name})`, args: [tsc, "-p", `tsconfig.${name}.json`] })),
    { name: "lint and format", args: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=50"] },
    { name: "generated files fresh", args: ["scripts/generate.mjs", "--check"] },
    { name: "import table and house rules", args: ["scripts/check-architecture.mjs"] },
  ];
}

/**
 * Runs the checks one after another, says what each found.
 * @param {string} root
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number }[]>}
 */
export async function runChecks(root) {
  const results = [];
  for (const { name, args } of checksOf(root)) {
    const { ok, output, seconds } = await runNode(root, args, { quiet: true });
    console.log(`${ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
    if (!ok) console.log(output.trimEnd());
    results.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds });
  }
  return results;
}
