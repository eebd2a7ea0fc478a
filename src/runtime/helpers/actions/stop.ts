import { currentFlow } from "../../core/flow-context.ts";

/** Stops the whole program cleanly, with this exit code (0…255, default 0), once what this turn sends has left. */
export function stop(code = 0): void {
  if (!Number.isInteger(code) || code < 0 || code > 255) throw new Error(`stop(${code}): an exit code is a whole number from 0 to 255.`);
  currentFlow("stop(…)").stop(code);
}
