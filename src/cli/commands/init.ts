import { Command } from "commander";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

export function registerInit({ terminal }: CommandContext): Command {
  return new Command("init")
    .description("Make a project: configuration, an example flow, .gitignore.")
    .argument("[dir]", "the folder", ".")
    .action(async (dir: string, _: object, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { initProject } = await import("../../host/project/init-project.ts");
      const { machineClock } = await import("../../host/machine-clock.ts");
      const { folder, written, kept } = await initProject(dir, machineClock.zone);
      if (options.json) terminal.result(`${JSON.stringify({ folder, written, kept }, null, 2)}\n`);
      for (const path of kept) terminal.log({ level: "info", event: "kept", text: `${path} is there already and stays as it is` });
      const made = written.length === 0 ? "nothing to write" : `written: ${written.join(", ")}`;
      terminal.log({ level: "info", event: "initialised", text: `${folder}: ${made}\n${nextSteps(folder)}` });
    });
}

function nextSteps(folder: string): string {
  const shown = /\s/.test(folder) ? JSON.stringify(folder) : folder;
  return [
    "What to do next:",
    `  ziggy-flow run ${shown} --simulate   see the example flow work on a simulated home`,
    `  edit ${shown}/config.toml            name your broker`,
    `  ziggy-flow check ${shown}            see what your own home lacks for it`,
    `  ziggy-flow run ${shown}              run on your home`,
  ].join("\n");
}
