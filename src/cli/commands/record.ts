import { Command } from "commander";
import { type Duration, parseDuration } from "../../base/duration.ts";
import { HostError } from "../../host/host-error.ts";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

interface RecordOptions {
  readonly output?: string;
  readonly for?: string;
  readonly life?: true;
}

export function registerRecord({ terminal }: CommandContext): Command {
  return new Command("record")
    .description("Write down what happens to the devices of flows and what is sent to devices, as a trace for ziggy-flow test.")
    .argument("<path...>", "the flows that the trace is about: flow.json, module.ts or a project's folder")
    .option("-o, --output <file>", "write to a file instead of stdout, such as flows/traces/hall-light.txt")
    .option("--for <duration>", "end by itself, such as 10m (default: Ctrl-C ends it)")
    .option("--simulate [home]", "record a simulated home, and run the flows in it (write --simulate=home.json)")
    .option("--life", "let people move about in the simulated home by themselves")
    .action(async (paths: string[], own: RecordOptions, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const length = own.for === undefined ? undefined : readLength(own.for);
      const { record } = await import("../../host/session/record.ts");
      const { stopSignal } = await import("../stop-signal.ts");
      const { writeProjectFile } = await import("../../host/project/write.ts");
      const { output } = own;
      const text = await record(
        paths,
        { ...options.host, output, length, life: own.life === true },
        terminal.log,
        stopSignal(terminal.log),
      );
      if (output === undefined) return terminal.result(text);
      await writeProjectFile(output, text);
      const commands = text.split("\n").filter((line) => / (EXPECT|ANY) /.test(line)).length;
      const said = `${output} written, with ${commands} commands to expect`;
      terminal.log({ level: "info", event: "recorded", text: said, data: { file: output, commands } });
    });
}

function readLength(text: string): Duration {
  const length = parseDuration(text);
  if (length.ok && length.value > 0) return length.value;
  throw new HostError({
    kind: "usage",
    where: "--for",
    what: `"${text}" is no time to record for`,
    remedy: 'write a duration such as "10m"',
  });
}
