import { Background, BackgroundVariant, MiniMap, ReactFlow, SelectionMode, useReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type DragEvent, type MouseEvent, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { drawFaces } from "../../drawing/faces.ts";
import { emptyDocument } from "../../model/document.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { dropOnCanvas } from "../editor/drop.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { grid } from "../edits/layout.ts";
import { registerCanvas } from "../shell/surroundings.ts";
import { allDiagnostics } from "../store/analysis.ts";
import { activeFlow } from "../store/documents.ts";
import { show } from "../store/workbench.ts";
import { Announcer } from "./announcer.tsx";
import { createCanvasGestures } from "./canvas-gestures.ts";
import { MapWires } from "./map-wires.tsx";
import { NodeCard } from "./node-card.tsx";
import { FrameCard, NoteCard } from "./note-card.tsx";
import { type CanvasEdge, type CanvasNode, createEdgeProjection, createNodeProjection } from "./projection.ts";
import { wireAt } from "./wire-at.ts";
import { WireEdge } from "./wire-edge.tsx";
import { WiringHint } from "./wiring-hint.tsx";
import { type ZoomLevel, ZoomLevelProvider } from "./zoom-level.tsx";
import "./flow-canvas.css";

const nodeTypes = { card: NodeCard, note: NoteCard, frame: FrameCard };
const edgeTypes = { wire: WireEdge };
const middleAndRightButton = [1, 2];
const addingKeys = ["Shift", "Meta", "Control"];
const fitted = { maxZoom: 1, padding: 0.08 };
const snapGrid: [number, number] = [grid, grid];
const noEdges: CanvasEdge[] = [];
const minimapSize = { width: 144, height: 96 };

/** The graph of the flow that is shown. Everything on it is a projection of the document; gestures end as edits. */
export function FlowCanvas() {
  const editor = useEditor();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const { nodes, edges } = useProjection();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (element.current === null) return;
    registerCanvas({
      element: element.current,
      toCanvas: (point) => flow.screenToFlowPosition(point),
      // Two frames later: what was just placed must have been drawn and taken in by React Flow.
      fitView: () => requestAnimationFrame(() => requestAnimationFrame(() => void flow.fitView(fitted))),
      zoom: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
      reveal: (node) => void flow.fitView({ nodes: [{ id: node }], maxZoom: flow.getZoom(), minZoom: flow.getZoom(), duration: 120 }),
    });
    return () => registerCanvas(undefined);
  }, [flow]);
  const minimap = useStore(editor.workbench, ({ shown }) => shown.minimap);

  const gestures = useMemo(() => createCanvasGestures(editor), [editor]);

  function isPane(event: MouseEvent): boolean {
    return event.target instanceof Element && event.target.classList.contains("react-flow__pane");
  }

  return (
    <div
      ref={element}
      className="flow-canvas"
      role="application"
      aria-label="Canvas"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas itself takes keys: arrows, Space, Tab
      tabIndex={0}
      data-part-focus
      onPointerDown={(event) => isPane(event) && element.current?.focus({ preventScroll: true })}
      onKeyDown={(event) => {
        // Only from the canvas itself: from a node, Tab goes on as everywhere.
        if (event.key !== "Tab" || event.shiftKey || event.target !== event.currentTarget) return;
        event.preventDefault();
        show(editor.workbench, { type: "quick-add", at: editor.surroundings.canvasMiddle() });
      }}
      onDoubleClick={(event) => isPane(event) && show(editor.workbench, { type: "quick-add", at: { x: event.clientX, y: event.clientY } })}
      onPointerMove={(event) => {
        editor.pointer = { x: event.clientX, y: event.clientY };
      }}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        dropOnCanvas(
          editor,
          event.dataTransfer.getData("application/x-ziggy-flow"),
          flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }),
          wireAt({ x: event.clientX, y: event.clientY }),
        );
      }}
    >
      <ZoomLevelProvider>
        {(level) => (
          <ReactFlow<CanvasNode, CanvasEdge>
            nodes={nodes}
            edges={areLinesOnly(level, nodes) ? noEdges : edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            {...gestures}
            selectionOnDrag
            panOnScroll
            panOnDrag={middleAndRightButton}
            selectionMode={SelectionMode.Partial}
            zoomOnDoubleClick={false}
            deleteKeyCode={null}
            disableKeyboardA11y
            connectionRadius={24}
            minZoom={0.1}
            maxZoom={2}
            // Not the property of that name: it waits for nodes to be measured, which they never are.
            onInit={(view) => void view.fitView(fitted)}
            onlyRenderVisibleElements
            elevateNodesOnSelect={false}
            snapToGrid
            snapGrid={snapGrid}
            multiSelectionKeyCode={addingKeys}
            selectionKeyCode={null}
            attributionPosition="bottom-left"
          >
            {areLinesOnly(level, nodes) && <MapWires nodes={nodes} edges={edges} />}
            {level === "near" && <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} color="var(--canvas-dot)" />}
            {minimap && nodes.length > 0 && (
              <MiniMap
                pannable
                zoomable
                style={minimapSize}
                ariaLabel="Overview of the flow"
                nodeColor={minimapColor}
                nodeStrokeColor="var(--line-strong)"
                maskColor="color-mix(in srgb, var(--canvas) 70%, transparent)"
              />
            )}
          </ReactFlow>
        )}
      </ZoomLevelProvider>
      <WiringHint />
      <Announcer />
    </div>
  );
}

/** Whether wires are drawn but cannot be pointed at: on the map, and of large flows as long as nothing can be read. */
function areLinesOnly(level: ZoomLevel, nodes: readonly CanvasNode[]): boolean {
  return level === "map" || (level === "far" && nodes.length > 300);
}

function useProjection(): { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] } {
  const editor = useEditor();
  const flow = useStore(editor.documents, activeFlow);
  const analysis = useStore(editor.analysis);
  const selection = useStore(editor.selection);
  const positions = useStore(editor.gesture, (gesture) => gesture.positions);
  const chosenPins = useStore(editor.gesture, (gesture) => gesture.chosenPins);
  const document = flow?.history.present.document ?? emptyDocument;
  const faces = useMemo(() => drawFaces(document, analysis.graph, catalogue, chosenPins), [document, analysis.graph, chosenPins]);
  const diagnostics = useMemo(() => allDiagnostics(analysis), [analysis]);
  const projectNodes = useMemo(createNodeProjection, []);
  const projectEdges = useMemo(createEdgeProjection, []);
  const input = { document, faces, diagnostics, selectedNodes: selection.nodes, selectedWires: selection.wires, positions };
  return { nodes: projectNodes(input), edges: projectEdges(input) };
}

/** A frame is an outline: filled, it would hide what stands in it. */
function minimapColor({ type }: CanvasNode): string {
  return type === "frame" ? "transparent" : "var(--line-strong)";
}
