import { useStore } from "zustand";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import "./log-panel.css";

const shownEntries = 300;

/** What flows and the home have said, newest first. */
export function LogPanel() {
  const editor = useEditor();
  const log = useStore(editor.facts, (facts) => facts.log);
  if (log.length === 0) return <EmptyState title="Nothing logged yet">What flows do and what goes wrong appears here.</EmptyState>;
  return (
    <ol className="log">
      {log
        .slice(-shownEntries)
        .reverse()
        .map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity; the list is replaced as a whole
          <li key={index} data-level={entry.level}>
            <time>{clockTime(entry.at)}</time>
            <span className="log-flow">{entry.flow ?? ""}</span>
            <span>
              {entry.message}
              {entry.node !== undefined && <em> ({entry.node})</em>}
            </span>
          </li>
        ))}
    </ol>
  );
}

function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour12: false });
}
