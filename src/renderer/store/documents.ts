import { createStore, type StoreApi } from "zustand/vanilla";
import { emptyDocument, type FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { type History, record, redo, settle, squash, undo } from "./history.ts";
import type { KeptHistory } from "./kept-history.ts";
import { resumeHistory } from "./resume.ts";

/** An open flow: what undo knows, and the file it came from. */
export interface OpenFlow {
  readonly id: string;
  readonly title: string;
  readonly history: History;
  /** The document as the file has it. */
  readonly saved: FlowDocument;
  /** Revision of the file that the work began from; undefined for a flow that was never saved. */
  readonly base: string | undefined;
  /** The file has changed on disk meanwhile: its new text and revision. */
  readonly conflict: { readonly text: string; readonly revision: string } | undefined;
  /** Why the file cannot be drawn, in words; it is then shown as text and never overwritten. */
  readonly unreadable: string | undefined;
}

export interface Documents {
  /** In the order of the tabs. */
  readonly open: ReadonlyMap<string, OpenFlow>;
  readonly active: string | undefined;
}

export type DocumentsStore = StoreApi<Documents>;

export function createDocumentsStore(): DocumentsStore {
  return createStore<Documents>(() => ({ open: new Map(), active: undefined }));
}

export function activeFlow(documents: Documents): OpenFlow | undefined {
  return documents.active === undefined ? undefined : documents.open.get(documents.active);
}

export function isDirty(flow: OpenFlow): boolean {
  return flow.history.present.document !== flow.saved;
}

function change(store: DocumentsStore, id: string, map: (flow: OpenFlow) => OpenFlow): void {
  const { open } = store.getState();
  const flow = open.get(id);
  if (flow === undefined) return;
  const next = map(flow);
  if (next !== flow) store.setState({ open: new Map(open).set(id, next) });
}

function changeHistory(store: DocumentsStore, id: string, map: (history: History) => History): void {
  change(store, id, (flow) => {
    const history = map(flow.history);
    return history === flow.history ? flow : { ...flow, history };
  });
}

/** A flow's file, and what is known of the work on it. */
export interface FileToOpen {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly revision: string | undefined;
  /** What undo knew when the flow was open last. */
  readonly history?: KeptHistory | undefined;
  /** Work that was not saved, and the revision that it began from. */
  readonly draft?: { readonly document: FlowDocument; readonly base: string | undefined } | undefined;
}

/** Opens a flow's text in a tab of its own and shows it; a flow that is open already is only shown. */
export function openFlow(store: DocumentsStore, file: FileToOpen): void {
  const { open } = store.getState();
  if (open.has(file.id)) {
    store.setState({ active: file.id });
    return;
  }
  const { document, diagnostics } = parseFlow(file.text);
  // Work that began from another version of the file meets it as a conflict.
  const base = file.revision === undefined ? undefined : (file.draft?.base ?? file.revision);
  const { text, revision } = file;
  const flow: OpenFlow = {
    id: file.id,
    title: document?.name ?? file.title,
    ...resumeHistory(document ?? emptyDocument, file.history, document === undefined ? undefined : file.draft?.document),
    base,
    conflict: revision === base || revision === undefined ? undefined : { text, revision },
    unreadable: document === undefined ? (diagnostics[0]?.message ?? "The file cannot be read.") : undefined,
  };
  store.setState({ open: new Map(open).set(file.id, flow), active: file.id });
}

export function closeFlow(store: DocumentsStore, id: string): void {
  const { open, active } = store.getState();
  const order = [...open.keys()];
  const neighbour = order[order.indexOf(id) + 1] ?? order[order.indexOf(id) - 1];
  const rest = new Map(open);
  rest.delete(id);
  store.setState({ open: rest, active: active === id ? neighbour : active });
}

export function showFlow(store: DocumentsStore, id: string): void {
  if (store.getState().open.has(id)) store.setState({ active: id });
}

/** Makes an edit undoable under a label. `merge`: edits of the same kind that follow each other are one step. */
export function edit(
  store: DocumentsStore,
  id: string,
  label: string,
  map: (document: FlowDocument) => FlowDocument,
  merge?: string,
): void {
  changeHistory(store, id, (history) => record(history, map(history.present.document), label, merge));
}

/** Makes one step of all edits since the past of this flow had this length. */
export function squashEdits(store: DocumentsStore, id: string, pastLength: number, label: string): void {
  changeHistory(store, id, (history) => squash(history, pastLength, label));
}

/** Ends a run of merged edits: a gesture or a field has been left. */
export function settleEdits(store: DocumentsStore, id: string): void {
  changeHistory(store, id, settle);
}

export function undoEdit(store: DocumentsStore, id: string): void {
  changeHistory(store, id, undo);
}

export function redoEdit(store: DocumentsStore, id: string): void {
  changeHistory(store, id, redo);
}

/** The document that was handed to the host is now what the file has. */
export function markSaved(store: DocumentsStore, id: string, document: FlowDocument, revision: string): void {
  change(store, id, (flow) => ({ ...flow, saved: document, base: revision, conflict: undefined }));
}

/** The file has changed on disk. Unchanged work follows it; changed work is kept and the conflict shown. */
export function meetFile(store: DocumentsStore, id: string, file: { readonly text: string; readonly revision: string }): void {
  change(store, id, (flow) => {
    if (file.revision === flow.base) return flow;
    const { document } = parseFlow(file.text);
    if (document === undefined || isDirty(flow)) return { ...flow, conflict: file };
    return { ...flow, saved: document, base: file.revision, history: record(flow.history, document, "Changed on disk") };
  });
}

/** Places what the file gives no place. Not an edit: nothing that anybody did, and nothing to save by itself. */
export function arrangeOpened(store: DocumentsStore, id: string, map: (document: FlowDocument) => FlowDocument): void {
  change(store, id, (flow) => {
    const document = map(flow.history.present.document);
    const saved = isDirty(flow) ? flow.saved : document;
    return { ...flow, saved, history: { ...flow.history, present: { ...flow.history.present, document } } };
  });
}

/** Takes the file's side of a conflict; one's own side stays in the undo history. */
export function takeTheirs(store: DocumentsStore, id: string): void {
  change(store, id, (flow) => {
    const document = flow.conflict === undefined ? undefined : parseFlow(flow.conflict.text).document;
    if (flow.conflict === undefined || document === undefined) return flow;
    return {
      ...flow,
      history: record(flow.history, document, "Take the file's version"),
      saved: document,
      base: flow.conflict.revision,
      conflict: undefined,
    };
  });
}

/** The text to save: canonical, so that equal documents are equal files. */
export function textOf(flow: OpenFlow): string {
  return printFlow(flow.history.present.document);
}
