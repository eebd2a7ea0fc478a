import { CSPProvider } from "@base-ui/react/csp-provider";
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { EditorClient } from "../contract/editor-contract.ts";
import { isMac } from "./commands/platform.ts";
import { runShortcut } from "./commands/registry.ts";
import { shortcutOf } from "./commands/shortcut.ts";
import { analyseNow, keepAnalysed } from "./editor/analyse.ts";
import { keepHomeAnalysed } from "./editor/analyse-home.ts";
import { attachEditor, showFirstFlow } from "./editor/attach.ts";
import { createEditor, type Editor } from "./editor/editor.ts";
import { EditorProvider } from "./editor/editor-context.tsx";
import { keepWatching } from "./editor/keep-watching.ts";
import { unsavedFlows } from "./editor/leave.ts";
import { followProject } from "./editor/projects.ts";
import { keepWork, offerBackups } from "./editor/recovery.ts";
import { keepArrangement, readArrangement } from "./shell/arrangement.ts";
import { attachDesktop } from "./shell/desktop.ts";
import { FirstRun } from "./shell/first-run.tsx";
import { createSurroundings } from "./shell/surroundings.ts";
import { isTextField } from "./shell/text-field.ts";
import { Tour } from "./shell/tour.tsx";
import { Workbench } from "./shell/workbench.tsx";

/** The editor in a page. */
export function App({ client }: { readonly client: EditorClient }) {
  const editor = useMemo(() => createEditor(client, createSurroundings(), readArrangement()), [client]);
  useEffect(() => start(editor), [editor]);
  useTheme(editor);
  const session = useStore(editor.facts, (facts) => facts.session);
  return (
    <CSPProvider disableStyleElements>
      <EditorProvider editor={editor}>
        {session !== undefined && session.project === undefined ? <FirstRun /> : <Workbench />}
        <Tour />
      </EditorProvider>
    </CSPProvider>
  );
}

function start(editor: Editor): () => void {
  const stops: (() => void)[] = [
    keepAnalysed(editor),
    keepHomeAnalysed(editor),
    keepWork(editor),
    keepWatching(editor),
    followProject(editor),
    keepArrangement(editor),
    takeKeys(editor),
    attachDesktop(editor, window.ziggyFlowDesktop),
  ];
  let stopped = false;
  void attachEditor(editor).then((detach) => {
    if (stopped) return detach();
    stops.push(detach);
    analyseNow(editor);
    void offerBackups(editor).then(() => showFirstFlow(editor));
  });
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

function takeKeys(editor: Editor): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    // The code editor lies in a shadow root, which hides what inside it has the focus.
    const [target = null] = event.composedPath();
    if (editor.workbench.getState().overlay !== undefined || event.defaultPrevented) return;
    // Space, Enter and arrows belong to a control that has the focus.
    const onControl =
      target instanceof HTMLElement &&
      target.closest("button, [role=tab], [role=menuitem], a, [role=separator], input[type=range]") !== null;
    if (onControl && ["Space", "Enter", "Left", "Right", "Up", "Down"].includes(shortcutOf(event, isMac))) return;
    if (runShortcut(editor, shortcutOf(event, isMac), isTextField(target))) event.preventDefault();
  };
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (unsavedFlows(editor).length > 0) event.preventDefault();
  };
  window.addEventListener("keydown", onKeyDown);
  window.addEventListener("beforeunload", beforeUnload);
  return () => {
    window.removeEventListener("keydown", onKeyDown);
    window.removeEventListener("beforeunload", beforeUnload);
  };
}

function useTheme(editor: Editor): void {
  const theme = useStore(editor.workbench, (workbench) => workbench.theme);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    };
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
}
