import type { Runtime } from "../../core/engine/runtime.ts";

/** Milliseconds after which a program leaves even if something does not close. */
const patience = 4_000;

/**
 * Ends the program cleanly on SIGINT, SIGTERM and when a flow asks for it: what was sent leaves, state is stored, the exit
 * code is 0 or the flow's. A second signal ends it at once.
 */
export function onTermination(close: () => Promise<void>, runtime: Runtime): void {
  let leaving = false;
  function leave(code: number): void {
    if (leaving) process.exit(code === 0 ? 1 : code);
    leaving = true;
    setTimeout(() => process.exit(code), patience).unref();
    close().then(
      () => process.exit(code),
      () => process.exit(code === 0 ? 1 : code),
    );
  }
  process.on("SIGINT", () => leave(0));
  process.on("SIGTERM", () => leave(0));
  runtime.facts.on((fact) => {
    if (fact.type === "stopRequested") leave(fact.code);
  });
}
