import type { Catalogue } from "../catalogue/define-node.ts";
import type { FlowDocument } from "../model/document.ts";
import type { HomeDescription } from "../z2m/description.ts";
import { checkDocument } from "./check.ts";
import type { Graph } from "./graph.ts";
import { resolvePins } from "./resolve-pins.ts";
import { resolveRoles } from "./resolve-roles.ts";
import { resolveWires } from "./resolve-wires.ts";

/**
 * The flow as the editor draws it: every node whose pins can be known, disabled ones too, and the wires between them. Says
 * nothing about problems; `compile` does.
 */
export function inspectFlow(
  document: FlowDocument,
  { home, catalogue }: { readonly home: HomeDescription; readonly catalogue: Catalogue },
): Graph {
  const { nodes, wires } = checkDocument(document, catalogue);
  const pins = resolvePins(nodes, wires, resolveRoles(document, home), home);
  return resolveWires(pins.nodes, pins.roles, wires, home).graph;
}
