import { useStore } from "zustand";
import { Tabs } from "../../ui/tabs.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { allDiagnostics } from "../store/analysis.ts";
import type { BottomPanel } from "../store/workbench.ts";
import { CodePanel } from "./code-panel.tsx";
import { LogPanel } from "./log-panel.tsx";
import { ProblemsPanel } from "./problems-panel.tsx";
import { SimulatedHomePanel } from "./simulated-home-panel.tsx";

/** What is below the canvas: problems, the code beside the graph, the log, the simulated home to play with. */
export function BottomPanels() {
  const editor = useEditor();
  const active = useStore(editor.workbench, ({ bottom }) => bottom);
  const analysis = useStore(editor.analysis);
  const simulated = useStore(editor.facts, ({ session }) => session?.project?.source.type === "simulated");
  const problems = allDiagnostics(analysis).filter(({ severity }) => severity !== "info");
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const badge =
    problems.length === 0
      ? undefined
      : { text: String(problems.length), label: `${problems.length} problems`, tone: errors > 0 ? ("bad" as const) : ("warn" as const) };
  return (
    <section aria-label="Problems, code and log" style={{ height: "100%" }} className="bottom-panels">
      <Tabs
        label="Bottom panels"
        active={active}
        onSelect={(id) => editor.workbench.setState({ bottom: id as BottomPanel })}
        items={[
          { id: "problems", title: "Problems", badge, content: <ProblemsPanel /> },
          { id: "code", title: "Code", content: <CodePanel /> },
          { id: "log", title: "Log", content: <LogPanel /> },
          ...(simulated ? [{ id: "simulated-home", title: "Simulated home", content: <SimulatedHomePanel /> }] : []),
        ]}
      />
    </section>
  );
}
