import type { Disposer } from "../../../base/disposer.ts";
import type { Duration } from "../../../base/duration.ts";
import type { CommandResult } from "../../core/services.ts";
import type { Events } from "../../core/values.ts";
import { setUpHelper } from "../kernel/helper.ts";

export interface RunCommandOptions {
  /** Default: what the host gives, thirty seconds. The program is then ended. */
  readonly timeout?: Duration;
}

export interface RunCommand extends Events<CommandResult> {
  /** Starts the program, or waits for the one before; what came of it is an event in a later turn. Nothing while a part is unknown. */
  run(argv: readonly (string | undefined)[]): void;
  /** Called with the reason, in words, when it could not be started, took too long or was ended. */
  onFailure(listener: (reason: string) => void): Disposer;
}

/** Calls that may wait for the program to end. */
const mostWaiting = 10;
/** Letters of what a program complained of, for the log. */
const longestComplaint = 500;

/**
 * Runs a program of the machine, without a shell and one at a time, in the order of the calls. The first part is the program,
 * the others are handed to it as they are. It is ended with the flow.
 */
export function runCommand(id: string, options: RunCommandOptions = {}): RunCommand {
  return setUpHelper("runCommand", id, {}, (helper) => {
    const { flow } = helper;
    const done = helper.hub<CommandResult>();
    const failed = helper.hub<string>();
    const waiting: string[][] = [];
    let isRunning = false;
    let lastFailure: string | undefined;
    let ended = false;
    let stop: (() => void) | undefined;
    flow.own(() => {
      ended = true;
      stop?.();
    });

    function settle(announce: () => void): void {
      if (ended) return;
      flow.post(() => {
        isRunning = false;
        stop = undefined;
        announce();
        const next = waiting.shift();
        if (next !== undefined) start(next);
      });
    }

    function succeed(result: CommandResult): void {
      lastFailure = undefined;
      if (result.code !== 0) {
        const complaint = result.errors.trim().slice(0, longestComplaint);
        flow.log("warning", `"${id}" ended with ${result.code}${complaint === "" ? "" : `: ${complaint}`}`);
      }
      done.emit(result);
    }

    function fail(reason: string): void {
      if (reason !== lastFailure) flow.log("warning", `"${id}" failed: ${reason}`);
      lastFailure = reason;
      failed.emit(reason);
    }

    function start(argv: readonly string[]): void {
      isRunning = true;
      const request = { argv, ...(options.timeout === undefined ? {} : { timeout: options.timeout }) };
      const keep = (end: () => void): void => {
        stop = end;
        if (ended) end();
      };
      flow.services.commands.run(request, keep).then(
        (result) => settle(() => succeed(result)),
        (error: unknown) => settle(() => fail(error instanceof Error ? error.message : String(error))),
      );
    }

    function run(parts: readonly (string | undefined)[]): void {
      const argv = parts.filter((part) => part !== undefined);
      if (argv.length < parts.length) flow.log("info", `"${id}" was not run: a part of its command is unknown.`);
      else if (!isRunning) start(argv);
      else if (waiting.length < mostWaiting) waiting.push(argv);
      else fail(`${mostWaiting} calls are waiting already: this one is left out`);
    }

    return { on: (listener) => done.on(listener), onFailure: (listener) => failed.on(listener), run };
  });
}
