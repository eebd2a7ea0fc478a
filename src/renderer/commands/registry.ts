import type { Editor } from "../editor/editor.ts";
import { addCommands } from "./add-commands.ts";
import { arrangeCommands } from "./arrange-commands.ts";
import { type Command, isEnabled, runCommand } from "./command.ts";
import { editCommands } from "./edit-commands.ts";
import { fileCommands } from "./file-commands.ts";
import { focusCommands } from "./focus-commands.ts";
import { keyboardCommands } from "./keyboard-commands.ts";
import { runCommands } from "./run-commands.ts";
import { subflowCommands } from "./subflow-commands.ts";
import { viewCommands } from "./view-commands.ts";
import { wireCommands } from "./wire-commands.ts";

/** Everything the user can do, once: menus, palette, keyboard and toolbar read this list. */
export const commands: readonly Command[] = [
  // First, since on a pin they take arrows and Escape before anything else does.
  ...keyboardCommands,
  ...fileCommands,
  ...editCommands,
  ...subflowCommands,
  ...addCommands,
  ...arrangeCommands,
  ...wireCommands,
  ...viewCommands,
  ...focusCommands,
  ...runCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

export function commandById(id: string): Command | undefined {
  return byId.get(id);
}

/** Runs what a shortcut stands for. `typing`: a text field has the focus, so only commands that work everywhere count. */
export function runShortcut(editor: Editor, shortcut: string, typing: boolean): boolean {
  const candidates = commands.filter(
    (command) => command.shortcuts?.includes(shortcut) === true && (!typing || command.everywhere === true) && isEnabled(command, editor),
  );
  const [command] = candidates;
  return command !== undefined && runCommand(command, editor);
}
