import type { Catalogue } from "../catalogue/define-node.ts";
import type { FlowDocument } from "../model/document.ts";
import type { HomeDescription } from "../z2m/description.ts";
import { checkDocument } from "./check.ts";
import type { Graph } from "./graph.ts";
import { resolveParameters } from "./parameters.ts";
import { resolvePins } from "./resolve-pins.ts";
import { resolveRoles } from "./resolve-roles.ts";
import { resolveWires } from "./resolve-wires.ts";
import { type FlowFiles, noFiles, SubflowLibrary } from "./subflow-library.ts";

export interface InspectOptions {
  readonly home: HomeDescription;
  readonly catalogue: Catalogue;
  /** As in `CompileOptions`. */
  readonly file?: string;
  readonly files?: FlowFiles;
}

/**
 * The flow as the editor draws it: every node whose pins can be known, disabled ones too, and the wires between them. Says
 * nothing about problems; `compile` does.
 */
export function inspectFlow(document: FlowDocument, { home, catalogue, file = "flows/flow.json", files = noFiles }: InspectOptions): Graph {
  const { nodes, wires } = checkDocument(document, catalogue);
  const parameters = resolveParameters(document, home);
  const library = new SubflowLibrary({ files, home, catalogue, file, version: "" });
  const findSubflow = library.finderFor(file);
  const { nodes: known, roles, calls } = resolvePins(nodes, wires, resolveRoles(document, home), { home, parameters, findSubflow });
  return resolveWires(known, wires, { home, parameters, roles, calls }).graph;
}
