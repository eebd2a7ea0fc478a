import type { Log } from "../host/log.ts";
import { machineClock } from "../host/machine-clock.ts";
import { formatLog, type LogStyle } from "./log-format.ts";

/** Where a command writes. Results and nothing else go to stdout, so that a pipe gets what it was promised. */
export interface Terminal {
  /** Writes to stdout as it is; the caller ends the line. */
  result(text: string): void;
  /** Writes to stderr as it is: help after a wrong command line. */
  aside(text: string): void;
  readonly log: Log;
  /** True when a person sits at it and can press keys. */
  readonly interactive: boolean;
  readonly colors: boolean;
  readonly json: boolean;
  /** Set by the options of a command, before anything is logged. */
  configure(options: TerminalOptions): void;
}

export interface TerminalOptions {
  /** Failures go to stdout too, for machines. */
  readonly json?: boolean;
  readonly verbose?: boolean;
  /** Only warnings and errors. */
  readonly quiet?: boolean;
  readonly format?: LogStyle["format"];
}

/** The process's own streams. Colours only where a person reads: a TTY, no NO_COLOR (https://no-color.org), no dumb terminal. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  const colors = stderr.isTTY && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
  let options: TerminalOptions = {};
  return {
    colors,
    get json() {
      return options.json === true;
    },
    interactive: stdin.isTTY && stderr.isTTY,
    result: (text) => void stdout.write(text),
    aside: (text) => void stderr.write(text),
    configure: (next) => {
      options = next;
    },
    log: (entry) => {
      if (entry.level === "debug" && options.verbose !== true) return;
      // Scripts wait for `ready`, however quiet they asked to be.
      if (entry.level === "info" && options.quiet === true && entry.event !== "ready") return;
      const style = { format: options.format ?? "pretty", colors, timestamps: stderr.isTTY };
      stderr.write(`${formatLog(entry, style, machineClock.wall())}\n`);
    },
  };
}
