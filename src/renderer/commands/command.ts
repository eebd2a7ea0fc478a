import type { Editor } from "../editor/editor.ts";

export const commandGroups = ["File", "Edit", "Add", "Arrange", "View", "Run", "Help"] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something the user can do: one entry serves menu, command palette, keyboard and toolbar. */
export interface Command {
  /** `group.verb`, stable: menus and tests refer to it. */
  readonly id: string;
  readonly title: string | ((editor: Editor) => string);
  readonly group: CommandGroup;
  /** As in `Mod+Shift+Z`; `Mod` is ⌘ on a Mac and Ctrl elsewhere. Further ones do the same. */
  readonly shortcuts?: readonly string[];
  /** Works while a text field has the focus, too. */
  readonly everywhere?: boolean;
  /** Whether it can be done now; left out: always. */
  readonly enabled?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void | Promise<void>;
}

export function titleOf(command: Command, editor: Editor): string {
  return typeof command.title === "string" ? command.title : command.title(editor);
}

export function isEnabled(command: Command, editor: Editor): boolean {
  return command.enabled?.(editor) ?? true;
}

/** Runs a command if it can be done now; says whether it did. */
export function runCommand(command: Command, editor: Editor): boolean {
  if (!isEnabled(command, editor)) return false;
  void command.run(editor);
  return true;
}
