import type { Command } from "commander";
import type { HostOptions } from "../host/session/host-options.ts";
import type { Terminal } from "./terminal.ts";

/** What every command takes, whether it stands before or after the command's name. */
export interface CommonOptions {
  readonly config?: string;
  readonly devices?: string;
  readonly broker?: string;
  readonly baseTopic?: string;
  readonly json?: true;
  readonly verbose?: true;
  readonly quiet?: true;
}

export function addCommonOptions(command: Command): Command {
  return command
    .option("--config <file>", "configuration file (default: config.toml of the project)")
    .option("--devices <file>", "payload of bridge/devices: work offline")
    .option("--broker <url>", "MQTT broker, such as mqtt://192.168.1.10:1883")
    .option("--base-topic <topic>", "base topic of Zigbee2MQTT (default: zigbee2mqtt)")
    .option("--json", "machine-readable output on stdout")
    .option("-v, --verbose", "say more")
    .option("-q, --quiet", "say only warnings and errors");
}

/**
 * `--simulate` takes a value only with `=`. Commander would take the next word, which is the flow to run:
 * `run --simulate hall-light.json`.
 */
export function separateSimulateOption(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, index) => (arg === "--simulate" && (end === -1 || index < end) ? "--simulate=" : arg));
}

/** Reads the common options, given before or after the command's name, and sets the terminal by them. */
export function readCommonOptions(command: Command, terminal: Terminal): CommonOptions & { readonly host: HostOptions } {
  const options = command.optsWithGlobals<CommonOptions & { simulate?: string; logFormat?: "json" | "pretty" }>();
  const { verbose = false, quiet = false, json = false, logFormat = "pretty" } = options;
  terminal.configure({ verbose, quiet, json, format: logFormat });
  const { config, devices, broker, baseTopic, simulate } = options;
  return { ...options, host: { config, devices, broker, baseTopic, simulate } };
}
