import { ReactFlowProvider } from "@xyflow/react";
import { Building2, FolderOpen, House, Plug } from "lucide-react";
import { useStore } from "zustand";
import { Toasts } from "../../ui/toast.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { openPlayground } from "../editor/projects.ts";
import { Overlays } from "../overlays/overlays.tsx";
import { dismissToast, show } from "../store/workbench.ts";
import "./first-run.css";

/** The first thing a newcomer sees: four ways to begin. */
export function FirstRun() {
  const editor = useEditor();
  const { toasts, busy } = useStore(editor.workbench);
  const begin = async () => {
    if (await openPlayground(editor, "small")) editor.workbench.setState({ tourStep: 0 });
  };
  return (
    <ReactFlowProvider>
      <main className="first-run">
        <h1>Ziggy Flow</h1>
        <p>Draw what your Zigbee2MQTT home does; read it, run it and test it as TypeScript.</p>
        <div className="first-run-choices">
          <button type="button" onClick={() => void begin()}>
            <House aria-hidden />
            <strong>Try a simulated home</strong>
            <span>No broker needed. Lamps, sensors and remotes that react, and a flow that runs.</span>
          </button>
          <button type="button" onClick={() => void openPlayground(editor, "example")}>
            <Building2 aria-hidden />
            <strong>Example home</strong>
            <span>A real flat with 27 devices, drawn as flows: dials, remotes, light over the day, a leak alarm.</span>
          </button>
          <button type="button" onClick={() => show(editor.workbench, { type: "open-project" })}>
            <Plug aria-hidden />
            <strong>Connect my home</strong>
            <span>Choose a folder for your flows, then the broker that Zigbee2MQTT uses.</span>
          </button>
          <button type="button" onClick={() => show(editor.workbench, { type: "open-project" })}>
            <FolderOpen aria-hidden />
            <strong>Open a project</strong>
            <span>A folder that already holds flows.</span>
          </button>
        </div>
        <p role="status">{busy}</p>
      </main>
      <Overlays />
      <Toasts messages={toasts} onDismiss={(id) => dismissToast(editor.workbench, id)} />
    </ReactFlowProvider>
  );
}
