import { currentDocument } from "../editor/editor.ts";
import { inlineCall, openCalled, selectedCall } from "../editor/subflows.ts";
import { show } from "../store/workbench.ts";
import type { Command } from "./command.ts";

export const subflowCommands: readonly Command[] = [
  {
    id: "subflow.new",
    title: "New subflow…",
    group: "File",
    run: (editor) => show(editor.workbench, { type: "name-subflow", for: "new" }),
  },
  {
    id: "subflow.extract",
    title: "Extract to subflow…",
    group: "Edit",
    shortcuts: ["Mod+Alt+E"],
    enabled: (editor) => currentDocument(editor) !== undefined && editor.selection.getState().nodes.size > 0,
    run: (editor) => show(editor.workbench, { type: "name-subflow", for: "extract" }),
  },
  {
    id: "subflow.inline",
    title: "Inline subflow",
    group: "Edit",
    enabled: (editor) => selectedCall(editor) !== undefined,
    run: (editor) => {
      const [node] = editor.selection.getState().nodes;
      if (node !== undefined) inlineCall(editor, node);
    },
  },
  {
    id: "subflow.open",
    title: "Open subflow",
    group: "Edit",
    shortcuts: ["Mod+Enter"],
    enabled: (editor) => selectedCall(editor) !== undefined,
    run: async (editor) => {
      const [node] = editor.selection.getState().nodes;
      if (node !== undefined) await openCalled(editor, node);
    },
  },
];
