import { dirname, join } from "node:path";
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
    .option("-o, --output <file>", "write to a file instead of stdout, and subflows beside it")
    .option("--svg", "a picture of the flow instead of its module")
    .option("--dark", "the picture in dark colours")
    .option("--simulate [home]", "compile for a simulated home instead of the broker's (write --simulate=home.json)")
    .action(async (path: string, own: ExportOptions, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { problemAsJson, problemEntry } = await import("../../host/session/problem-entry.ts");
      const { writeProjectFile } = await import("../../host/project/write.ts");
      const { key, text, subflows, problems } = own.svg ? await picture() : await module();
      for (const problem of problems) terminal.log(problemEntry(problem));
      if (options.json) {
        const others = subflows.size === 0 ? {} : { subflows: Object.fromEntries(subflows) };
        const result = { ok: text !== undefined, [key]: text ?? null, ...others, problems: problems.map(problemAsJson) };
        terminal.result(`${JSON.stringify(result, null, 2)}\n`);
      }
      if (text === undefined) return setCode(exitCodes.failed);
      if (own.output !== undefined) {
        await writeProjectFile(own.output, text);
        for (const [path, module] of subflows) await writeProjectFile(join(dirname(own.output), path), module);
      } else if (!options.json) terminal.result(text);

      async function module() {
        const { exportFlow } = await import("../../host/session/export-flow.ts");
        // One text on stdout must run alone; files lie beside each other.
        return { key: "module", ...(await exportFlow(path, options.host, terminal.log, own.output === undefined)) };
      }

      async function picture() {
        const { drawFlow } = await import("../../host/session/draw-flow.ts");
        const { svg, problems } = await drawFlow(path, own.dark ? "dark" : "light", options.host, terminal.log);
        return { key: "picture", text: svg, subflows: new Map<string, string>(), problems };
      }
    });
}
