import {
  Background,
  BackgroundVariant,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type DragEvent, type MouseEvent, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import { drawFaces } from "../../drawing/faces.ts";
import { emptyDocument } from "../../model/document.ts";
import type { PinAddress } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { connectPins } from "../editor/connect-pins.ts";
import { dropOnCanvas } from "../editor/drop.ts";
import { editCurrent } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { placeNodes } from "../edits/layout.ts";
import { registerCanvas } from "../shell/surroundings.ts";
import { allDiagnostics } from "../store/analysis.ts";
import { activeFlow } from "../store/documents.ts";
import { show } from "../store/workbench.ts";
import { fitOf } from "./fit.ts";
import { carriedByFrames } from "./frames.ts";
import { NodeCard } from "./node-card.tsx";
import { FrameCard, NoteCard } from "./note-card.tsx";
import { type CanvasEdge, type CanvasNode, createEdgeProjection, createNodeProjection } from "./projection.ts";
import { WireEdge } from "./wire-edge.tsx";
import { WiringHint } from "./wiring-hint.tsx";
import "./flow-canvas.css";

const nodeTypes = { card: NodeCard, note: NoteCard, frame: FrameCard };
const edgeTypes = { wire: WireEdge };
const middleAndRightButton = [1, 2];
const addingKeys = ["Shift", "Meta", "Control"];
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
      fitView: () => requestAnimationFrame(() => requestAnimationFrame(() => void flow.fitView({ maxZoom: 1, padding: 0.08 }))),
      zoom: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
      reveal: (node) => void flow.fitView({ nodes: [{ id: node }], maxZoom: flow.getZoom(), minZoom: flow.getZoom(), duration: 120 }),
    });
    return () => registerCanvas(undefined);
  }, [flow]);
  const minimap = useStore(editor.workbench, ({ shown }) => shown.minimap);

  function onNodesChange(changes: NodeChange<CanvasNode>[]) {
    const moved = new Map(editor.gesture.getState().positions);
    for (const change of changes) if (change.type === "position" && change.position !== undefined) moved.set(change.id, change.position);
    if (moved.size > 0) editor.gesture.setState({ positions: moved });
    const nodes = afterChanges(editor.selection.getState().nodes, changes);
    if (nodes !== undefined) editor.selection.setState({ nodes, pin: undefined });
  }

  function onEdgesChange(changes: EdgeChange<CanvasEdge>[]) {
    const wires = afterChanges(editor.selection.getState().wires, changes);
    if (wires !== undefined) editor.selection.setState({ wires });
  }

  function endDrag() {
    const { positions } = editor.gesture.getState();
    if (positions.size === 0) return;
    editCurrent(editor, positions.size === 1 ? "Move node" : `Move ${positions.size} nodes`, (document) =>
      placeNodes(document, carriedByFrames(document, positions)),
    );
    editor.gesture.setState({ positions: new Map() });
  }

  function onConnectEnd(event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) {
    editor.gesture.setState({ wiring: undefined });
    if (state.toHandle !== null || state.toNode !== null || state.fromHandle === null) return;
    const point = "clientX" in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 });
    const side = state.fromHandle.type === "source" ? "output" : "input";
    const from = { node: state.fromHandle.nodeId, pin: state.fromHandle.id ?? "", side } as const;
    show(editor.workbench, { type: "quick-add", at: { x: point.clientX, y: point.clientY }, from });
  }

  function isPane(event: MouseEvent): boolean {
    return event.target instanceof Element && event.target.classList.contains("react-flow__pane");
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas is reached and worked by keyboard through its nodes and commands
    <div
      ref={element}
      className="flow-canvas"
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
        );
      }}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStop={endDrag}
        onSelectionDragStop={endDrag}
        onConnectStart={(_, { nodeId, handleId, handleType }) =>
          editor.gesture.setState({
            wiring: nodeId === null ? undefined : { node: nodeId, pin: handleId ?? "", side: handleType === "target" ? "input" : "output" },
          })
        }
        onConnect={(connection) => connectPins(editor, addressOf(connection, "source"), addressOf(connection, "target"))}
        onConnectEnd={onConnectEnd}
        isValidConnection={(connection) =>
          fitOf(editor.analysis.getState().graph, addressOf(connection, "source"), addressOf(connection, "target")).type !== "refused"
        }
        onEdgeDoubleClick={(event, edge) =>
          show(editor.workbench, { type: "quick-add", at: { x: event.clientX, y: event.clientY }, into: edge.id })
        }
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
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        snapToGrid
        snapGrid={[8, 8]}
        multiSelectionKeyCode={addingKeys}
        selectionKeyCode={null}
        attributionPosition="bottom-left"
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} color="var(--canvas-dot)" />
        {minimap && (
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
      <WiringHint />
    </div>
  );
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

/** What is selected after React Flow's changes; undefined when none of them is about selection. */
function afterChanges(
  before: ReadonlySet<string>,
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[],
): ReadonlySet<string> | undefined {
  const selections = changes.filter((change) => change.type === "select");
  if (selections.length === 0) return undefined;
  const after = new Set(before);
  for (const { id, selected } of selections) {
    if (selected) after.add(id);
    else after.delete(id);
  }
  return after;
}

/** A frame is an outline: filled, it would hide what stands in it. */
function minimapColor({ type }: CanvasNode): string {
  return type === "frame" ? "transparent" : "var(--line-strong)";
}

type Ends = Pick<Connection, "source" | "target"> & { readonly sourceHandle?: string | null; readonly targetHandle?: string | null };

function addressOf(connection: Ends, end: "source" | "target"): PinAddress {
  return end === "source"
    ? { node: connection.source, pin: connection.sourceHandle ?? "" }
    : { node: connection.target, pin: connection.targetHandle ?? "" };
}
