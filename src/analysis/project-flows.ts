import type { Json } from "../base/json.ts";
import type { Catalogue } from "../catalogue/define-node.ts";
import type { Graph } from "../compiler/graph.ts";
import { type ResolvedFlow, resolveFlow } from "../compiler/resolve-flow.ts";
import { SubflowLibrary } from "../compiler/subflow-library.ts";
import { hasErrors } from "../model/diagnostic.ts";
import type { FlowDocument } from "../model/document.ts";
import type { EntityDescription, HomeDescription } from "../z2m/description.ts";

/** A flow of the project, or a subflow. */
export interface ProjectFlow {
  readonly id: string;
  /** As seen from the project: `flows/hall-light.json`. */
  readonly file: string;
  readonly document: FlowDocument;
}

/** A flow with its nodes and wires as they run. */
export interface AnalysedFlow extends ProjectFlow {
  readonly graph: Graph;
  /** Whether all of it could be made out: where something is missing, what hangs on it is not to blame. */
  readonly complete: boolean;
}

/** A flow at work, or a subflow in one of the places from which it is called. */
export interface Scope {
  /** The flow that runs, and for a subflow the node of that flow that calls it, be it through others. */
  readonly flow: string;
  readonly graph: Graph;
  readonly caller: { readonly scope: Scope; readonly node: string } | undefined;
  /** The subflows that are called here, by node. */
  readonly calls: ReadonlyMap<string, Scope>;
  /** The devices behind an entity: what the home lists, the members of a group, what a caller hands in. */
  devices(entity: EntityDescription): readonly EntityDescription[];
}

export interface AnalysisOptions {
  readonly home: HomeDescription;
  readonly catalogue: Catalogue;
}

/** Works out what is in each flow; calls of subflows are looked through in the scopes. */
export function resolveFlows(
  flows: readonly ProjectFlow[],
  { home, catalogue }: AnalysisOptions,
): { readonly flows: readonly AnalysedFlow[]; readonly scopes: readonly Scope[] } {
  const files = new Map(flows.map(({ file, document }) => [file, { document, diagnostics: [], nodeLines: new Map<string, number>() }]));
  const resolved = new Map<string, AnalysedFlow>();
  for (const flow of flows) {
    const library = new SubflowLibrary({ files, home, catalogue, file: flow.file, version: "" });
    const found: ResolvedFlow = resolveFlow(flow.document, { catalogue, home, findSubflow: library.finderFor(flow.file) });
    resolved.set(flow.file, { ...flow, graph: found.graph, complete: !hasErrors(found.diagnostics) });
  }
  const all = [...resolved.values()];
  return {
    flows: all,
    scopes: all
      .filter(({ document }) => document.parameters === undefined)
      .map((flow) => scopeOf(flow, resolved, home, undefined, new Map())),
  };
}

function scopeOf(
  { id, graph }: AnalysedFlow,
  flows: ReadonlyMap<string, AnalysedFlow>,
  home: HomeDescription,
  caller: Scope["caller"],
  handedIn: ReadonlyMap<string, readonly EntityDescription[]>,
): Scope {
  const calls = new Map<string, Scope>();
  const scope: Scope = { flow: caller?.scope.flow ?? id, graph, caller, calls, devices: (entity) => devicesBehind(entity, home, handedIn) };
  for (const {
    id: node,
    node: { settings },
  } of graph.nodes.values()) {
    // Only calls have a path that the graph knows as one. The compiler refuses rings of calls, so this comes to an end.
    const called = flows.get(graph.calls.get(String(settings.get("flow")))?.file ?? "");
    if (called !== undefined) calls.set(node, scopeOf(called, flows, home, { scope, node }, handIn(settings.get("devices"), scope)));
  }
  return scope;
}

/** What a call says for the devices of the subflow. */
function handIn(devices: Json | undefined, { graph, devices: behind }: Scope): ReadonlyMap<string, readonly EntityDescription[]> {
  if (typeof devices !== "object" || devices === null || Array.isArray(devices)) return new Map();
  return new Map(
    Object.entries(devices).map(([name, given]) => {
      const roles = Array.isArray(given) ? given.map(String) : [String(given)];
      return [name, roles.flatMap((role) => behind(graph.roles.get(role)?.entity ?? nobody))] as const;
    }),
  );
}

const nobody: EntityDescription = { name: "", identifier: "", description: undefined, properties: [], capabilities: [], scenes: [] };

const known = new WeakMap<HomeDescription, ReadonlySet<EntityDescription>>();

function devicesOf(home: HomeDescription): ReadonlySet<EntityDescription> {
  const devices = known.get(home) ?? new Set(home.devices);
  known.set(home, devices);
  return devices;
}

function devicesBehind(
  entity: EntityDescription,
  home: HomeDescription,
  handedIn: ReadonlyMap<string, readonly EntityDescription[]>,
): readonly EntityDescription[] {
  if (devicesOf(home).has(entity)) return [entity];
  const group = home.groups.find((listed) => listed === entity);
  if (group !== undefined) return home.devices.filter(({ ieee }) => group.members.some((member) => member.ieee === ieee));
  // Parameters are called by their names.
  return handedIn.get(entity.name) ?? [];
}
