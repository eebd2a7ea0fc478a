import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { isDirty, type OpenFlow, textOf } from "../store/documents.ts";
import { printHistory } from "../store/kept-history.ts";
import { toast } from "../store/workbench.ts";
import { showFlowFile } from "./attach.ts";
import type { Editor } from "./editor.ts";

/** Work reaches the host within this many milliseconds, and so survives a crash or a reload. */
const keepDelay = 600;

/** Hands unsaved work, and what undo knows, to the host shortly after each edit. */
export function keepWork(editor: Editor): () => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const folder = () => editor.facts.getState().session?.project?.folder;
  const stop = editor.documents.subscribe((now, before) => {
    for (const [id, flow] of before.open) {
      const latest = now.open.get(id);
      if (latest === undefined) {
        // Closed: whether its work is kept has been decided; what undo knows is kept in any case.
        if (waiting.has(id)) keepHistory(editor, flow);
        clearTimeout(waiting.get(id));
        waiting.delete(id);
      } else if (!waiting.has(id) && (latest.history !== flow.history || latest.base !== flow.base)) {
        const home = folder();
        const keep = () => {
          waiting.delete(id);
          const open = editor.documents.getState().open.get(id);
          if (open !== undefined && folder() === home) keepFlow(editor, open);
        };
        waiting.set(id, setTimeout(keep, keepDelay));
      }
    }
  });
  return () => {
    stop();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}

function keepFlow(editor: Editor, flow: OpenFlow): void {
  if (flow.unreadable !== undefined) return;
  const { id, base = null } = flow;
  if (isDirty(flow)) void editor.client.keepBackup({ flow: id, text: textOf(flow), base });
  else void editor.client.dropBackup({ flow: id });
  keepHistory(editor, flow);
}

function keepHistory(editor: Editor, { id, history, saved, base, unreadable }: OpenFlow): void {
  if (unreadable !== undefined || base === undefined || history.past.length + history.future.length === 0) return;
  void editor.client.keepHistory({ flow: id, text: printHistory(history, saved, base) });
}

/** After a crash or reload: brings unsaved work back, with the steps that led to it. */
export async function offerBackups(editor: Editor): Promise<void> {
  const backups = await editor.client.listBackups({});
  if (!backups.ok) return;
  for (const { flow, text, base } of backups.value) {
    const { document } = parseFlow(text);
    if (document === undefined) continue;
    await showFlowFile(editor, flow, { document, base });
    const open = editor.documents.getState().open.get(flow);
    if (open === undefined || printFlow(open.history.present.document) !== printFlow(document)) continue;
    editor.surroundings.fitView();
    toast(editor.workbench, "good", `Unsaved work on ${document.name ?? flow} is back. Undo leads to the saved file.`);
  }
}
