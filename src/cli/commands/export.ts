import { Command } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

interface ExportOptions {
  readonly output?: string;
  readonly svg?: boolean;
  readonly dark?: boolean;
}

export function registerExport({ terminal, setCode }: CommandContext): Command {
  return new Command("export")
    .description("Print the TypeScript module that a flow compiles to, or a picture of the flow.")
    .argument("<flow.json>", "the flow")
    .option("-o, --output <file>", "write to a file instead of stdout")
    .option("--svg", "a picture of the flow instead of its module")
    .option("--dark", "the picture in dark colours")
    .option("--simulate [home]", "compile for a simulated home instead of the broker's (write --simulate=home.json)")
    .action(async (path: string, own: ExportOptions, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { problemAsJson, problemEntry } = await import("../../host/session/problem-entry.ts");
      const { writeProjectFile } = await import("../../host/project/write.ts");
      const { key, text, problems } = own.svg ? await picture() : await module();
      for (const problem of problems) terminal.log(problemEntry(problem));
      if (options.json) {
        const result = { ok: text !== undefined, [key]: text ?? null, problems: problems.map(problemAsJson) };
        terminal.result(`${JSON.stringify(result, null, 2)}\n`);
      }
      if (text === undefined) return setCode(exitCodes.failed);
      if (own.output !== undefined) await writeProjectFile(own.output, text);
      else if (!options.json) terminal.result(text);

      async function module() {
        const { exportFlow } = await import("../../host/session/export-flow.ts");
        return { key: "module", ...(await exportFlow(path, options.host, terminal.log)) };
      }

      async function picture() {
        const { drawFlow } = await import("../../host/session/draw-flow.ts");
        const { svg, problems } = await drawFlow(path, own.dark ? "dark" : "light", options.host, terminal.log);
        return { key: "picture", text: svg, problems };
      }
    });
}
