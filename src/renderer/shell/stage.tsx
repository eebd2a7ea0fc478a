import { X } from "lucide-react";
import { useStore } from "zustand";
import { Button, IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FlowCanvas } from "../canvas/flow-canvas.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { requestClose } from "../editor/files.ts";
import { isDirty, type OpenFlow, showFlow } from "../store/documents.ts";
import { show } from "../store/workbench.ts";
import "./stage.css";

/** The open flows as tabs, and the canvas of the one that is shown. */
export function Stage() {
  const editor = useEditor();
  const { open, active } = useStore(editor.documents);
  const flow = active === undefined ? undefined : open.get(active);
  return (
    <main className="stage">
      {open.size > 0 && (
        <nav className="stage-tabs" aria-label="Open flows">
          {[...open.values()].map((one) => (
            <StageTab key={one.id} flow={one} active={one.id === active} />
          ))}
        </nav>
      )}
      {flow === undefined ? <NothingOpen /> : <OpenStage key={flow.id} flow={flow} />}
    </main>
  );
}

function StageTab({ flow, active }: { readonly flow: OpenFlow; readonly active: boolean }) {
  const editor = useEditor();
  const run = useStore(editor.facts, ({ runs }) => runs.get(flow.id));
  return (
    <div className="stage-tab" data-active={active || undefined}>
      <button
        type="button"
        className="stage-tab-title"
        title={flow.title}
        aria-current={active ? "page" : undefined}
        onClick={() => showFlow(editor.documents, flow.id)}
      >
        {run !== undefined && <span className="run-dot" data-state={run.state} role="img" aria-label={run.state} title={run.state} />}
        <span>{flow.title}</span>
        {isDirty(flow) && <span className="dirty-dot" role="img" aria-label="Not saved" />}
      </button>
      <IconButton label={`Close ${flow.title}`} icon={<X />} onClick={() => requestClose(editor, flow.id)} />
    </div>
  );
}

function OpenStage({ flow }: { readonly flow: OpenFlow }) {
  const editor = useEditor();
  if (flow.unreadable !== undefined) {
    return (
      <EmptyState title="This file cannot be drawn">
        {flow.unreadable} Nothing of it is changed or overwritten; repair the file and it appears here.
      </EmptyState>
    );
  }
  const empty = flow.history.present.document.nodes.size === 0;
  return (
    <div className="stage-canvas">
      <h2 className="visually-hidden">Canvas of {flow.title}</h2>
      {flow.conflict !== undefined && (
        <div className="stage-notice" role="alert">
          The file has changed on disk.
          <Button onClick={() => show(editor.workbench, { type: "conflict", flow: flow.id })}>Compare…</Button>
        </div>
      )}
      <FlowCanvas />
      {empty && (
        <div className="stage-hint">
          Drag a device from the left, or press <kbd>Space</kbd> to add a node.
        </div>
      )}
    </div>
  );
}

function NothingOpen() {
  const editor = useEditor();
  return (
    <div className="stage-empty">
      <EmptyState
        title="No flow is open"
        actions={
          <>
            <Button look="primary" onClick={() => show(editor.workbench, { type: "new-flow" })}>
              New flow…
            </Button>
            <Button onClick={() => editor.workbench.setState({ side: "flows" })}>Show flows</Button>
          </>
        }
      >
        A flow says what your home does: when this happens, and while that holds, do this.
      </EmptyState>
    </div>
  );
}
