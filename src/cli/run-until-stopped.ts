import { machineClock } from "../host/machine-clock.ts";
import type { HostOptions } from "../host/session/host-options.ts";
import { withoutRepeats } from "../host/session/log-repeats.ts";
import { startSession } from "../host/session/start-session.ts";
import { watchTargets } from "../host/session/watch-targets.ts";
import { exitCodes } from "./exit-codes.ts";
import { stopSignal } from "./stop-signal.ts";
import type { Terminal } from "./terminal.ts";

export interface RunUntilStoppedOptions extends HostOptions {
  readonly typeCheck: boolean;
  readonly startupQuery: boolean;
  readonly once: boolean;
  readonly watch: boolean;
  /** Also says on stdout, as lines of JSON, that the flows are live and how the run ended. */
  readonly json: boolean;
}

/** Runs flows until a signal, a stop node, or with `once` the first idle second. Returns the exit code. */
export async function runUntilStopped(paths: readonly string[], options: RunUntilStoppedOptions, terminal: Terminal): Promise<number> {
  const log = withoutRepeats(terminal.log, machineClock);
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  void stopSignal(log).then(() => end(exitCodes.clean));
  const starting = startSession(paths, { ...options, watchesDetails: false }, log, (session) => {
    session.stopRequested.on(end);
    if (options.once) session.idle.on(() => end(exitCodes.clean));
    if (options.json) session.live.on(() => terminal.result('{"event":"ready"}\n'));
  });
  // A signal during the start ends the command without waiting for the home; the process takes the rest with it.
  const first = await Promise.race([starting, ended]);
  if (typeof first === "number") {
    starting.catch(() => undefined);
    return first;
  }
  const unwatch = options.watch ? await watchTargets(paths, first, log) : async () => undefined;
  const code = await ended;
  await unwatch();
  await first.stop();
  if (options.json) terminal.result(`${JSON.stringify({ event: "stopped", code })}\n`);
  log({ level: "info", event: "stopped", text: "stopped", data: { code } });
  return code;
}
