import { setTimeout as sleep } from "node:timers/promises";

/** Waits until the condition holds; returns how many milliseconds that took. Rejects after `timeout` milliseconds. */
export async function until(condition: () => boolean, timeout = 5_000, what = "the condition"): Promise<number> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > timeout) throw new Error(`Waited ${timeout} ms for ${what}`);
    await sleep(5);
  }
  return performance.now() - start;
}
