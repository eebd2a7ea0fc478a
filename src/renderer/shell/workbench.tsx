import { ReactFlowProvider } from "@xyflow/react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { useStore } from "zustand";
import { Tabs } from "../../ui/tabs.tsx";
import { Toasts } from "../../ui/toast.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { Overlays } from "../overlays/overlays.tsx";
import { BottomPanels } from "../panels/bottom-panels.tsx";
import { DevicesPanel } from "../panels/devices-panel.tsx";
import { FlowsPanel } from "../panels/flows-panel.tsx";
import { Inspector } from "../panels/inspector.tsx";
import { NodesPanel } from "../panels/nodes-panel.tsx";
import { dismissToast, type SidePanel } from "../store/workbench.ts";
import { Stage } from "./stage.tsx";
import { TitleBar } from "./title-bar.tsx";
import "./workbench.css";

/** The whole window: title bar, side panels, canvas, inspector, bottom panels, and what lies over them. */
export function Workbench() {
  const editor = useEditor();
  const { side, shown, toasts } = useStore(editor.workbench);
  return (
    <ReactFlowProvider>
      <div className="workbench">
        <TitleBar />
        <Group orientation="vertical" className="workbench-rows">
          <Panel id="upper" minSize="30%">
            <Group orientation="horizontal">
              {shown.side && (
                <>
                  <Panel id="side" defaultSize="264px" minSize="180px" maxSize="480px">
                    <nav className="side" aria-label="Home and catalogue">
                      <Tabs
                        label="Side panels"
                        active={side}
                        onSelect={(id) => editor.workbench.setState({ side: id as SidePanel })}
                        items={[
                          { id: "devices", title: "Devices", content: <DevicesPanel /> },
                          { id: "nodes", title: "Nodes", content: <NodesPanel /> },
                          { id: "flows", title: "Flows", content: <FlowsPanel /> },
                        ]}
                      />
                    </nav>
                  </Panel>
                  <Separator className="separator" />
                </>
              )}
              <Panel id="stage" minSize="320px">
                <Stage />
              </Panel>
              {shown.inspector && (
                <>
                  <Separator className="separator" />
                  <Panel id="inspector" defaultSize="288px" minSize="200px" maxSize="520px">
                    <Inspector />
                  </Panel>
                </>
              )}
            </Group>
          </Panel>
          {shown.bottom && (
            <>
              <Separator className="separator" />
              <Panel id="bottom" defaultSize="192px" minSize="96px">
                <BottomPanels />
              </Panel>
            </>
          )}
        </Group>
      </div>
      <Overlays />
      <Toasts messages={toasts} onDismiss={(id) => dismissToast(editor.workbench, id)} />
    </ReactFlowProvider>
  );
}
