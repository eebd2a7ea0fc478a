// Sets durable state until it is killed, and prints each number that was acknowledged by a flush.
import { openFileStore } from "../../../src/runtime/system/durable-store.ts";
import { SystemClock } from "../../../src/runtime/system/system-clock.ts";

const [folder = ""] = process.argv.slice(2);
const store = await openFileStore(folder, {
  clock: new SystemClock(),
  onProblem: (problem) => {
    process.stdout.write(`problem ${JSON.stringify(problem)}\n`);
  },
});
for (let number = Number(store.get("flow", "number") ?? 0) + 1; ; number += 1) {
  store.set("flow", "number", number);
  store.set("flow", `filler ${number % 7}`, "x".repeat((number * 37) % 9_000));
  store.set("flow", "copy", number);
  await store.flush();
  process.stdout.write(`${number}\n`);
}
