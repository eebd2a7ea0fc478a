import { Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { runCommand } from "../commands/command.ts";
import { commandById } from "../commands/registry.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { stateChangeNow } from "../editor/run.ts";

/** Runs what is shown; says before what of the running version keeps its state and what starts anew. */
export function RunButton() {
  const editor = useEditor();
  useStore(editor.documents);
  useStore(editor.facts, ({ runs }) => runs);
  const lines = stateChangeNow(editor);
  const watchTime = useRedrawing(1000);
  return (
    <Tooltip
      lines={lines}
      onOpenChange={watchTime}
      trigger={
        <Button
          look="primary"
          icon={<Play aria-hidden />}
          title={lines.length === 0 ? "Run (F5)" : undefined}
          onClick={() => {
            const command = commandById("run.run");
            if (command !== undefined) runCommand(command, editor);
          }}
        >
          Run
        </Button>
      }
    />
  );
}

/** Draws the component anew every so many milliseconds while told to: times left go down. */
function useRedrawing(period: number): (on: boolean) => void {
  const [on, setOn] = useState(false);
  const [, setTicks] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), period);
    return () => clearInterval(timer);
  }, [on, period]);
  return setOn;
}
