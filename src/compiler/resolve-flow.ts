import type { Catalogue } from "../catalogue/define-node.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import type { FlowDocument } from "../model/document.ts";
import type { HomeDescription } from "../z2m/description.ts";
import { bypassDisabled } from "./bypass.ts";
import { checkDocument } from "./check.ts";
import type { CalledSubflow, Graph } from "./graph.ts";
import { findMissingInputs } from "./missing-inputs.ts";
import { findCycles } from "./order.ts";
import { type ResolvedParameters, resolveParameters } from "./parameters.ts";
import { type ResolvedPins, resolvePins } from "./resolve-pins.ts";
import { resolveRoles } from "./resolve-roles.ts";
import { resolveWires } from "./resolve-wires.ts";

/** What a flow is resolved against. */
export interface Surroundings {
  readonly home: HomeDescription;
  readonly parameters: ResolvedParameters;
  /** The subflow that this flow means by a path, or why it cannot be called. */
  readonly findSubflow: (path: string) => CalledSubflow | Diagnostic;
}

export interface ResolvedFlow {
  /** What the program is made from: without what is disabled or not fed. */
  readonly graph: Graph;
  readonly diagnostics: readonly Diagnostic[];
  /** The flow as an editor draws it: every node whose pins can be known, disabled ones too, and the wires between them. */
  draw(): Graph;
}

/** From the document to what everything in it is: kinds, roles, pins, wires. */
export function resolveFlow(
  document: FlowDocument,
  { catalogue, home, findSubflow }: { readonly catalogue: Catalogue } & Omit<Surroundings, "parameters">,
): ResolvedFlow {
  const checked = checkDocument(document, catalogue);
  const bypassed = bypassDisabled(checked);
  const roles = resolveRoles(document, home);
  const parameters = resolveParameters(document, home);
  const pins = resolvePins(bypassed.nodes, bypassed.wires, roles, { home, parameters, findSubflow });
  const fed = findMissingInputs(pins.nodes, bypassed.wires, bypassed.lost);
  const { graph, diagnostics } = resolveWires(fed.nodes, fed.wires, { home, parameters, roles: pins.roles, calls: pins.calls });
  const isWhole = sameSize(checked, bypassed) && sameSize({ nodes: pins.nodes, wires: checked.wires }, fed);
  const drawAll = (): Graph => {
    const all = resolvePins(checked.nodes, checked.wires, roles, { home, parameters, findSubflow });
    return resolveWires(all.nodes, checked.wires, { home, parameters, roles: all.roles, calls: all.calls }).graph;
  };
  const byName = [...roles.warnings].flatMap(([role, warning]) => (pins.roles.has(role) ? [warning] : []));
  return {
    graph,
    diagnostics: [
      ...checked.diagnostics,
      ...parameters.diagnostics,
      ...byName,
      ...unusedNames(document, parameters, pins),
      ...pins.diagnostics,
      ...fed.diagnostics,
      ...diagnostics,
      ...findCycles(graph),
    ],
    draw: () => (isWhole ? graph : drawAll()),
  };
}

interface Parts {
  readonly nodes: ReadonlyMap<string, unknown>;
  readonly wires: readonly unknown[];
}

/** Phases only take away: what is as large as before is the same. */
function sameSize(one: Parts, other: Parts): boolean {
  return one.nodes.size === other.nodes.size && one.wires.length === other.wires.length;
}

function unusedNames(document: FlowDocument, { roles, values }: ResolvedParameters, pins: ResolvedPins): readonly Diagnostic[] {
  const unused = (names: Iterable<string>, used: ReadonlySet<string>): readonly string[] =>
    [...names].filter((name) => !used.has(name)).sort();
  const parameters = [...unused(roles.keys(), pins.asked), ...unused(values.keys(), pins.askedParameters)];
  return [
    ...unused(document.roles.keys(), pins.asked).map((role) => diagnose("role/unused", { role }, { role })),
    ...parameters.map((name) => diagnose("parameter/unused", { path: `/parameters/${name}` }, { name })),
  ];
}
