import type { Catalogue } from "../catalogue/define-node.ts";
import type { FlowDocument } from "../model/document.ts";
import type { HomeDescription } from "../z2m/description.ts";
import type { Graph } from "./graph.ts";
import { resolveFlow } from "./resolve-flow.ts";
import { type FlowFiles, noFiles, SubflowLibrary } from "./subflow-library.ts";

export interface InspectOptions {
  readonly home: HomeDescription;
  readonly catalogue: Catalogue;
  /** As in `CompileOptions`. */
  readonly file?: string;
  readonly files?: FlowFiles;
}

/**
 * The flow as it is drawn: every node whose pins can be known, disabled ones too, and the wires between them. Says nothing
 * about problems; `analyse` does both at once.
 */
export function inspectFlow(document: FlowDocument, { home, catalogue, file = "flows/flow.json", files = noFiles }: InspectOptions): Graph {
  const library = new SubflowLibrary({ files, home, catalogue, file, version: "" });
  return resolveFlow(document, { home, catalogue, findSubflow: library.finderFor(file) }).draw();
}
