// `npm run format`: formats and applies the safe fixes of the lint rules. Paths as arguments, else the whole tree.
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";
import { runNode } from "./lib/run.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

if (checkout.ensureInstalled(root)) {
  const { ok } = await runNode(root, ["node_modules/@biomejs/biome/bin/biome", "check", "--write", ...process.argv.slice(2)]);
  process.exitCode = ok ? 0 : 1;
} else {
  process.exitCode = 1;
}
