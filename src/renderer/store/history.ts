import type { FlowDocument } from "../../model/document.ts";

export interface Step {
  readonly document: FlowDocument;
  /** What the edit that led here is called: "Move 3 nodes". */
  readonly label: string;
}

/** A document with its past and future. Steps share all that did not change, so unlimited undo costs little. */
export interface History {
  readonly past: readonly Step[];
  readonly present: Step;
  readonly future: readonly Step[];
  /** Edits with the same key that follow each other (typing, dragging) are one step. */
  readonly merge: string | undefined;
}

export function startHistory(document: FlowDocument): History {
  return { past: [], present: { document, label: "Open" }, future: [], merge: undefined };
}

/** The history of steps of which one is shown. Undefined when there is no such step. */
export function historyAt(steps: readonly Step[], index: number): History | undefined {
  const present = steps[index];
  return present && { past: steps.slice(0, index), present, future: steps.slice(index + 1), merge: undefined };
}

/** Adds an edit. One that changes nothing leaves no step. */
export function record(history: History, document: FlowDocument, label: string, merge?: string): History {
  if (document === history.present.document) return history;
  const joined = merge !== undefined && merge === history.merge;
  return {
    past: joined ? history.past : [...history.past, history.present],
    present: { document, label },
    future: [],
    merge,
  };
}

/** Makes one step under one name of all edits since a time when the past had this length. */
export function squash(history: History, pastLength: number, label: string): History {
  if (history.past.length <= pastLength) return history;
  return { ...history, past: history.past.slice(0, pastLength + 1), present: { ...history.present, label }, merge: undefined };
}

/** Ends a run of merged edits: the next one is a step of its own. */
export function settle(history: History): History {
  return history.merge === undefined ? history : { ...history, merge: undefined };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future], merge: undefined };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, merge: undefined };
}

/** What undo would take back, and what redo would do again. */
export function labels(history: History): { readonly undo: string | undefined; readonly redo: string | undefined } {
  return { undo: history.past.length === 0 ? undefined : history.present.label, redo: history.future[0]?.label };
}
