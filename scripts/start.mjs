// `npm start`: from a fresh clone to a living home on the terminal. Installs and builds what is missing, then shows an example
// flow at work on the simulated home. Arguments are handed on: `npm start -- --help`.
import path from "node:path";
import { fileURLToPath } from "node:url";
import checkout from "./lib/checkout.cjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const tooOld = checkout.nodeTooOld();
if (tooOld) {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 1;
} else if (checkout.prepare(root)) {
  // The same process, so that Ctrl-C and the terminal's size reach the command as if it had been typed.
  process.argv = [process.execPath, path.join(root, "bin", "ziggy-flow"), "demo", ...process.argv.slice(2)];
  await import(path.join(root, "dist", "cli", "main.js"));
} else {
  process.exitCode = 1;
}
