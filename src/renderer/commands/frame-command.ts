import { currentDocument, editCurrent } from "../editor/editor.ts";
import { addNode } from "../edits/nodes.ts";
import { select } from "../store/selection.ts";
import type { Command } from "./command.ts";
import { selectedBoxes } from "./selected-boxes.ts";

const margin = 24;
/** Room for the frame's own title above what stands in it. */
const header = 24;

/** Puts a frame around what is selected; it then carries it along. */
export const frameCommand: Command = {
  id: "arrange.frame",
  title: "Frame the selection",
  group: "Arrange",
  shortcuts: ["Mod+G"],
  enabled: (editor) => currentDocument(editor) !== undefined && editor.selection.getState().nodes.size > 0,
  run: (editor) => {
    const boxes = [...selectedBoxes(editor).values()];
    if (boxes.length === 0) return;
    const left = Math.min(...boxes.map(({ x }) => x)) - margin;
    const top = Math.min(...boxes.map(({ y }) => y)) - margin - header;
    const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
    let id: string | undefined;
    editCurrent(editor, "Frame the selection", (document) => {
      const place = { x: left, y: top, width: right - left, height: bottom - top };
      const added = addNode(document, { kind: "frame", hint: "frame" }, place);
      id = added.id;
      return added.document;
    });
    if (id !== undefined) select(editor.selection, { nodes: new Set([id]) });
  },
};
