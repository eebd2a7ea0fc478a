import { createStore, type StoreApi } from "zustand/vanilla";

/** What is selected in the active flow, and where the keyboard is. Lives as long as the flow is shown; never saved. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  /** Wires as the file writes them. */
  readonly wires: ReadonlySet<string>;
  /** The pin that the keyboard stands on. */
  readonly pin: { readonly node: string; readonly pin: string; readonly side: "input" | "output" } | undefined;
}

export type SelectionStore = StoreApi<Selection>;

const none: Selection = { nodes: new Set(), wires: new Set(), pin: undefined };

export function createSelectionStore(): SelectionStore {
  return createStore<Selection>(() => none);
}

export function select(store: SelectionStore, selection: Partial<Selection>): void {
  store.setState({ ...none, ...selection });
}

export function clearSelection(store: SelectionStore): void {
  store.setState(none);
}
