import { isJsonObject, type Json } from "../base/json.ts";
import { err, ok, type Result } from "../base/result.ts";
import { withRoles } from "../catalogue/node-roles.ts";
import type { FlowDocument, FlowNode, Role } from "../model/document.ts";
import { isNodeId } from "../model/wire.ts";
import { analyse, type CompileOptions } from "./compile.ts";
import type { Graph } from "./graph.ts";
import { InlinedWires } from "./inline-wires.ts";
import { importPath, resolveInProject } from "./project-path.ts";

/**
 * Puts the nodes of a subflow into the flow in the place of a node that calls it: the inverse of `extractSubflow`. What the flow does
 * stays the same. Refused, with the reason, where that cannot be. State that survives restarts starts anew.
 */
export function inlineSubflow(document: FlowDocument, call: string, options: CompileOptions): Result<FlowDocument, string> {
  const caller = document.nodes.get(call);
  const { diagnostics, draw } = analyse(document, options);
  const circle = diagnostics.find(({ code }) => code === "flow/cycle");
  if (circle !== undefined) return err(circle.message);
  const graph = draw();
  const path = caller?.settings.get("flow");
  const file = typeof path === "string" ? graph?.calls.get(path)?.file : undefined;
  const subflow = file === undefined ? undefined : options.files?.get(file)?.document;
  if (caller === undefined || graph === undefined || file === undefined || subflow === undefined)
    return err("There is no subflow to put here.");
  const inner = analyse(subflow, { ...options, file }).draw();
  if (inner === undefined) return err("The subflow cannot be read.");

  const roles = joinRoles(document, subflow, caller);
  const ids = freeIds(document, call, subflow, inner);
  const moved = [...ids].flatMap(([id, own]): readonly (readonly [string, FlowNode])[] => {
    const node = subflow.nodes.get(id);
    return node === undefined ? [] : [[own, movedNode(node, roles.names, file, options)]];
  });
  const nodes = new Map([...[...document.nodes].filter(([id]) => id !== call), ...moved]);
  const wires = new InlinedWires({ document, call, caller, graph, subflow, inner, ids }).join();
  if (!wires.ok) return wires;
  for (const { node: id, pin, value } of wires.value.written) {
    const node = nodes.get(id);
    if (node !== undefined) nodes.set(id, { ...node, inputs: new Map(node.inputs).set(pin, value) });
  }
  const flow: FlowDocument = {
    ...document,
    roles: roles.table,
    nodes,
    wires: wires.value.wires,
    layout: new Map([...[...document.layout].filter(([id]) => id !== call), ...movedPlaces(document, call, subflow, ids)]),
  };
  const problem = analyse(flow, options).diagnostics.find(({ severity }) => severity === "error");
  return problem === undefined ? ok(flow) : err(problem.message);
}

interface JoinedRoles {
  readonly table: ReadonlyMap<string, Role>;
  /** What the flow calls what the subflow calls this. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Parameters are what the call hands in; devices of the subflow's own join those of the flow. */
function joinRoles(document: FlowDocument, subflow: FlowDocument, caller: FlowNode): JoinedRoles {
  const table = new Map(document.roles);
  const names = new Map<string, readonly string[]>();
  const given = caller.settings.get("devices");
  for (const [name, json] of isJsonObject(given) ? Object.entries(given) : []) {
    if (typeof json === "string") names.set(name, [json]);
    else if (Array.isArray(json)) names.set(name, json.map(String));
  }
  for (const [name, role] of subflow.roles) {
    const same = [...table].find(([, { ieee, group }]) => ieee === role.ieee && group === role.group && (ieee ?? group) !== undefined);
    const own = same?.[0] ?? freeName(name, (taken) => table.has(taken) || document.parameters?.has(taken) === true);
    table.set(own, same?.[1] ?? role);
    names.set(name, [own]);
  }
  return { table, names };
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!isTaken(name) && isNodeId(name)) return name;
  }
}

/** The nodes that move, each with its id in the flow: its own where that is free, else with the call's in front. */
function freeIds(document: FlowDocument, call: string, subflow: FlowDocument, inner: Graph): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set([...document.nodes.keys()].filter((id) => id !== call));
  for (const id of subflow.nodes.keys()) {
    if (inner.nodes.get(id)?.kind.subflowPart !== undefined) continue;
    const own = taken.has(id) ? freeName(`${call}-${id}`, (name) => taken.has(name)) : id;
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}

function movedNode(node: FlowNode, names: ReadonlyMap<string, readonly string[]>, file: string, options: CompileOptions): FlowNode {
  const kind = options.catalogue.get(node.kind);
  const bound = kind === undefined ? node : withRoles(node, kind, (role) => names.get(role) ?? [role]);
  const path = bound.settings.get("flow");
  const called = node.kind === "subflow" && typeof path === "string" ? resolveInProject(file, path) : undefined;
  // A path is seen from the file that it stands in.
  if (called?.ok !== true) return bound;
  return { ...bound, settings: new Map(bound.settings).set("flow", importPath(options.file, called.value).replace(/^\.\//, "")) };
}

/** As they stood to each other, around the place of the call. */
function movedPlaces(
  document: FlowDocument,
  call: string,
  subflow: FlowDocument,
  ids: ReadonlyMap<string, string>,
): readonly (readonly [string, Json])[] {
  const points = [...ids].flatMap(([id, own]) => {
    const [x, y] = pointOf(subflow.layout.get(id));
    return x === undefined || y === undefined ? [] : [{ own, x, y }];
  });
  const [atX = 0, atY = 0] = pointOf(document.layout.get(call));
  const left = Math.min(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  return points.map(({ own, x, y }) => [own, [atX + x - left, atY + y - top]]);
}

function pointOf(place: Json | undefined): readonly (number | undefined)[] {
  return Array.isArray(place) ? place.map((item) => (typeof item === "number" ? item : undefined)) : [];
}
