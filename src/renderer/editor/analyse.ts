import { compile } from "../../compiler/compile.ts";
import { inspectFlow } from "../../compiler/inspect.ts";
import type { LineTable } from "../../ir/source-map.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { nothingAnalysed } from "../store/analysis.ts";
import { activeFlow } from "../store/documents.ts";
import type { Editor } from "./editor.ts";

const noHome: HomeDescription = { devices: [], groups: [], dropped: [] };

/** Asks the compiler about the flow that is shown, now: pins, problems, code. */
export function analyseNow(editor: Editor): void {
  const flow = activeFlow(editor.documents.getState());
  if (flow === undefined) {
    editor.analysis.setState(nothingAnalysed);
    return;
  }
  const { document } = flow.history.present;
  const { session, home } = editor.facts.getState();
  const options = {
    id: flow.id,
    home: home?.home ?? noHome,
    catalogue,
    file: `flows/${flow.id}.json`,
    version: session?.version ?? "",
  };
  const compiled = compile(document, options);
  const code = compiled.module;
  editor.analysis.setState({
    flow: flow.id,
    graph: inspectFlow(document, options),
    diagnostics: compiled.diagnostics,
    code: code === undefined ? undefined : { text: code.text, nodeOfLine: firstNodes(code.lines) },
  });
}

function firstNodes(lines: LineTable): ReadonlyMap<number, string> {
  return new Map([...lines].flatMap(([line, [node]]) => (node === undefined ? [] : [[line, node] as const])));
}

/** Analyses after every change of document, flow or home; many changes of one moment count as one. */
export function keepAnalysed(editor: Editor): () => void {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    void Promise.resolve().then(() => {
      waiting = false;
      analyseNow(editor);
    });
  };
  const stops = [
    editor.documents.subscribe((now, before) => {
      const [one, other] = [activeFlow(now), activeFlow(before)];
      if (one?.id !== other?.id) editor.analysis.setState({ typeDiagnostics: [] });
      if (one?.id !== other?.id || one?.history.present.document !== other?.history.present.document) later();
    }),
    editor.facts.subscribe((now, before) => {
      if (now.home?.home !== before.home?.home) later();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
