import type { EditorClient } from "../../contract/editor-contract.ts";
import type { Point } from "../../drawing/layout.ts";
import type { FlowDocument } from "../../model/document.ts";
import type { LayOut } from "../layout/lay-out.ts";
import { type AnalysisStore, createAnalysisStore } from "../store/analysis.ts";
import { activeFlow, createDocumentsStore, type DocumentsStore, edit, type OpenFlow, squashEdits } from "../store/documents.ts";
import { createFactsStore, createLiveStore, type FactsStore, type LiveStore } from "../store/facts.ts";
import { createGestureStore, type GestureStore } from "../store/gesture.ts";
import { createSelectionStore, type SelectionStore } from "../store/selection.ts";
import { createWorkbenchStore, type Workbench, type WorkbenchStore } from "../store/workbench.ts";

/** What only a browser window can do; tests hand in their own. */
export interface Surroundings {
  readonly readClipboard: () => Promise<string>;
  readonly writeClipboard: (text: string) => Promise<void>;
  /** Offers a text as a file to keep. */
  readonly download: (name: string, text: string) => void;
  /** Epoch ms, for ages of what is shown. */
  readonly now: () => number;
  /** Where a point of the window lies on the canvas. */
  readonly canvasPoint: (point: Point) => Point;
  /** The middle of what is seen of the canvas, in the window. */
  readonly canvasMiddle: () => Point;
  /** Calls when what is shown at the moment has been painted. */
  readonly afterPaint: (work: () => void) => void;
  /** Calls with what has passed of a short movement, from 0 to below 1; not at all where motion is to be left out. */
  readonly animate: (draw: (passed: number) => void) => Promise<void>;
  readonly fitView: () => void;
  readonly zoom: (factor: number) => void;
  /** Brings a node into view. */
  readonly reveal: (node: string) => void;
  /** Lays boxes and wires out in layers. */
  readonly layOut: LayOut;
}

/**
 * The editor without a picture: state in slices by lifetime, and the line to the host. Components read the slices and run
 * commands; tests do the same without a page.
 */
export interface Editor {
  readonly client: EditorClient;
  readonly surroundings: Surroundings;
  readonly documents: DocumentsStore;
  readonly analysis: AnalysisStore;
  readonly selection: SelectionStore;
  readonly gesture: GestureStore;
  readonly facts: FactsStore;
  readonly live: LiveStore;
  readonly workbench: WorkbenchStore;
  /** Where the pointer is in the window. No slice: it moves hundreds of times a second and nothing is drawn after it. */
  pointer: Point;
}

export function createEditor(client: EditorClient, surroundings: Surroundings, kept?: Partial<Workbench>): Editor {
  return {
    client,
    surroundings,
    documents: createDocumentsStore(),
    analysis: createAnalysisStore(),
    selection: createSelectionStore(),
    gesture: createGestureStore(),
    facts: createFactsStore(),
    live: createLiveStore(),
    workbench: createWorkbenchStore(kept),
    pointer: { x: 0, y: 0 },
  };
}

/** The flow that is shown, if any. */
export function currentFlow(editor: Editor): OpenFlow | undefined {
  return activeFlow(editor.documents.getState());
}

/** The document that is shown, if any. */
export function currentDocument(editor: Editor): FlowDocument | undefined {
  return currentFlow(editor)?.history.present.document;
}

/** Several edits that undo takes back together. */
export function editAsOne<T>(editor: Editor, label: string, work: () => T): T {
  const flow = currentFlow(editor);
  const result = work();
  if (flow !== undefined) squashEdits(editor.documents, flow.id, flow.history.past.length, label);
  return result;
}

/** Makes an undoable edit of the flow that is shown; does nothing without one, or while it cannot be drawn. */
export function editCurrent(editor: Editor, label: string, map: (document: FlowDocument) => FlowDocument, merge?: string): void {
  const flow = currentFlow(editor);
  if (flow !== undefined && flow.unreadable === undefined) edit(editor.documents, flow.id, label, map, merge);
}
