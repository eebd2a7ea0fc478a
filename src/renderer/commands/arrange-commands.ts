import { type Place, placeOf } from "../../drawing/layout.ts";
import { editCurrent } from "../editor/editor.ts";
import { tidyUp } from "../editor/tidy-up.ts";
import { type Alignment, align, type Box, distribute, placeNodes } from "../edits/layout.ts";
import type { Command } from "./command.ts";
import { frameCommand } from "./frame-command.ts";
import { selectedBoxes } from "./selected-boxes.ts";

const severalSelected: NonNullable<Command["enabled"]> = (editor) => editor.selection.getState().nodes.size > 1;

function arrangement(id: string, title: string, places: (boxes: ReadonlyMap<string, Box>) => ReadonlyMap<string, Place>): Command {
  return {
    id,
    title,
    group: "Arrange",
    enabled: severalSelected,
    run: (editor) => editCurrent(editor, title, (document) => placeNodes(document, places(selectedBoxes(editor)))),
  };
}

const alignments: readonly (readonly [Alignment, string])[] = [
  ["left", "Align left"],
  ["centre", "Align centres"],
  ["right", "Align right"],
  ["top", "Align top"],
  ["middle", "Align middles"],
  ["bottom", "Align bottom"],
];

function nudge(dx: number, dy: number): Command["run"] {
  return (editor) =>
    editCurrent(
      editor,
      "Nudge",
      (document) =>
        placeNodes(
          document,
          new Map(
            [...editor.selection.getState().nodes].map((id) => {
              const place = placeOf(document, id);
              return [id, { ...place, x: place.x + dx, y: place.y + dy }];
            }),
          ),
        ),
      "nudge",
    );
}

const hasNodes: NonNullable<Command["enabled"]> = (editor) => editor.selection.getState().nodes.size > 0;

export const arrangeCommands: readonly Command[] = [
  { id: "arrange.tidy", title: "Tidy up", group: "Arrange", shortcuts: ["Mod+Shift+L"], run: tidyUp },
  frameCommand,
  ...alignments.map(([alignment, title]) => arrangement(`arrange.${alignment}`, title, (boxes) => align(boxes, alignment))),
  arrangement("arrange.across", "Distribute across", (boxes) => distribute(boxes, "across")),
  arrangement("arrange.down", "Distribute down", (boxes) => distribute(boxes, "down")),
  { id: "arrange.nudge-left", title: "Nudge left", group: "Arrange", shortcuts: ["Alt+Left"], enabled: hasNodes, run: nudge(-8, 0) },
  { id: "arrange.nudge-right", title: "Nudge right", group: "Arrange", shortcuts: ["Alt+Right"], enabled: hasNodes, run: nudge(8, 0) },
  { id: "arrange.nudge-up", title: "Nudge up", group: "Arrange", shortcuts: ["Alt+Up"], enabled: hasNodes, run: nudge(0, -8) },
  { id: "arrange.nudge-down", title: "Nudge down", group: "Arrange", shortcuts: ["Alt+Down"], enabled: hasNodes, run: nudge(0, 8) },
];
