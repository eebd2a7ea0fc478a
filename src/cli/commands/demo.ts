import { Command } from "commander";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

/** Example flows on the simulated home, visible and with keys to press. */
export function registerDemo({ terminal, setCode }: CommandContext): Command {
  return new Command("demo")
    .description("Example flows on a simulated home, with what happens shown on the terminal.")
    .argument("[path...]", "flow.json, module.ts or a project's folder (default: the example flows)")
    .option("--simulate [home]", "another home (write --simulate=home.json)")
    .action(async (paths: string[], _: object, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { runDemo } = await import("../demo/run-demo.ts");
      setCode(await runDemo(paths, options.host, terminal));
    });
}
