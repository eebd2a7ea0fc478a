import { Command } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

export function registerExport({ terminal, setCode }: CommandContext): Command {
  return new Command("export")
    .description("Print the TypeScript module that a flow compiles to.")
    .argument("<flow.json>", "the flow")
    .option("-o, --output <file>", "write to a file instead of stdout")
    .option("--simulate [home]", "compile for a simulated home instead of the broker's (write --simulate=home.json)")
    .action(async (path: string, own: { readonly output?: string }, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { exportFlow } = await import("../../host/session/export-flow.ts");
      const { problemAsJson, problemEntry } = await import("../../host/session/problem-entry.ts");
      const { writeProjectFile } = await import("../../host/project/write.ts");
      const { text, problems } = await exportFlow(path, options.host, terminal.log);
      for (const problem of problems) terminal.log(problemEntry(problem));
      if (options.json) {
        const result = { ok: text !== undefined, module: text ?? null, problems: problems.map(problemAsJson) };
        terminal.result(`${JSON.stringify(result, null, 2)}\n`);
      }
      if (text === undefined) return setCode(exitCodes.failed);
      if (own.output !== undefined) await writeProjectFile(own.output, text);
      else if (!options.json) terminal.result(text);
    });
}
