import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";
import { registerCheck } from "./check.ts";
import { registerDemo } from "./demo.ts";
import { registerDevices } from "./devices.ts";
import { registerEdit } from "./edit.ts";
import { registerExport } from "./export.ts";
import { registerHelp } from "./help.ts";
import { registerInit } from "./init.ts";
import { registerRecord } from "./record.ts";
import { registerRun } from "./run.ts";
import { registerSimulate } from "./simulate.ts";
import { registerTest } from "./test.ts";

export interface CommandContext {
  readonly terminal: Terminal;
  /** For commands that end well with another code than 0. Failures are thrown as HostError. */
  readonly setCode: (code: number) => void;
}

/**
 * Declares a command: its words and options. What it does is imported when it is called, so that `--help` loads neither
 * MQTT nor the compiler.
 */
export type CommandRegistration = (context: CommandContext) => Command;

/** In the order of the help. */
export const commands: readonly CommandRegistration[] = [
  registerInit,
  registerRun,
  registerCheck,
  registerTest,
  registerRecord,
  registerExport,
  registerDevices,
  registerEdit,
  registerSimulate,
  registerHelp,
  registerDemo,
];
