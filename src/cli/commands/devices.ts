import { Command } from "commander";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

export function registerDevices({ terminal }: CommandContext): Command {
  return new Command("devices")
    .description("Generate the typed home: every device of the network with all it can do.")
    .option("-o, --output <file>", "write the module to a file instead of stdout")
    .action(async (own: { readonly output?: string }, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const { readHome } = await import("../../host/session/read-home.ts");
      const { generateHome } = await import("../../z2m/generator/generate-home.ts");
      const { countDevices } = await import("../../host/home/home-snapshot.ts");
      const { writeProjectFile } = await import("../../host/project/write.ts");
      const home = await readHome(options.host, terminal.log);
      const { description } = home;
      const text = options.json ? `${JSON.stringify(description, null, 2)}\n` : generateHome(description);
      if (own.output === undefined) terminal.result(text);
      else await writeProjectFile(own.output, text);
      const { groups, dropped } = description;
      const counts = { devices: countDevices(home), groups: groups.length, dropped: dropped.length };
      terminal.log({ level: "info", event: "devices", text: `${counts.devices} devices and ${counts.groups} groups`, data: counts });
    });
}
