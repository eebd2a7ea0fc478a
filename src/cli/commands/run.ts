import { Command, Option } from "commander";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

interface RunOptions {
  readonly startupQuery: boolean;
  readonly check: boolean;
  readonly once?: true;
  readonly watch?: true;
}

export function registerRun({ terminal, setCode }: CommandContext): Command {
  return new Command("run")
    .description("Run flows until Ctrl-C.")
    .argument("<path...>", "flow.json, module.ts or a project's folder")
    .option("--simulate [home]", "run on a simulated home; no broker needed (write --simulate=home.json)")
    .option("--no-startup-query", "do not ask the devices for their state")
    .option("--no-check", "leave out the type check")
    .option("--once", "leave after the first second in which nothing happens")
    .option("--watch", "deploy flows again when their files change")
    .addOption(new Option("--log-format <format>", "how the log is written").choices(["json", "pretty"]).default("pretty"))
    .action(async (paths: string[], own: RunOptions, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { runUntilStopped } = await import("../run-until-stopped.ts");
      const { host, json = false } = options;
      const { check: typeCheck, startupQuery, once = false, watch = false } = own;
      setCode(await runUntilStopped(paths, { ...host, typeCheck, startupQuery, once, watch, json }, terminal));
    });
}
