import { currentFlow } from "../editor/editor.ts";
import { useEditor, useSlice } from "../editor/editor-context.tsx";
import { valueOrToast } from "../editor/files.ts";

/** Presses a button of the flow that is shown, while it runs. */
export function PressButton({ node, title }: { readonly node: string; readonly title: string }) {
  const editor = useEditor();
  const active = useSlice(
    (slices) => slices.documents,
    (documents) => documents.active,
  );
  const runs = useSlice(
    (slices) => slices.facts,
    (facts) => active !== undefined && facts.runs.get(active)?.state === "running",
  );

  async function press() {
    const flow = currentFlow(editor);
    if (flow !== undefined) valueOrToast(editor, await editor.client.pressButton({ flow: flow.id, node }));
  }

  return (
    <button
      type="button"
      className="node-press nodrag"
      disabled={!runs}
      title={runs ? "Fires once" : "Run the flow first"}
      aria-label={`Press ${title}`}
      onClick={() => void press()}
    >
      Press
    </button>
  );
}
