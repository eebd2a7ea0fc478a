import { createStore, type StoreApi } from "zustand/vanilla";
import type { Graph } from "../../compiler/graph.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";

/** What the compiler says of the flow that is shown; computed anew after each edit, never saved. */
export interface Analysis {
  readonly flow: string | undefined;
  /** Nodes with their pins, as far as they can be resolved. */
  readonly graph: Graph | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Found while the code was written. */
  readonly codeDiagnostics: readonly Diagnostic[];
  /** Found by the host's type check, which takes longer. */
  readonly typeDiagnostics: readonly Diagnostic[];
  /** Found by the host in view of all flows of the project. */
  readonly homeDiagnostics: readonly Diagnostic[];
  /** The compiled module; undefined while the flow has errors. */
  readonly code: { readonly text: string; readonly nodeOfLine: ReadonlyMap<number, string> } | undefined;
}

export type AnalysisStore = StoreApi<Analysis>;

export const nothingAnalysed: Analysis = {
  flow: undefined,
  graph: undefined,
  diagnostics: [],
  codeDiagnostics: [],
  typeDiagnostics: [],
  homeDiagnostics: [],
  code: undefined,
};

export function createAnalysisStore(): AnalysisStore {
  return createStore<Analysis>(() => nothingAnalysed);
}

/** Everything that is said of the flow, worst first. */
export function allDiagnostics({ diagnostics, codeDiagnostics, typeDiagnostics, homeDiagnostics }: Analysis): readonly Diagnostic[] {
  const order = { error: 0, warning: 1, info: 2 };
  return [...diagnostics, ...codeDiagnostics, ...typeDiagnostics, ...homeDiagnostics].sort(
    (one, other) => order[one.severity] - order[other.severity],
  );
}
