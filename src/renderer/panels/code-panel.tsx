import { Copy, Download } from "lucide-react";
import { Fragment, memo } from "react";
import { useStore } from "zustand";
import { IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { exportCurrent } from "../editor/files.ts";
import { select } from "../store/selection.ts";
import { tokenize } from "./highlight.ts";
import "./code-panel.css";

/** The compiled module beside the graph: lines of the selected node stand out, a click on a line selects its node. */
export function CodePanel() {
  const editor = useEditor();
  const { code, flow } = useStore(editor.analysis);
  const selected = useStore(editor.selection, ({ nodes }) => nodes);
  if (code === undefined) {
    return (
      <EmptyState title="No code">
        {flow === undefined ? "Open a flow to read it as TypeScript." : "The flow has errors; the code appears when they are gone."}
      </EmptyState>
    );
  }
  return (
    <div className="code-panel">
      <div className="code-tools">
        <IconButton label="Copy code" icon={<Copy />} onClick={() => void editor.surroundings.writeClipboard(code.text)} />
        <IconButton label="Export as TypeScript" icon={<Download />} onClick={() => void exportCurrent(editor)} />
      </div>
      <ol className="code-lines">
        {code.text.split("\n").map((line, index) => {
          const node = code.nodeOfLine.get(index + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={index} data-selected={(node !== undefined && selected.has(node)) || undefined}>
              {node === undefined ? (
                <code>
                  <CodeLine line={line} />
                </code>
              ) : (
                <button type="button" tabIndex={-1} onClick={() => select(editor.selection, { nodes: new Set([node]) })}>
                  <CodeLine line={line} />
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Drawn again only when its text changes: an edit changes few of many lines. */
const CodeLine = memo(function CodeLine({ line }: { readonly line: string }) {
  if (line === "") return " ";
  return tokenize(line).map((token, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a line have no identity but their place
    <Fragment key={at}>{token.kind === "plain" ? token.text : <span className={`token-${token.kind}`}>{token.text}</span>}</Fragment>
  ));
});
