import { currentFlow } from "../editor/editor.ts";
import { exportCurrent, exportPicture, requestClose, saveCurrent } from "../editor/files.ts";
import { openPlayground } from "../editor/projects.ts";
import { show } from "../store/workbench.ts";
import type { Command } from "./command.ts";

const hasFlow: NonNullable<Command["enabled"]> = (editor) => currentFlow(editor) !== undefined;

export const fileCommands: readonly Command[] = [
  {
    id: "file.new",
    title: "New flow…",
    group: "File",
    shortcuts: ["Mod+Alt+N"],
    run: (editor) => show(editor.workbench, { type: "new-flow" }),
  },
  {
    id: "file.open-project",
    title: "Open project…",
    group: "File",
    shortcuts: ["Mod+O"],
    run: (editor) => show(editor.workbench, { type: "open-project" }),
  },
  {
    id: "file.example-home",
    title: "Open the example home",
    group: "File",
    run: async (editor) => {
      await openPlayground(editor, "example");
    },
  },
  {
    id: "file.save",
    title: "Save",
    group: "File",
    shortcuts: ["Mod+S"],
    everywhere: true,
    enabled: hasFlow,
    run: async (editor) => {
      await saveCurrent(editor);
    },
  },
  { id: "file.export", title: "Export as TypeScript…", group: "File", shortcuts: ["Mod+E"], enabled: hasFlow, run: exportCurrent },
  { id: "file.export-svg", title: "Export as picture (SVG)…", group: "File", enabled: hasFlow, run: exportPicture },
  {
    id: "file.close",
    title: "Close flow",
    group: "File",
    shortcuts: ["Mod+Alt+W"],
    enabled: hasFlow,
    run: (editor) => {
      const flow = currentFlow(editor);
      if (flow !== undefined) requestClose(editor, flow.id);
    },
  },
  { id: "file.home", title: "Choose home…", group: "File", run: (editor) => show(editor.workbench, { type: "connect" }) },
];
