import type { FlowDocument } from "../../model/document.ts";
import { printFlow } from "../../model/print.ts";
import { type History, historyAt, record, startHistory } from "./history.ts";
import type { KeptHistory } from "./kept-history.ts";

/**
 * The history to go on with, and what in it is saved. `draft`: work that is not in the file; without it the file's version is
 * shown, and what was put aside can be done again.
 */
export function resumeHistory(
  file: FlowDocument,
  kept: KeptHistory | undefined,
  draft: FlowDocument | undefined,
): { readonly history: History; readonly saved: FlowDocument } {
  const savedStep = kept?.saved === undefined ? undefined : kept.steps[kept.saved];
  const saved = savedStep?.document ?? file;
  if (draft === undefined) {
    const history = kept?.saved === undefined ? undefined : historyAt(kept.steps, kept.saved);
    return { history: history ?? startHistory(saved), saved };
  }
  const history = kept === undefined ? undefined : historyAt(kept.steps, kept.at);
  const isShown = history !== undefined && printFlow(history.present.document) === printFlow(draft);
  return { history: isShown ? history : record(history ?? startHistory(saved), draft, "Bring back unsaved work"), saved };
}
