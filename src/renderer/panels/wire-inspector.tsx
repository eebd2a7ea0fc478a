import { useStore } from "zustand";
import { nodeTitle } from "../../drawing/node-title.ts";
import type { FlowDocument } from "../../model/document.ts";
import { describeType } from "../../model/pin-type.ts";
import { type PinAddress, parseWire } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { siblingsOf } from "../edits/wires.ts";
import { CommandButton } from "../shell/command-button.tsx";

/** A wire: what it carries from where to where, and when it fires among those of its pin. */
export function WireInspector({ text, document }: { readonly text: string; readonly document: FlowDocument }) {
  const editor = useEditor();
  const graph = useStore(editor.analysis, (analysis) => analysis.graph);
  const wire = parseWire(text);
  if (!wire.ok) return <p className="inspector-problem">{wire.error}</p>;
  const { from, to } = wire.value;
  const output = graph?.nodes.get(from.node)?.outputs.get(from.pin);
  const siblings = siblingsOf(document, text);
  return (
    <div className="inspector-body">
      <header>
        <h2>Wire</h2>
      </header>
      <dl className="inspector-values">
        <End label="From" address={from} document={document} />
        <End label="To" address={to} document={document} />
        {output !== undefined && (
          <div>
            <dt>Carries</dt>
            <dd>
              {output.type.type === "nothing"
                ? "a moment"
                : `${describeType(output.type)}${output.role === "event" ? ", as an event" : ""}`}
            </dd>
          </div>
        )}
      </dl>
      {siblings.length > 1 && (
        <section>
          <h3>
            Fires as number {siblings.findIndex((sibling) => sibling.text === text) + 1} of {siblings.length}
          </h3>
          <div className="inspector-commands">
            <CommandButton id="wire.earlier">Earlier</CommandButton>
            <CommandButton id="wire.later">Later</CommandButton>
          </div>
        </section>
      )}
      <div className="inspector-commands">
        <CommandButton id="edit.delete">Delete wire</CommandButton>
      </div>
    </div>
  );
}

function End({ label, address, document }: { readonly label: string; readonly address: PinAddress; readonly document: FlowDocument }) {
  const node = document.nodes.get(address.node);
  const title = node === undefined ? address.node : nodeTitle(document, address.node, node, catalogue.get(node.kind)).title;
  return (
    <div>
      <dt>{label}</dt>
      <dd title={`${title} · ${address.pin}`}>
        {title} · {address.pin}
      </dd>
    </div>
  );
}
