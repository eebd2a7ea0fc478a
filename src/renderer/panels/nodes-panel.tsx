import { Component, Star } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { type NodeKind, paletteGroups } from "../../catalogue/define-node.ts";
import { firstSentence } from "../../catalogue/reference.ts";
import type { FlowEntry } from "../../contract/facts.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { groupIcon } from "../canvas/group-icon.tsx";
import { addKindNode } from "../editor/add-nodes.ts";
import { dragFormat } from "../editor/drop.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { addSubflowCall, callableSubflows, isOffered } from "../editor/subflows.ts";
import { toggleFavourite } from "../store/workbench.ts";
import { findKinds } from "./find-kinds.ts";
import "./nodes-panel.css";

/** The catalogue by group: drag a kind onto the canvas, or press Enter. */
export function NodesPanel() {
  const [query, setQuery] = useState("");
  const editor = useEditor();
  useStore(editor.facts, ({ flows }) => flows);
  useStore(editor.documents, ({ active }) => active);
  const found = findKinds(catalogue, query).filter((kind) => isOffered(editor, kind));
  const favourites = useStore(editor.workbench, (workbench) => workbench.favourites);
  const sections = [
    { title: "Favourites", kinds: favourites.flatMap((word) => found.find(({ kind }) => kind === word) ?? []) },
    ...paletteGroups.map((group) => ({ title: group, kinds: found.filter((kind) => kind.group === group) })),
  ];
  const subflows = callableSubflows(editor).filter(({ title }) => title.toLowerCase().includes(query.trim().toLowerCase()));
  return (
    <div className="list-panel">
      <div className="list-panel-head">
        <SearchField label="Search nodes" value={query} onChange={setQuery} />
      </div>
      {found.length + subflows.length === 0 && <EmptyState title="Nothing found">No kind of node is called “{query}”.</EmptyState>}
      <div className="list-panel-scroller">
        {subflows.length > 0 && (
          <section className="kind-group">
            <h2 className="room">Subflows</h2>
            {subflows.map((subflow) => (
              <SubflowRow key={subflow.id} subflow={subflow} />
            ))}
          </section>
        )}
        {sections
          .filter(({ kinds }) => kinds.length > 0)
          .map(({ title, kinds }) => (
            <section key={title} className="kind-group">
              <h2 className="room">{title}</h2>
              {kinds.map((kind) => (
                <KindRow key={kind.kind} kind={kind} favourite={favourites.includes(kind.kind)} />
              ))}
            </section>
          ))}
      </div>
    </div>
  );
}

function SubflowRow({ subflow: { id, title, path } }: { readonly subflow: FlowEntry }) {
  const editor = useEditor();
  return (
    <button
      type="button"
      className="kind-row"
      draggable
      title={path}
      onDragStart={(event) => event.dataTransfer.setData(dragFormat, JSON.stringify({ type: "subflow", flow: id }))}
      onClick={() => addSubflowCall(editor, id, editor.surroundings.canvasPoint(editor.surroundings.canvasMiddle()))}
    >
      <Component aria-hidden />
      <span className="kind-title">{title}</span>
      <span className="kind-help">{id}</span>
    </button>
  );
}

function KindRow({ kind, favourite }: { readonly kind: NodeKind; readonly favourite: boolean }) {
  const editor = useEditor();
  const Icon = groupIcon(kind.group);
  return (
    <div className="kind-line">
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
      <IconButton
        label={`${kind.title} among the favourites`}
        icon={<Star fill={favourite ? "currentColor" : "none"} />}
        pressed={favourite}
        onClick={() => toggleFavourite(editor.workbench, kind.kind)}
      />
    </div>
  );
}
