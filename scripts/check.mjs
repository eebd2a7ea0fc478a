// `npm run check`: types and rules, no tests. Seconds, for every save.
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

if (checkout.ensureInstalled(root)) {
  const { runChecks } = await import("./lib/checks.mjs");
  const results = await runChecks(root);
  process.exitCode = results.every(({ failed }) => failed === 0) ? 0 : 1;
} else {
  process.exitCode = 1;
}
