import { currentDocument, type Editor, editCurrent } from "../editor/editor.ts";
import { canReorder, reorderWire } from "../edits/wires.ts";
import type { Command } from "./command.ts";

function selectedWire(editor: Editor): string | undefined {
  const { nodes, wires } = editor.selection.getState();
  const [wire] = wires;
  return nodes.size === 0 && wires.size === 1 ? wire : undefined;
}

function reorder(by: -1 | 1): Pick<Command, "enabled" | "run"> {
  return {
    enabled: (editor) => {
      const wire = selectedWire(editor);
      const document = currentDocument(editor);
      return wire !== undefined && document !== undefined && canReorder(document, wire, by);
    },
    run: (editor) => {
      const wire = selectedWire(editor);
      if (wire !== undefined) editCurrent(editor, "Change order of wires", (document) => reorderWire(document, wire, by));
    },
  };
}

/** Which of several wires from one pin fires first. */
export const wireCommands: readonly Command[] = [
  { id: "wire.earlier", title: "Let wire fire earlier", group: "Arrange", shortcuts: ["Mod+Up"], ...reorder(-1) },
  { id: "wire.later", title: "Let wire fire later", group: "Arrange", shortcuts: ["Mod+Down"], ...reorder(1) },
];
