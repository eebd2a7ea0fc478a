import type { Editor } from "../editor/editor.ts";
import { show, type Theme, type Workbench } from "../store/workbench.ts";
import type { Command } from "./command.ts";

function toggle(part: keyof Workbench["shown"]): Command["run"] {
  return (editor) => {
    const { shown } = editor.workbench.getState();
    editor.workbench.setState({ shown: { ...shown, [part]: !shown[part] } });
  };
}

const themes: readonly Theme[] = ["light", "dark", "contrast", "system"];

function nextTheme(editor: Editor): void {
  const { theme } = editor.workbench.getState();
  editor.workbench.setState({ theme: themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system" });
}

export const viewCommands: readonly Command[] = [
  {
    id: "view.commands",
    title: "All commands…",
    group: "View",
    shortcuts: ["Mod+K", "Mod+Shift+P"],
    everywhere: true,
    run: (editor) => show(editor.workbench, { type: "commands" }),
  },
  { id: "view.side", title: "Show or hide side panel", group: "View", shortcuts: ["Mod+B"], run: toggle("side") },
  { id: "view.bottom", title: "Show or hide bottom panel", group: "View", shortcuts: ["Mod+J"], run: toggle("bottom") },
  { id: "view.inspector", title: "Show or hide inspector", group: "View", shortcuts: ["Mod+I"], run: toggle("inspector") },
  { id: "view.minimap", title: "Show or hide overview", group: "View", shortcuts: ["Mod+M"], run: toggle("minimap") },
  { id: "view.theme", title: (editor) => `Switch theme (${editor.workbench.getState().theme})`, group: "View", run: nextTheme },
  {
    id: "view.fit",
    title: "Show the whole flow",
    group: "View",
    shortcuts: ["Shift+1", "!"],
    run: (editor) => editor.surroundings.fitView(),
  },
  { id: "view.zoom-in", title: "Zoom in", group: "View", shortcuts: ["+", "="], run: (editor) => editor.surroundings.zoom(1.25) },
  { id: "view.zoom-out", title: "Zoom out", group: "View", shortcuts: ["-"], run: (editor) => editor.surroundings.zoom(0.8) },
  {
    id: "help.shortcuts",
    title: "Keyboard shortcuts",
    group: "Help",
    shortcuts: ["?"],
    run: (editor) => show(editor.workbench, { type: "shortcuts" }),
  },
  { id: "help.tour", title: "Take the tour", group: "Help", run: (editor) => editor.workbench.setState({ tourStep: 0 }) },
];
