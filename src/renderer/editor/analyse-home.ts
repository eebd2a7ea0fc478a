import { printFlow } from "../../model/print.ts";
import { activeFlow } from "../store/documents.ts";
import type { Editor } from "./editor.ts";

/** How long nothing is edited before the host looks at all flows together. Milliseconds; it reads every file of the project. */
const quiet = 500;

/** Asks the host what is to be said of the flow that is shown in view of all flows of the project. */
export async function analyseHome(editor: Editor): Promise<void> {
  const flow = activeFlow(editor.documents.getState());
  if (flow === undefined || flow.unreadable !== undefined) {
    editor.analysis.setState({ homeDiagnostics: [] });
    return;
  }
  const { document } = flow.history.present;
  const result = await editor.client.analyseFlow({ id: flow.id, text: printFlow(document) });
  // Whoever has been edited meanwhile is asked about again.
  if (activeFlow(editor.documents.getState())?.history.present.document !== document) return;
  editor.analysis.setState({ homeDiagnostics: result.ok ? result.value : [] });
}

/** Asks anew after changes of the flow that is shown, of the home, and of the project's flows, once they have come to rest. */
export function keepHomeAnalysed(editor: Editor): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void analyseHome(editor), quiet);
  };
  const stops = [
    editor.documents.subscribe((now, before) => {
      const [one, other] = [activeFlow(now), activeFlow(before)];
      if (one?.id !== other?.id) editor.analysis.setState({ homeDiagnostics: [] });
      if (one?.history.present.document !== other?.history.present.document) later();
    }),
    editor.facts.subscribe((now, before) => {
      if (now.home?.home !== before.home?.home || now.flows !== before.flows) later();
    }),
  ];
  return () => {
    clearTimeout(waiting);
    for (const stop of stops) stop();
  };
}
