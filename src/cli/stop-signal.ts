import type { Log } from "../host/log.ts";
import { exitCodes } from "./exit-codes.ts";

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP (the terminal was closed). From then on a second one ends the process
 * at once, for a person who does not want to wait.
 */
export function stopSignal(log: Log): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        if (asked) process.exit(exitCodes.failed);
        asked = true;
        log({ level: "info", event: "stopping", text: "stopping …", data: { signal } });
        resolve(signal);
      });
    }
  });
}
