import { analyse } from "../../compiler/compile.ts";
import { calledPaths } from "../../compiler/project-path.ts";
import type { LineTable } from "../../ir/source-map.ts";
import type { FlowDocument } from "../../model/document.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { nothingAnalysed } from "../store/analysis.ts";
import { activeFlow } from "../store/documents.ts";
import type { Editor } from "./editor.ts";
import { fileOf, subflowFiles } from "./subflow-files.ts";

const noHome: HomeDescription = { devices: [], groups: [], dropped: [] };

/** Asks the compiler about the flow that is shown, now: pins, problems, code. */
export function analyseNow(editor: Editor): void {
  findProblems(editor)?.();
}

/** What an edit shows at once: pins and problems. Gives back what writes the code, which may wait until those are painted. */
function findProblems(editor: Editor): (() => void) | undefined {
  const flow = activeFlow(editor.documents.getState());
  if (flow === undefined) {
    editor.analysis.setState(nothingAnalysed);
    return undefined;
  }
  const { document } = flow.history.present;
  const { session, home } = editor.facts.getState();
  const options = {
    id: flow.id,
    home: home?.home ?? noHome,
    catalogue,
    file: fileOf(flow.id),
    files: subflowFiles(editor.facts.getState(), editor.documents.getState()),
    version: session?.version ?? "",
  };
  const { diagnostics, draw, write } = analyse(document, options);
  const isOther = editor.analysis.getState().flow !== flow.id;
  editor.analysis.setState({
    flow: flow.id,
    graph: draw(),
    diagnostics,
    // Otherwise it stays for the moment until it is written anew: nothing must flicker.
    ...((isOther || write === undefined) && { code: undefined, codeDiagnostics: [] }),
  });
  if (write === undefined) return undefined;
  return () => {
    const { module, diagnostics: found } = write();
    editor.analysis.setState({ code: module && { text: module.text, nodeOfLine: firstNodes(module.lines) }, codeDiagnostics: found });
  };
}

function firstNodes(lines: LineTable): ReadonlyMap<number, string> {
  return new Map([...lines].flatMap(([line, [node]]) => (node === undefined ? [] : [[line, node] as const])));
}

/** Whether what other open flows say matters for this one. */
function callsAnything(document: FlowDocument | undefined): boolean {
  return document !== undefined && calledPaths(document).length > 0;
}

/** Analyses after every change of document, flow or home; many changes of one moment count as one. */
export function keepAnalysed(editor: Editor): () => void {
  let waiting = false;
  let latest = 0;
  const later = () => {
    if (waiting) return;
    waiting = true;
    void Promise.resolve().then(() => {
      waiting = false;
      latest += 1;
      const current = latest;
      const write = findProblems(editor);
      if (write !== undefined) editor.surroundings.afterPaint(() => current === latest && write());
    });
  };
  const stops = [
    editor.documents.subscribe((now, before) => {
      const [one, other] = [activeFlow(now), activeFlow(before)];
      if (one?.id !== other?.id) editor.analysis.setState({ typeDiagnostics: [] });
      if (one?.id !== other?.id || one?.history.present.document !== other?.history.present.document) later();
      else if (callsAnything(one?.history.present.document) && now.open !== before.open) later();
    }),
    editor.facts.subscribe((now, before) => {
      if (now.home?.home !== before.home?.home || now.flows !== before.flows) later();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
