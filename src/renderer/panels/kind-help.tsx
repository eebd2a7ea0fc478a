import type { NodeKind } from "../../catalogue/define-node.ts";

/** What a kind of node does, with an example of it at work: its wires, as flow files write them. */
export function KindHelp({ kind }: { readonly kind: NodeKind }) {
  const [example] = kind.examples;
  const wires = example?.flow.wires;
  return (
    <section>
      <h3>What it does</h3>
      <p>{kind.help}</p>
      {example !== undefined && (
        <details className="inspector-example">
          <summary>For example: {example.title}</summary>
          {Array.isArray(wires) && <pre>{wires.join("\n")}</pre>}
        </details>
      )}
    </section>
  );
}
