import { Command } from "commander";
import { exitCodes } from "../exit-codes.ts";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

export function registerCheck({ terminal, setCode }: CommandContext): Command {
  return new Command("check")
    .description("Do all that run does before flows are live: compile and type-check against the home.")
    .argument("<path...>", "flow.json, module.ts or a project's folder")
    .option("--simulate [home]", "check against a simulated home instead of the broker's (write --simulate=home.json)")
    .option("--no-check", "leave out the type check")
    .action(async (paths: string[], own: { readonly check: boolean }, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { checkProject } = await import("../../host/session/check-project.ts");
      const { isError } = await import("../../host/build/problem.ts");
      const { countDevices } = await import("../../host/home/home-snapshot.ts");
      const { problemAsJson, problemEntry } = await import("../../host/session/problem-entry.ts");
      const { flows, home } = await checkProject(paths, { ...options.host, typeCheck: own.check }, terminal.log);
      const problems = flows.flatMap((flow) => flow.problems);
      const held = flows.filter((flow) => flow.problems.some(isError));
      for (const problem of problems) terminal.log(problemEntry(problem));
      if (options.json) {
        const summary = flows.map(({ source, runnable }) => ({ flow: source.id, file: source.path, ok: runnable !== undefined }));
        terminal.result(`${JSON.stringify({ ok: held.length === 0, flows: summary, problems: problems.map(problemAsJson) }, null, 2)}\n`);
      }
      const devices = countDevices(home);
      const text =
        held.length === 0
          ? `${count(flows.length, "flow")} checked against ${count(devices, "device")}`
          : `${held.length} of ${count(flows.length, "flow")} cannot run`;
      terminal.log({ level: "info", event: "checked", text, data: { flows: flows.length, held: held.length } });
      if (held.length > 0) setCode(exitCodes.failed);
    });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
