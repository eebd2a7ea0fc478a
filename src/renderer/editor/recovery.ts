import { parseFlow } from "../../model/parse.ts";
import { edit, isDirty, openFlow, textOf } from "../store/documents.ts";
import { toast } from "../store/workbench.ts";
import { showFlowFile } from "./attach.ts";
import type { Editor } from "./editor.ts";

/** Unsaved work reaches the host within this many milliseconds, and so survives a crash or a reload. */
const backupDelay = 600;

/** Hands unsaved work to the host shortly after each edit. */
export function keepBackups(editor: Editor): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const stop = editor.documents.subscribe((now, before) => {
    for (const [id, flow] of now.open) {
      if (before.open.get(id)?.history.present.document === flow.history.present.document || !isDirty(flow)) continue;
      clearTimeout(waiting.get(id));
      waiting.set(
        id,
        setTimeout(() => {
          const latest = editor.documents.getState().open.get(id);
          if (latest !== undefined && isDirty(latest))
            void editor.client.keepBackup({ flow: id, text: textOf(latest), base: latest.base ?? null });
        }, backupDelay),
      );
    }
  });
  return () => {
    stop();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}

/** After a crash or reload: brings unsaved work back as an edit of its flow, so that one undo leads to the file. */
export async function offerBackups(editor: Editor): Promise<void> {
  const backups = await editor.client.listBackups({});
  if (!backups.ok) return;
  for (const backup of backups.value) {
    const { document } = parseFlow(backup.text);
    if (document === undefined) continue;
    await showFlowFile(editor, backup.flow);
    if (!editor.documents.getState().open.has(backup.flow)) {
      openFlow(editor.documents, { id: backup.flow, title: backup.flow, text: backup.text, revision: undefined });
      continue;
    }
    edit(editor.documents, backup.flow, "Bring back unsaved work", () => document);
    editor.surroundings.fitView();
    toast(editor.workbench, "good", `Unsaved work on ${document.name ?? backup.flow} is back. Undo leads to the saved file.`);
  }
}
