import { useMemo } from "react";
import { useStore } from "zustand";
import type { NodeExample, NodeKind } from "../../catalogue/define-node.ts";
import { Button } from "../../ui/button.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { canBeTaken, examplePicture, insertExample, openExample } from "../editor/examples.ts";

/** What a kind of node does, with examples of it at work, which can be tried. */
export function KindHelp({ kind }: { readonly kind: NodeKind }) {
  return (
    <section>
      <h3>What it does</h3>
      <p>{kind.help}</p>
      {kind.examples.map((example) => (
        <Example key={example.title} example={example} />
      ))}
    </section>
  );
}

function Example({ example }: { readonly example: NodeExample }) {
  const editor = useEditor();
  const isDark = useStore(editor.workbench, ({ theme }) => theme === "dark" || theme === "contrast");
  const picture = useMemo(() => examplePicture(example, isDark ? "dark" : "light"), [example, isDark]);
  const { wires } = example.flow;
  return (
    <details className="inspector-example">
      <summary>For example: {example.title}</summary>
      {picture !== undefined && <img src={picture} alt={`The flow: ${example.title}`} />}
      {Array.isArray(wires) && <pre>{wires.join("\n")}</pre>}
      {canBeTaken(example) && (
        <div className="inspector-commands">
          <Button onClick={() => insertExample(editor, example)}>Insert here</Button>
          <Button onClick={() => void openExample(editor, example)}>Open as a new flow</Button>
        </div>
      )}
    </details>
  );
}
