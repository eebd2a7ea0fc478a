import { Component, FileCode, Plus, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { FlowEntry } from "../../contract/facts.ts";
import { IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { showFlowFile } from "../editor/attach.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { show } from "../store/workbench.ts";
import "./flows-panel.css";

const flowIcons: { readonly [T in FlowEntry["type"]]: ReactNode } = {
  flow: <Workflow aria-hidden />,
  subflow: <Component aria-hidden />,
  module: <FileCode aria-hidden />,
};

/** Subflows come after what runs by itself. */
function inOrder(flows: readonly FlowEntry[]): readonly FlowEntry[] {
  return [...flows.filter(({ type }) => type !== "subflow"), ...flows.filter(({ type }) => type === "subflow")];
}

/** The project's flows: which run, which are held; click opens one. */
export function FlowsPanel() {
  const editor = useEditor();
  const { flows, runs, session } = useStore(editor.facts);
  if (session?.project === undefined) return <EmptyState title="No project is open">A project is a folder with flows in it.</EmptyState>;
  return (
    <div className="list-panel">
      <div className="list-panel-head flows-head">
        <h2>{session.project.name}</h2>
        <IconButton label="New subflow" icon={<Component />} onClick={() => show(editor.workbench, { type: "name-subflow", for: "new" })} />
        <IconButton label="New flow" icon={<Plus />} onClick={() => show(editor.workbench, { type: "new-flow" })} />
      </div>
      <div className="list-panel-scroller">
        {flows.length === 0 && <EmptyState title="No flows yet">Make one with the + above.</EmptyState>}
        {inOrder(flows).map((flow) => {
          const run = runs.get(flow.id);
          return (
            <button
              key={flow.id}
              type="button"
              className="flow-row"
              title={run?.fault?.message ?? flow.path}
              disabled={flow.type === "module"}
              onClick={() => void showFlowFile(editor, flow.id)}
            >
              {flowIcons[flow.type]}
              <span>{flow.title}</span>
              {run !== undefined && <span className="run-dot" data-state={run.state} role="img" aria-label={run.state} />}
            </button>
          );
        })}
      </div>
    </div>
  );
}
