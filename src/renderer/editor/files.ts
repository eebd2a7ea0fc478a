import type { Result } from "../../base/result.ts";
import type { ContractError } from "../../contract/define.ts";
import type { FlowEntry } from "../../contract/facts.ts";
import { drawSvg } from "../../drawing/svg.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { closeFlow, isDirty, markSaved, textOf } from "../store/documents.ts";
import { show, toast } from "../store/workbench.ts";
import { showFlowFile } from "./attach.ts";
import { currentFlow, type Editor } from "./editor.ts";

/** Shows why a call failed, and what to do; hands on its value otherwise. */
export function valueOrToast<T>(editor: Editor, result: Result<T, ContractError>): T | undefined {
  if (result.ok) return result.value;
  const { message, remedy } = result.error;
  toast(editor.workbench, "bad", remedy === undefined ? message : `${message} ${remedy}`);
  return undefined;
}

/** Saves the flow that is shown. A file that changed meanwhile is not overwritten: the conflict is shown. */
export async function saveCurrent(editor: Editor, options: { readonly overwrite?: boolean } = {}): Promise<boolean> {
  const flow = currentFlow(editor);
  if (flow === undefined || flow.unreadable !== undefined) return false;
  const { document } = flow.history.present;
  const result = await editor.client.saveFlow({
    id: flow.id,
    text: textOf(flow),
    base: flow.base ?? null,
    overwrite: options.overwrite ?? false,
  });
  if (!result.ok && result.error.code === "conflict") {
    show(editor.workbench, { type: "conflict", flow: flow.id });
    return false;
  }
  const entry = valueOrToast(editor, result);
  if (entry === undefined) return false;
  markSaved(editor.documents, flow.id, document, entry.revision);
  void editor.client.dropBackup({ flow: flow.id });
  return true;
}

/** Closes a tab; asks first when there is unsaved work. */
export function requestClose(editor: Editor, id: string): void {
  const flow = editor.documents.getState().open.get(id);
  if (flow === undefined) return;
  if (isDirty(flow)) show(editor.workbench, { type: "close-unsaved", flow: id });
  else closeFlow(editor.documents, id);
}

/** Makes a flow file, from a starter's text or empty, and shows it. */
export async function createFlow(editor: Editor, title: string, text?: string): Promise<FlowEntry | undefined> {
  const entry = valueOrToast(editor, await editor.client.createFlow({ title, ...(text !== undefined && { text }) }));
  if (entry !== undefined) await showFlowFile(editor, entry.id);
  return entry;
}

/** The name of a flow's file, without the folder that subflows have. */
function fileNameOf(flow: string): string {
  return flow.slice(flow.lastIndexOf("/") + 1);
}

/** Writes the compiled module of the flow that is shown to a file of the user's choice. */
export async function exportCurrent(editor: Editor): Promise<void> {
  const flow = currentFlow(editor);
  if (flow === undefined) return;
  const exported = valueOrToast(editor, await editor.client.exportFlow({ id: flow.id, text: textOf(flow) }));
  if (exported !== undefined) await keepFile(editor, `${fileNameOf(flow.id)}.ts`, exported.typescript);
}

/** Writes a picture of the flow that is shown, in the editor's own colours, to a file of the user's choice. */
export async function exportPicture(editor: Editor): Promise<void> {
  const flow = currentFlow(editor);
  if (flow === undefined) return;
  const { theme } = editor.workbench.getState();
  const svg = drawSvg({
    document: flow.history.present.document,
    graph: editor.analysis.getState().graph,
    catalogue,
    theme: theme === "dark" || theme === "contrast" ? "dark" : "light",
  });
  await keepFile(editor, `${fileNameOf(flow.id)}.svg`, svg);
}

/** Hands a text to the user as a file: a dialog on the desktop, a download in the browser. */
export async function keepFile(editor: Editor, name: string, text: string): Promise<void> {
  if (editor.facts.getState().session?.face === "browser") {
    editor.surroundings.download(name, text);
    return;
  }
  const saved = valueOrToast(editor, await editor.client.saveExport({ name, text }));
  if (saved?.path !== undefined) toast(editor.workbench, "good", `Written to ${saved.path}`);
}
