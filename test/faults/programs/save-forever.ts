// Saves a growing number until it is killed, and prints each one that was acknowledged.
import { writeFileAtomically } from "../../../src/runtime/system/write-file.ts";

const [path = "", from = "0"] = process.argv.slice(2);
for (let number = Number(from) + 1; ; number += 1) {
  const outcome = await writeFileAtomically(path, JSON.stringify({ number, filler: "x".repeat(number % 50_000), end: number }));
  if (!outcome.ok) throw new Error(outcome.error.what);
  process.stdout.write(`${number}\n`);
}
