import { Command } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { paint } from "../log-format.ts";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

interface TestOptions {
  readonly junit?: string;
  readonly update?: boolean;
}

export function registerTest({ terminal, setCode }: CommandContext): Command {
  return new Command("test")
    .description("Play the traces of flows on a virtual clock, without a broker, and compare what came with what they expect.")
    .argument("[path...]", "flows, traces, or folders with them (default: the present folder)")
    .option("--simulate [home]", "the home of traces that name none (write --simulate=home.json)")
    .option("--junit <file>", "also write the results as JUnit XML")
    .option("--update", "rewrite the EXPECT lines of failing traces to what came")
    .action(async (paths: string[], own: TestOptions, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { runTraces } = await import("../../host/traces/run-traces.ts");
      const { reportTrace, summaryOf } = await import("../../host/traces/report.ts");
      const { resultsAsJson, resultsAsJunit } = await import("../../host/traces/export-results.ts");
      const { writeProjectFile } = await import("../../host/project/write.ts");
      const named = paths.length > 0 ? paths : ["."];
      let results = await runTraces(named, options.host);
      if (own.update) {
        const { updateTraces } = await import("../../host/traces/update-traces.ts");
        for (const file of await updateTraces(results)) terminal.log({ level: "info", event: "updated", text: `${file} rewritten` });
        results = await runTraces(named, options.host);
      }
      // Two streams, two decisions: the report goes to stdout, which may be a file while stderr is a terminal.
      const colors = terminal.colors && process.stdout.isTTY === true;
      if (options.json) terminal.result(`${JSON.stringify(resultsAsJson(results), null, 2)}\n`);
      else for (const result of results) terminal.result(reportTrace(result, (color, text) => (colors ? paint(color, text) : text)));
      if (own.junit !== undefined) await writeProjectFile(own.junit, resultsAsJunit(results));
      if (results.length === 0) {
        const remedy = "write traces/<flow>.txt beside the flows; docs/traces.md says how";
        terminal.log({ level: "error", event: "tested", text: `there are no traces to play\n${remedy}`, data: { traces: 0, failed: 0 } });
        return setCode(exitCodes.failed);
      }
      const failed = results.filter(({ ok }) => !ok).length;
      terminal.log({ level: "info", event: "tested", text: summaryOf(results), data: { traces: results.length, failed } });
      if (failed > 0) setCode(exitCodes.failed);
    });
}
