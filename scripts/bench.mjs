// `npm run bench`: measures and writes docs/performance.md.
//   --quick        fewer rounds and shorter ones, nothing written
//   --only W1,W5   these workloads only (or "budgets"), nothing written
//   --rounds N     default 5
//   --profile DIR  writes a CPU profile of every process and thread there
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import checkout from "./lib/checkout.cjs";
import { ensureMosquitto } from "./lib/programs.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    rounds: { type: "string" },
    profile: { type: "string" },
  },
});

if (checkout.prepare(root) && ensureMosquitto() !== undefined) {
  const { runBench } = await import("../bench/run.mjs");
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
  await runBench({ root, rounds, quick: values.quick, only: values.only?.split(","), profile: values.profile });
} else {
  process.exitCode = 1;
}
