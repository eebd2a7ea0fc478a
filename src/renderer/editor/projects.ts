import type { HomeSource, ShippedHome } from "../../contract/facts.ts";
import { closeFlow, isDirty } from "../store/documents.ts";
import { toast } from "../store/workbench.ts";
import { refresh, showFirstFlow } from "./attach.ts";
import type { Editor } from "./editor.ts";
import { valueOrToast } from "./files.ts";

/** Whether another project may take the place of this one: not while work is unsaved. */
function mayLeave(editor: Editor): boolean {
  const dirty = [...editor.documents.getState().open.values()].filter(isDirty);
  if (dirty.length === 0) return true;
  toast(editor.workbench, "bad", `Save or close ${dirty.map(({ title }) => title).join(", ")} first.`);
  return false;
}

async function enter(editor: Editor): Promise<void> {
  for (const id of editor.documents.getState().open.keys()) closeFlow(editor.documents, id);
  await refresh(editor);
  await showFirstFlow(editor);
}

export async function openFolder(editor: Editor, folder: string): Promise<boolean> {
  if (!mayLeave(editor) || valueOrToast(editor, await editor.client.openProject({ folder })) === undefined) return false;
  await enter(editor);
  return true;
}

/** Opens a simulated home to try things out in. */
export async function openPlayground(editor: Editor, home: ShippedHome): Promise<boolean> {
  if (!mayLeave(editor)) return false;
  editor.workbench.setState({ busy: "Waking the simulated home…" });
  const result = await editor.client.openPlayground({ home });
  editor.workbench.setState({ busy: undefined });
  if (valueOrToast(editor, result) === undefined) return false;
  await enter(editor);
  return true;
}

/** Changes where the open project's devices come from. */
export async function changeSource(editor: Editor, source: HomeSource): Promise<boolean> {
  editor.workbench.setState({ busy: "Connecting…" });
  const result = await editor.client.setSource({ source });
  editor.workbench.setState({ busy: undefined });
  if (valueOrToast(editor, result) === undefined) return false;
  await refresh(editor);
  return true;
}
