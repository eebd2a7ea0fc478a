import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { isEnabled, runCommand, titleOf } from "../commands/command.ts";
import { isMac } from "../commands/platform.ts";
import { commandById } from "../commands/registry.ts";
import { displayShortcut } from "../commands/shortcut.ts";
import { useEditor } from "../editor/editor-context.tsx";

/** A command as a button, under its own title unless another text is given; its shortcut is shown on hover. */
export function CommandButton({ id, children }: { readonly id: string; readonly children?: ReactNode }) {
  const editor = useEditor();
  // Whether a command can be done depends on the document and the selection.
  useStore(editor.documents);
  useStore(editor.selection);
  const command = commandById(id);
  if (command === undefined) return null;
  const [shortcut] = command.shortcuts ?? [];
  return (
    <Button
      disabled={!isEnabled(command, editor)}
      title={shortcut === undefined ? undefined : displayShortcut(shortcut, isMac)}
      onClick={() => runCommand(command, editor)}
    >
      {children ?? titleOf(command, editor)}
    </Button>
  );
}
