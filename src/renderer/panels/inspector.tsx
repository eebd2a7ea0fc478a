import { useStore } from "zustand";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { activeFlow, type OpenFlow } from "../store/documents.ts";
import { FlowInspector } from "./flow-inspector.tsx";
import { NodeInspector } from "./node-inspector.tsx";
import { SeveralInspector } from "./several-inspector.tsx";
import { WireInspector } from "./wire-inspector.tsx";
import "./inspector.css";

/** What is selected: its settings as a form, its values, its help. With nothing selected, the flow itself. */
export function Inspector() {
  const editor = useEditor();
  const flow = useStore(editor.documents, activeFlow);
  const { nodes, wires } = useStore(editor.selection);
  return (
    <aside className="inspector" aria-label="Inspector">
      {flow === undefined ? (
        <EmptyState title="Nothing selected">Select a node to see what it does and how it is set.</EmptyState>
      ) : (
        <Selected flow={flow} nodes={[...nodes]} wires={[...wires]} />
      )}
    </aside>
  );
}

function Selected({
  flow,
  nodes,
  wires,
}: {
  readonly flow: OpenFlow;
  readonly nodes: readonly string[];
  readonly wires: readonly string[];
}) {
  const { document } = flow.history.present;
  const [node] = nodes;
  const [wire] = wires;
  if (nodes.length > 1) return <SeveralInspector count={nodes.length} />;
  if (node !== undefined) return <NodeInspector key={node} id={node} document={document} />;
  if (wires.length > 1) return <EmptyState title={`${wires.length} wires selected`}>Delete removes them together.</EmptyState>;
  if (wire !== undefined) return <WireInspector text={wire} document={document} />;
  return <FlowInspector flow={flow} />;
}
