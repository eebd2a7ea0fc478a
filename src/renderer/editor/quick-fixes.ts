import type { Diagnostic } from "../../model/diagnostic.ts";
import { setInput, setSetting, updateNode } from "../edits/nodes.ts";
import { removeRoles } from "../edits/roles.ts";
import { setSilence } from "../edits/silence.ts";
import { removeWires } from "../edits/wires.ts";
import { show } from "../store/workbench.ts";
import { type Editor, editCurrent } from "./editor.ts";

export interface QuickFix {
  readonly title: string;
  readonly apply: (editor: Editor) => void;
}

/** What can be done about a problem with one click. Every fix is an undoable edit. */
export function quickFixes({ code, place }: Diagnostic): readonly QuickFix[] {
  const { node, pin, setting, wire, role } = place;
  switch (code) {
    case "wire/unreadable":
    case "wire/unknown-node":
    case "wire/unknown-output":
    case "wire/unknown-input":
    case "wire/type":
    case "wire/duplicate":
    case "wire/too-many":
    case "wire/fixed-input":
    case "wire/no-payload":
      return wire === undefined
        ? []
        : [fix("Remove wire", (editor) => editCurrent(editor, "Remove wire", (document) => removeWires(document, new Set([wire]))))];
    case "input/unknown":
    case "input/invalid":
    case "input/wired":
      return node === undefined || pin === undefined
        ? []
        : [fix("Remove value", (editor) => editCurrent(editor, "Remove value", (document) => setInput(document, node, pin, undefined)))];
    case "setting/unknown":
    case "setting/invalid":
      return node === undefined || setting === undefined
        ? []
        : [
            fix("Reset setting", (editor) =>
              editCurrent(editor, "Reset setting", (document) => setSetting(document, node, setting, undefined)),
            ),
          ];
    case "node/not-durable":
      return node === undefined
        ? []
        : [
            fix("Do not keep state", (editor) =>
              editCurrent(editor, "Change durability", (document) => updateNode(document, node, (one) => ({ ...one, durable: false }))),
            ),
          ];
    case "role/unused":
      return role === undefined
        ? []
        : [fix("Remove device", (editor) => editCurrent(editor, `Remove ${role}`, (document) => removeRoles(document, new Set([role]))))];
    case "analysis/idle-silence": {
      const [, silenced] = (place.path ?? "").split("/silence/");
      return silenced === undefined
        ? []
        : [
            fix("Remove silence", (editor) =>
              editCurrent(editor, "Remove silence", (document) => setSilence(document, node, silenced, undefined)),
            ),
          ];
    }
    default:
      return code.startsWith("analysis/") ? [fix("Silence…", (editor) => show(editor.workbench, { type: "silence", code, node }))] : [];
  }
}

function fix(title: string, apply: (editor: Editor) => void): QuickFix {
  return { title, apply };
}
