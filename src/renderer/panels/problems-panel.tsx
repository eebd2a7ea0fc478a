import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { describePlace } from "../../model/diagnostic.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { quickFixes } from "../editor/quick-fixes.ts";
import { allDiagnostics } from "../store/analysis.ts";
import { activeFlow } from "../store/documents.ts";
import { select } from "../store/selection.ts";
import "./problems-panel.css";

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Everything that is said of the flow: what, where, what to do; a click goes there, quick fixes do it. */
export function ProblemsPanel() {
  const editor = useEditor();
  const flow = useStore(editor.documents, activeFlow);
  const diagnostics = allDiagnostics(useStore(editor.analysis));
  if (flow === undefined || diagnostics.length === 0) {
    return (
      <EmptyState title="No problems">
        {flow === undefined ? "Open a flow to see what is said of it." : "This flow compiles and can run."}
      </EmptyState>
    );
  }
  return (
    <ul className="problems">
      {diagnostics.map((diagnostic) => (
        <Problem key={JSON.stringify(diagnostic)} diagnostic={diagnostic} />
      ))}
    </ul>
  );
}

function Problem({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const editor = useEditor();
  const Icon = icons[diagnostic.severity];
  const { place } = diagnostic;
  return (
    <li className="problem" data-severity={diagnostic.severity}>
      <Icon aria-label={diagnostic.severity} />
      <button
        type="button"
        className="problem-text"
        onClick={() => {
          if (place.wire !== undefined) select(editor.selection, { wires: new Set([place.wire]) });
          else if (place.node !== undefined) select(editor.selection, { nodes: new Set([place.node]) });
          if (place.node !== undefined) editor.surroundings.reveal(place.node);
        }}
      >
        <span>{diagnostic.message}</span> <span className="problem-remedy">{diagnostic.remedy}</span>
        <span className="problem-place">{describePlace(place)}</span>
      </button>
      {quickFixes(diagnostic).map((fix) => (
        <Button key={fix.title} look="quiet" onClick={() => fix.apply(editor)}>
          {fix.title}
        </Button>
      ))}
    </li>
  );
}
