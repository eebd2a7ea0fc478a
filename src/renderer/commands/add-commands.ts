import { paletteGroups } from "../../catalogue/define-node.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { addKindNode } from "../editor/add-nodes.ts";
import { currentFlow, type Editor } from "../editor/editor.ts";
import { show } from "../store/workbench.ts";
import type { Command } from "./command.ts";

const hasFlow: NonNullable<Command["enabled"]> = (editor) => currentFlow(editor) !== undefined;

function middle(editor: Editor) {
  return editor.surroundings.canvasPoint(editor.surroundings.canvasMiddle());
}

const byGroup = [...catalogue.values()].sort((one, other) => paletteGroups.indexOf(one.group) - paletteGroups.indexOf(other.group));

export const addCommands: readonly Command[] = [
  {
    id: "add.quick",
    title: "Add node…",
    group: "Add",
    shortcuts: ["Space"],
    enabled: hasFlow,
    // With a wire in hand, or on a pin: what fits there, as when the wire is dropped on nothing.
    run: (editor) => {
      const from = editor.gesture.getState().wiring ?? editor.selection.getState().pin;
      editor.gesture.setState({ wiring: undefined });
      show(editor.workbench, { type: "quick-add", at: editor.surroundings.canvasMiddle(), from });
    },
  },
  ...byGroup.map(
    (kind): Command => ({
      id: `add.${kind.kind}`,
      title: `Add ${kind.title}`,
      group: "Add",
      enabled: hasFlow,
      run: (editor) => {
        addKindNode(editor, kind.kind, middle(editor));
      },
    }),
  ),
];
