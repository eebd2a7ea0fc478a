import { currentFlow } from "../editor/editor.ts";
import {
  copySelected,
  deleteSelected,
  duplicateSelected,
  hasSelection,
  pasteClipboard,
  selectAll,
  toggleDisabled,
} from "../editor/selected.ts";
import { redoEdit, undoEdit } from "../store/documents.ts";
import { labels } from "../store/history.ts";
import { clearSelection } from "../store/selection.ts";
import { show } from "../store/workbench.ts";
import type { Command } from "./command.ts";

const hasFlow: NonNullable<Command["enabled"]> = (editor) => currentFlow(editor) !== undefined;

export const editCommands: readonly Command[] = [
  {
    id: "edit.undo",
    title: (editor) => {
      const flow = currentFlow(editor);
      const label = flow === undefined ? undefined : labels(flow.history).undo;
      return label === undefined ? "Undo" : `Undo: ${label}`;
    },
    group: "Edit",
    shortcuts: ["Mod+Z"],
    enabled: (editor) => (currentFlow(editor)?.history.past.length ?? 0) > 0,
    run: (editor) => {
      const flow = currentFlow(editor);
      if (flow !== undefined) undoEdit(editor.documents, flow.id);
    },
  },
  {
    id: "edit.redo",
    title: (editor) => {
      const flow = currentFlow(editor);
      const label = flow === undefined ? undefined : labels(flow.history).redo;
      return label === undefined ? "Redo" : `Redo: ${label}`;
    },
    group: "Edit",
    shortcuts: ["Mod+Shift+Z", "Mod+Y"],
    enabled: (editor) => (currentFlow(editor)?.history.future.length ?? 0) > 0,
    run: (editor) => {
      const flow = currentFlow(editor);
      if (flow !== undefined) redoEdit(editor.documents, flow.id);
    },
  },
  {
    id: "edit.cut",
    title: "Cut",
    group: "Edit",
    shortcuts: ["Mod+X"],
    enabled: hasSelection,
    run: async (editor) => {
      await copySelected(editor);
      deleteSelected(editor, { rejoin: false });
    },
  },
  { id: "edit.copy", title: "Copy", group: "Edit", shortcuts: ["Mod+C"], enabled: hasSelection, run: copySelected },
  {
    id: "edit.paste",
    title: "Paste",
    group: "Edit",
    shortcuts: ["Mod+V"],
    enabled: hasFlow,
    run: (editor) => pasteClipboard(editor, editor.surroundings.canvasPoint(editor.pointer)),
  },
  { id: "edit.duplicate", title: "Duplicate", group: "Edit", shortcuts: ["Mod+D"], enabled: hasSelection, run: duplicateSelected },
  {
    id: "edit.delete",
    title: "Delete",
    group: "Edit",
    shortcuts: ["Delete", "Backspace"],
    enabled: hasSelection,
    run: (editor) => deleteSelected(editor, { rejoin: false }),
  },
  {
    id: "edit.delete-rejoin",
    title: "Delete and join neighbours",
    group: "Edit",
    shortcuts: ["Shift+Delete", "Shift+Backspace"],
    enabled: hasSelection,
    run: (editor) => deleteSelected(editor, { rejoin: true }),
  },
  { id: "edit.disable", title: "Enable or disable node", group: "Edit", shortcuts: ["Mod+/"], enabled: hasSelection, run: toggleDisabled },
  { id: "edit.select-all", title: "Select all", group: "Edit", shortcuts: ["Mod+A"], enabled: hasFlow, run: selectAll },
  {
    id: "edit.select-none",
    title: "Select nothing",
    group: "Edit",
    shortcuts: ["Escape"],
    enabled: hasSelection,
    run: (editor) => clearSelection(editor.selection),
  },
  {
    id: "edit.rename",
    title: "Rename node…",
    group: "Edit",
    shortcuts: ["F2"],
    enabled: (editor) => editor.selection.getState().nodes.size === 1,
    run: (editor) => {
      const [node] = editor.selection.getState().nodes;
      if (node !== undefined) show(editor.workbench, { type: "rename", node });
    },
  },
  {
    id: "edit.find",
    title: "Find in this flow and home…",
    group: "Edit",
    shortcuts: ["Mod+F"],
    everywhere: true,
    run: (editor) => show(editor.workbench, { type: "search" }),
  },
];
