import { Command } from "commander";
import { readCommonOptions } from "../options.ts";
import type { CommandContext } from "./index.ts";

export function registerHelp({ terminal }: CommandContext): Command {
  return new Command("help")
    .description("What the kinds of nodes do: all of them, or one at length with an example.")
    .argument("[kind]", "kind of node, as in flow files; or a command")
    .action(async (word: string | undefined, _own: unknown, command: Command) => {
      const options = readCommonOptions(command, terminal);
      const named = command.parent?.commands.find((other) => other.name() === word);
      if (named !== undefined) {
        terminal.result(named.helpInformation());
        return;
      }
      const { explainKind, explainKinds } = await import("../../host/reference/explain-kind.ts");
      const { text, json } = word === undefined ? explainKinds() : explainKind(word);
      terminal.result(options.json ? `${JSON.stringify(json, null, 2)}\n` : text);
    });
}
