import { closeFlow, isDirty, type OpenFlow, showFlow } from "../store/documents.ts";
import type { Editor } from "./editor.ts";
import { saveCurrent } from "./files.ts";

/** Open flows with work that is not in their files. */
export function unsavedFlows(editor: Editor): readonly OpenFlow[] {
  return [...editor.documents.getState().open.values()].filter(isDirty);
}

/** Settles unsaved work before the window closes. False: something could not be saved and is shown. */
export async function settleUnsaved(editor: Editor, how: "save" | "discard"): Promise<boolean> {
  for (const { id } of unsavedFlows(editor)) {
    if (how === "save") {
      showFlow(editor.documents, id);
      if (!(await saveCurrent(editor))) return false;
    } else {
      closeFlow(editor.documents, id);
      await editor.client.dropBackup({ flow: id });
    }
  }
  return true;
}
