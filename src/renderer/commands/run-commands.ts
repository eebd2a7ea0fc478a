import { runCurrent, stopCurrent } from "../editor/run.ts";
import type { Command } from "./command.ts";

export const runCommands: readonly Command[] = [
  { id: "run.run", title: "Save and run", group: "Run", shortcuts: ["F5", "Mod+Enter"], everywhere: true, run: runCurrent },
  { id: "run.stop", title: "Stop", group: "Run", shortcuts: ["Shift+F5"], everywhere: true, run: stopCurrent },
];
