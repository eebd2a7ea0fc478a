import type { Disposer } from "../../base/disposer.ts";
import { emptyDocument } from "../../model/document.ts";
import { printFlow } from "../../model/print.ts";
import { type FileToOpen, meetFile, openFlow } from "../store/documents.ts";
import { appendLog, learnRuns, learnStates, learnValues } from "../store/facts.ts";
import { printHistory, readHistory } from "../store/kept-history.ts";
import { toast } from "../store/workbench.ts";
import type { Editor } from "./editor.ts";
import { arrangeUnplaced } from "./tidy-up.ts";

/** Follows the host: asks for what is, then takes in what it tells. */
export async function attachEditor(editor: Editor): Promise<Disposer> {
  const { client, facts, live } = editor;
  const disposers = [
    client.on("sessionChanged", (session) => facts.setState({ session, flows: session.project?.flows ?? [] })),
    client.on("homeChanged", (home) => facts.setState({ home })),
    client.on("statesChanged", (states) => learnStates(facts, states)),
    client.on("flowsChanged", (flows) => {
      facts.setState({ flows });
      void meetChangedFiles(editor);
    }),
    client.on("runsChanged", (runs) => learnRuns(facts, runs)),
    client.on("valuesSampled", (sample) => {
      // One may be under way when another tab is shown.
      if (sample.flow === editor.documents.getState().active) learnValues(live, sample);
    }),
    client.on("logAppended", (entries) => appendLog(facts, entries)),
  ];
  await refresh(editor);
  return () => {
    for (const dispose of disposers) dispose();
  };
}

/** Asks the host for everything anew: at start, and after another project was opened. */
export async function refresh(editor: Editor): Promise<void> {
  const { client, facts } = editor;
  const session = await client.getSession({});
  if (!session.ok) {
    toast(editor.workbench, "bad", session.error.message);
    return;
  }
  facts.setState({ session: session.value, flows: session.value.project?.flows ?? [] });
  if (session.value.project === undefined) return;
  const [home, states, runs, log] = await Promise.all([client.getHome({}), client.getStates({}), client.getRuns({}), client.getLog({})]);
  if (home.ok) facts.setState({ home: home.value });
  if (states.ok) facts.setState({ states: new Map(states.value.map((state) => [state.address, state])) });
  if (runs.ok) learnRuns(facts, runs.value);
  if (log.ok) facts.setState({ log: log.value });
}

/** Reads a flow from the host and shows it in a tab, with the steps that could be undone when it was open last. */
export async function showFlowFile(editor: Editor, id: string, draft?: FileToOpen["draft"]): Promise<void> {
  if (editor.documents.getState().open.has(id)) {
    editor.documents.setState({ active: id });
    return;
  }
  const [file, kept] = await Promise.all([editor.client.readFlow({ id }), editor.client.readHistory({ flow: id })]);
  if (!file.ok) {
    // Work on a flow whose file is gone is not lost with it.
    if (draft === undefined) toast(editor.workbench, "bad", file.error.message);
    else openFlow(editor.documents, { id, title: id, text: printFlow(emptyDocument), revision: undefined, draft });
    return;
  }
  const title = editor.facts.getState().flows.find((flow) => flow.id === id)?.title ?? id;
  const history = kept.ok && kept.value.text !== undefined ? readHistory(kept.value.text) : undefined;
  const isCurrent = history?.base === (draft?.base ?? file.value.revision);
  openFlow(editor.documents, { ...file.value, title, draft, history: isCurrent ? history : undefined });
  if (history !== undefined && !isCurrent) startAnew(editor, id);
  arrangeUnplaced(editor);
}

/** Says once that the steps of before are steps of another file. */
function startAnew(editor: Editor, id: string): void {
  const flow = editor.documents.getState().open.get(id);
  if (flow?.base === undefined) return;
  toast(editor.workbench, "good", `${flow.title} was changed on disk: what was done before cannot be undone here.`);
  void editor.client.keepHistory({ flow: id, text: printHistory(flow.history, flow.saved, flow.base) });
}

/** Shows the project's first flow where nothing is open yet: an empty stage tells nobody anything. */
export async function showFirstFlow(editor: Editor): Promise<void> {
  const [first] = editor.facts.getState().flows.filter(({ type }) => type === "flow");
  if (first !== undefined && editor.documents.getState().open.size === 0) await showFlowFile(editor, first.id);
}

async function meetChangedFiles(editor: Editor): Promise<void> {
  const { flows } = editor.facts.getState();
  for (const { id, revision } of flows) {
    const open = editor.documents.getState().open.get(id);
    if (open === undefined || open.base === revision) continue;
    const file = await editor.client.readFlow({ id });
    if (file.ok) meetFile(editor.documents, id, file.value);
  }
}
