import { Command, CommanderError } from "commander";
import { type Failure, HostError } from "../host/host-error.ts";
import { installedVersion } from "../host/installation.ts";
import { type CommandRegistration, commands } from "./commands/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { addCommonOptions, separateSimulateOption } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line (without `node` and the script) and returns the exit code. Never throws. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.clean;
  const setCode = (next: number): void => {
    code = next;
  };
  const program = createProgram(terminal);
  for (const register of commands) addCommand(program, register, terminal, setCode);
  if (args.length === 0) {
    terminal.aside(program.helpInformation());
    return exitCodes.usage;
  }
  try {
    await program.parseAsync(separateSimulateOption(args), { from: "user" });
    return code;
  } catch (error) {
    return explain(error, program, terminal);
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command("ziggy-flow")
    .description("Home automation for Zigbee2MQTT: flows that are drawn, read, tested and run.")
    .version(installedVersion(), "--version", "show the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeOut: terminal.result, writeErr: terminal.aside, outputError: () => undefined });
  return addCommonOptions(program);
}

function addCommand(program: Command, register: CommandRegistration, terminal: Terminal, setCode: (code: number) => void): void {
  const command = register({ terminal, setCode });
  addCommonOptions(command).helpOption("-h, --help", "show help").copyInheritedSettings(program);
  program.addCommand(command, { hidden: command.name() === "demo" });
}

function commandNames(program: Command): string {
  return program.commands
    .map((command) => command.name())
    .filter((name) => name !== "demo")
    .join(", ");
}

/** Says what went wrong and returns the exit code that it stands for. */
function explain(error: unknown, program: Command, terminal: Terminal): number {
  if (error instanceof HostError) return reportAll(error.failures, terminal);
  if (error instanceof CommanderError) return explainUsage(error, program, terminal);
  const stack = error instanceof Error ? error.stack : String(error);
  terminal.log({ level: "error", event: "fault", text: `a fault of ziggy-flow itself, please report it:\n${stack}` });
  return exitCodes.failed;
}

function explainUsage(error: CommanderError, program: Command, terminal: Terminal): number {
  // Help and version come as errors too.
  if (error.exitCode === 0) return exitCodes.clean;
  // Options without a command: the help has been shown.
  if (error.code === "commander.help") return exitCodes.usage;
  const remedy = error.code === "commander.unknownCommand" ? `the commands are: ${commandNames(program)}` : "see ziggy-flow --help";
  return report({ kind: "usage", what: error.message.replace(/^error: /, ""), remedy }, terminal);
}

function reportAll(failures: HostError["failures"], terminal: Terminal): number {
  for (const failure of failures) report(failure, terminal);
  if (terminal.json) terminal.result(`${JSON.stringify({ ok: false, failures })}\n`);
  return exitCodes[failures[0].kind];
}

function report(failure: Failure, terminal: Terminal): number {
  const where = failure.where === undefined ? "" : `${failure.where}: `;
  const remedy = failure.remedy === undefined ? "" : `\n${failure.remedy}`;
  const data = { where: failure.where ?? null, what: failure.what, remedy: failure.remedy ?? null };
  terminal.log({ level: "error", event: "failed", text: `${where}${failure.what}${remedy}`, data });
  return exitCodes[failure.kind];
}
