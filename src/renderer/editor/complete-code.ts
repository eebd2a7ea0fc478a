import type { Completion } from "../../contract/facts.ts";
import { textOf } from "../store/documents.ts";
import { currentFlow, type Editor } from "./editor.ts";

/** Asks the host's TypeScript what may stand at an offset of the selected node's code. Nothing when it does not know. */
export async function completeCode(editor: Editor, code: string, offset: number): Promise<readonly Completion[]> {
  const flow = currentFlow(editor);
  const [node] = editor.selection.getState().nodes;
  if (flow === undefined || node === undefined) return [];
  const result = await editor.client.completeCode({ flow: flow.id, text: textOf(flow), node, code, offset });
  return result.ok ? result.value : [];
}
