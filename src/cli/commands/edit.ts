import { Command } from "commander";
import { readCommonOptions } from "../options.ts";
import { readPort } from "../read-port.ts";
import type { CommandContext } from "./index.ts";

interface EditOptions {
  readonly open: boolean;
  readonly port?: string;
  readonly host?: string;
}

export function registerEdit({ terminal, setCode }: CommandContext): Command {
  return new Command("edit")
    .description("The editor in a browser; prints its address.")
    .argument("[dir]", "the project's folder (default: the present one, if it is a project)")
    .option("--simulate [home]", "draw for a simulated home: small, typical, large, example (write --simulate=typical)")
    .option("--no-open", "do not open the browser")
    .option("--port <number>", "the editor's port (default: a free one)")
    .option("--host <address>", "listen beyond this machine; demands a password in ZIGGY_FLOW_EDITOR_PASSWORD")
    .action(async (dir: string | undefined, own: EditOptions, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const port = readPort(own.port);
      const { runEditor } = await import("../run-editor.ts");
      setCode(await runEditor({ dir, port, host: own.host, opens: own.open, json: options.json ?? false, ...options.host }, terminal));
    });
}
