import type { Desktop, DesktopMessage, MenuEntry, TextAction } from "../../contract/desktop.ts";
import { isEnabled, runCommand, titleOf } from "../commands/command.ts";
import { commandById, commands } from "../commands/registry.ts";
import type { Editor } from "../editor/editor.ts";
import { settleUnsaved, unsavedFlows } from "../editor/leave.ts";
import { openFolder } from "../editor/projects.ts";
import { isTextField } from "./text-field.ts";

declare global {
  interface Window {
    /** Put there by the preload script of the desktop face. */
    readonly ziggyFlowDesktop?: Desktop;
  }
}

/** What these mean while a text field has the focus. */
const textActions = new Map<string, TextAction>([
  ["edit.undo", "undo"],
  ["edit.redo", "redo"],
  ["edit.cut", "cut"],
  ["edit.copy", "copy"],
  ["edit.paste", "paste"],
  ["edit.select-all", "selectAll"],
  ["edit.delete", "delete"],
]);

/** A native menu is made anew for every change: several of one moment are told together. */
const menuDelay = 100;

/** Where the text cursor is, as far as menus must know. */
export interface Focus {
  readonly isTyping: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
}

const pageFocus: Focus = {
  isTyping: () => isTextField(document.activeElement),
  onChange: (listener) => {
    for (const name of ["focusin", "focusout"]) document.addEventListener(name, listener);
    return () => {
      for (const name of ["focusin", "focusout"]) document.removeEventListener(name, listener);
    };
  },
};

/** Connects the editor with the window it is shown in: menu, unsaved work, closing. Does nothing in a browser. */
export function attachDesktop(editor: Editor, desktop: Desktop | undefined, focus = pageFocus): () => void {
  if (desktop === undefined) return () => undefined;
  const bridge = desktop;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = { menu: "", unsaved: "" };

  function tellMenu(): void {
    timer = undefined;
    const entries = menuEntries(editor, focus.isTyping());
    const menu = JSON.stringify(entries);
    if (menu !== told.menu) bridge.tell({ type: "menu", entries });
    told = { ...told, menu };
  }

  /** At once: the window may be closing already. */
  function tellUnsaved(): void {
    const titles = unsavedFlows(editor).map(({ title }) => title.slice(0, longestTitle));
    const unsaved = JSON.stringify(titles);
    if (unsaved !== told.unsaved) bridge.tell({ type: "unsaved", titles });
    told = { ...told, unsaved };
  }

  function later(): void {
    timer ??= setTimeout(tellMenu, menuDelay);
  }

  const stops = [
    editor.documents.subscribe(() => {
      tellUnsaved();
      later();
    }),
    editor.selection.subscribe(later),
    editor.facts.subscribe(later),
    editor.workbench.subscribe(later),
    focus.onChange(later),
    bridge.onTold((message) => void obey(editor, bridge, focus, message)),
  ];
  tellMenu();
  tellUnsaved();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

const longestTitle = 200;

/** The commands as a menu shows them. Those that lead about the canvas by keys are none for a menu. */
function menuEntries(editor: Editor, isTyping: boolean): readonly MenuEntry[] {
  return commands
    .filter(({ id }) => !id.startsWith("keys."))
    .map((command) => ({
      id: command.id,
      title: titleOf(command, editor).slice(0, longestTitle),
      group: command.group,
      shortcut: command.shortcuts?.[0],
      enabled: (isTyping && textActions.has(command.id)) || isEnabled(command, editor),
    }));
}

async function obey(editor: Editor, desktop: Desktop, focus: Focus, message: DesktopMessage): Promise<void> {
  switch (message.type) {
    case "command": {
      const action = focus.isTyping() ? textActions.get(message.id) : undefined;
      const command = commandById(message.id);
      if (action !== undefined) desktop.tell({ type: "edit-text", action });
      else if (command !== undefined) runCommand(command, editor);
      break;
    }
    case "open":
      await openFolder(editor, message.folder);
      break;
    case "leave":
      desktop.tell({ type: "left", done: await settleUnsaved(editor, message.how) });
      break;
  }
}
