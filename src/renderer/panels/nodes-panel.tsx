import { useState } from "react";
import { type NodeKind, paletteGroups } from "../../catalogue/define-node.ts";
import { firstSentence } from "../../catalogue/reference.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { groupIcon } from "../canvas/group-icon.tsx";
import { addKindNode } from "../editor/add-nodes.ts";
import { dragFormat } from "../editor/drop.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { findKinds } from "./find-kinds.ts";
import "./nodes-panel.css";

/** The catalogue by group: drag a kind onto the canvas, or press Enter. */
export function NodesPanel() {
  const [query, setQuery] = useState("");
  const found = findKinds(catalogue, query);
  return (
    <div className="list-panel">
      <div className="list-panel-head">
        <SearchField label="Search nodes" value={query} onChange={setQuery} />
      </div>
      {found.length === 0 && <EmptyState title="Nothing found">No kind of node is called “{query}”.</EmptyState>}
      <div className="list-panel-scroller">
        {paletteGroups.map((group) => {
          const kinds = found.filter((kind) => kind.group === group);
          return kinds.length === 0 ? null : (
            <section key={group} className="kind-group">
              <h2 className="room">{group}</h2>
              {kinds.map((kind) => (
                <KindRow key={kind.kind} kind={kind} />
              ))}
            </section>
          );
        })}
      </div>
    </div>
  );
}

function KindRow({ kind }: { readonly kind: NodeKind }) {
  const editor = useEditor();
  const Icon = groupIcon(kind.group);
  return (
    <button
      type="button"
      className="kind-row"
      draggable
      data-kind={kind.kind}
      title={kind.help}
      onDragStart={(event) => event.dataTransfer.setData(dragFormat, JSON.stringify({ type: "kind", kind: kind.kind }))}
      onClick={() => addKindNode(editor, kind.kind, editor.surroundings.canvasPoint(editor.surroundings.canvasMiddle()))}
    >
      <Icon aria-hidden />
      <span className="kind-title">{kind.title}</span>
      <span className="kind-help">{firstSentence(kind.help)}</span>
    </button>
  );
}
