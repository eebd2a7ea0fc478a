import { isEnabled, runCommand, titleOf } from "../commands/command.ts";
import { isMac } from "../commands/platform.ts";
import { commandById, commands } from "../commands/registry.ts";
import { displayShortcut } from "../commands/shortcut.ts";
import { useEditor } from "../editor/editor-context.tsx";
import type { OverlayProps } from "./overlays.tsx";
import { Picker } from "./picker.tsx";

/** Every command with its shortcut, found by typing. */
export function CommandPalette({ onClose }: OverlayProps) {
  const editor = useEditor();
  return (
    <Picker
      label="Commands"
      placeholder="What do you want to do?"
      onClose={onClose}
      find={(query) => {
        const words = query.toLowerCase().split(/\s+/).filter(Boolean);
        return commands
          .map((command) => ({ command, title: titleOf(command, editor) }))
          .filter(({ command, title }) => words.every((word) => `${command.group} ${title}`.toLowerCase().includes(word)))
          .map(({ command, title }) => ({
            id: command.id,
            title,
            detail: command.group,
            hint: command.shortcuts?.[0] === undefined ? undefined : displayShortcut(command.shortcuts[0], isMac),
            disabled: !isEnabled(command, editor),
          }))
          .sort((one, other) => Number(one.disabled) - Number(other.disabled));
      }}
      onPick={(id) => {
        const command = commandById(id);
        if (command !== undefined) runCommand(command, editor);
      }}
    />
  );
}
