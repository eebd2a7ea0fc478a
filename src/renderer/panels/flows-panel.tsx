import { FileCode, Plus, Workflow } from "lucide-react";
import { useStore } from "zustand";
import { IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { showFlowFile } from "../editor/attach.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { show } from "../store/workbench.ts";
import "./flows-panel.css";

/** The project's flows: which run, which are held; click opens one. */
export function FlowsPanel() {
  const editor = useEditor();
  const { flows, runs, session } = useStore(editor.facts);
  if (session?.project === undefined) return <EmptyState title="No project is open">A project is a folder with flows in it.</EmptyState>;
  return (
    <div className="list-panel">
      <div className="list-panel-head flows-head">
        <h2>{session.project.name}</h2>
        <IconButton label="New flow" icon={<Plus />} onClick={() => show(editor.workbench, { type: "new-flow" })} />
      </div>
      <div className="list-panel-scroller">
        {flows.length === 0 && <EmptyState title="No flows yet">Make one with the + above.</EmptyState>}
        {flows.map((flow) => {
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
              {flow.type === "flow" ? <Workflow aria-hidden /> : <FileCode aria-hidden />}
              <span>{flow.title}</span>
              {run !== undefined && <span className="run-dot" data-state={run.state} role="img" aria-label={run.state} />}
            </button>
          );
        })}
      </div>
    </div>
  );
}
