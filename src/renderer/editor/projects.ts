import type { Disposer } from "../../base/disposer.ts";
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

/** Windows in which somebody is about to open another project. */
const entering = new WeakSet<Editor>();

/** All windows of one host show the same project: goes along when another window opens another one. */
export function followProject(editor: Editor): Disposer {
  return editor.facts.subscribe(({ session }, before) => {
    const project = session?.project;
    if (before.session === undefined || project?.folder === before.session.project?.folder || entering.has(editor)) return;
    const unsaved = [...editor.documents.getState().open.values()].some(isDirty);
    const kept = unsaved ? " Unsaved work is kept, and is there again when its project is opened." : "";
    toast(editor.workbench, "good", `Another window opened ${project?.name ?? "no project"}.${kept}`);
    void enter(editor);
  });
}

async function opening<T>(editor: Editor, work: () => Promise<T>): Promise<T> {
  entering.add(editor);
  try {
    return await work();
  } finally {
    entering.delete(editor);
  }
}

async function enter(editor: Editor): Promise<void> {
  for (const id of editor.documents.getState().open.keys()) closeFlow(editor.documents, id);
  await refresh(editor);
  await showFirstFlow(editor);
}

export async function openFolder(editor: Editor, folder: string): Promise<boolean> {
  if (!mayLeave(editor)) return false;
  const result = await opening(editor, () => editor.client.openProject({ folder }));
  if (valueOrToast(editor, result) === undefined) return false;
  await enter(editor);
  return true;
}

/** Opens a simulated home to try things out in. */
export async function openPlayground(editor: Editor, home: ShippedHome): Promise<boolean> {
  if (!mayLeave(editor)) return false;
  editor.workbench.setState({ busy: "Waking the simulated home…" });
  const result = await opening(editor, () => editor.client.openPlayground({ home }));
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
