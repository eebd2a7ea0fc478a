import { isDirty } from "../store/documents.ts";
import { show, toast } from "../store/workbench.ts";
import { currentFlow, type Editor } from "./editor.ts";
import { saveCurrent, valueOrToast } from "./files.ts";
import { stateChangeInWords, stateChangeOf } from "./state-change.ts";

/**
 * Saves what is shown and runs it; flows whose meaning did not change go on undisturbed. Flows that hold code are asked for
 * once a folder. What failed keeps its last good version running.
 */
export async function runCurrent(editor: Editor): Promise<void> {
  const flow = currentFlow(editor);
  if (flow === undefined) {
    toast(editor.workbench, "bad", "Open a flow first: Run saves it and starts it.");
    return;
  }
  if (isDirty(flow) && !(await saveCurrent(editor))) return;
  // Asked anew: the code may have come with this very save, or with a file put there by another program.
  const session = await editor.client.getSession({});
  if (session.ok && session.value.project?.untrusted.includes(flow.id) === true) {
    editor.facts.setState({ session: session.value });
    show(editor.workbench, { type: "trust" });
    return;
  }
  // Told by what runs now; afterwards there is nothing left to compare with.
  const change = stateChangeNow(editor);
  editor.workbench.setState({ busy: "Compiling and checking…" });
  const result = await editor.client.runFlows({ ids: [flow.id] });
  editor.workbench.setState({ busy: undefined });
  const report = valueOrToast(editor, result);
  if (report === undefined) return;
  const [failed] = report.failed;
  if (failed !== undefined) {
    editor.analysis.setState({ typeDiagnostics: failed.diagnostics.filter(({ severity }) => severity === "error") });
    editor.workbench.setState({ bottom: "problems", shown: { ...editor.workbench.getState().shown, bottom: true } });
    toast(editor.workbench, "bad", `${flow.title} was not started: see Problems.`);
    return;
  }
  toast(
    editor.workbench,
    "good",
    report.unchanged.includes(flow.id) ? `${flow.title} runs already as it is.` : [`${flow.title} is running.`, ...change].join(" "),
  );
}

/** What Run would keep of the flow that is shown, and what would start anew, in sentences; none where nothing is to be said. */
export function stateChangeNow(editor: Editor): readonly string[] {
  const change = stateChangeOf(editor.documents.getState(), editor.facts.getState());
  if (change === undefined) return [];
  const { flow, deadlines } = editor.live.getState();
  const isWatched = flow === editor.documents.getState().active;
  return stateChangeInWords(change, (node) => {
    const at = isWatched ? deadlines.get(node) : undefined;
    return at === undefined ? undefined : at - editor.surroundings.now();
  });
}

/** Stops the flow that is shown. */
export async function stopCurrent(editor: Editor): Promise<void> {
  const flow = currentFlow(editor);
  if (flow === undefined) return;
  const result = await editor.client.stopFlows({ ids: [flow.id] });
  valueOrToast(editor, result);
}
