import { isJsonObject, type Json } from "../../base/json.ts";
import type { FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";

const sections = ["roles", "nodes", "layout"] as const;
type Section = (typeof sections)[number];

/**
 * What makes one document of another, to be written down: the entries that differ as a small flow, the ids that are gone, and
 * the one stretch of wires that differs. Entries that are the same object are taken as equal.
 */
export interface DocumentChange {
  readonly part: string;
  readonly gone: Readonly<Record<Section, readonly string[]>>;
  /** Where the stretch begins, and how many wires of the old document are in it; those of the new one are in the part. */
  readonly wires: readonly [at: number, count: number];
}

export function changeBetween(from: FlowDocument, to: FlowDocument): DocumentChange {
  const { at, count, added } = differingWires(from.wires, to.wires);
  const part: FlowDocument = {
    ...to,
    roles: differing(from.roles, to.roles),
    nodes: differing(from.nodes, to.nodes),
    layout: differing(from.layout, to.layout),
    wires: added,
  };
  const gone = (section: Section) => [...from[section].keys()].filter((id) => !to[section].has(id));
  return { part: printFlow(part), gone: { roles: gone("roles"), nodes: gone("nodes"), layout: gone("layout") }, wires: [at, count] };
}

/** The other document. Undefined when what was written down makes no sense. */
export function applyChange(from: FlowDocument, { part, gone, wires: [at, count] }: DocumentChange): FlowDocument | undefined {
  const { document } = parseFlow(part);
  if (document === undefined) return undefined;
  return {
    ...document,
    roles: merged(from.roles, document.roles, gone.roles),
    nodes: merged(from.nodes, document.nodes, gone.nodes),
    layout: merged(from.layout, document.layout, gone.layout),
    wires: from.wires.toSpliced(at, count, ...document.wires),
  };
}

/** Reads what `changeBetween` gave and JSON brought back. */
export function readChange(json: Json | undefined): DocumentChange | undefined {
  if (!isJsonObject(json) || typeof json.part !== "string" || !isJsonObject(json.gone) || !Array.isArray(json.wires)) return undefined;
  const [at, count] = json.wires;
  const { roles, nodes, layout } = json.gone;
  if (typeof at !== "number" || typeof count !== "number") return undefined;
  return { part: json.part, gone: { roles: texts(roles), nodes: texts(nodes), layout: texts(layout) }, wires: [at, count] };
}

function texts(json: Json | undefined): readonly string[] {
  return Array.isArray(json) ? json.filter((item) => typeof item === "string") : [];
}

function differing<T>(from: ReadonlyMap<string, T>, to: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return from === to ? new Map() : new Map([...to].filter(([id, entry]) => from.get(id) !== entry));
}

function merged<T>(from: ReadonlyMap<string, T>, changed: ReadonlyMap<string, T>, gone: readonly string[]): ReadonlyMap<string, T> {
  if (changed.size === 0 && gone.length === 0) return from;
  const next = new Map([...from, ...changed]);
  for (const id of gone) next.delete(id);
  return next;
}

function differingWires(from: readonly string[], to: readonly string[]) {
  let at = 0;
  while (at < from.length && at < to.length && from[at] === to[at]) at += 1;
  let end = 0;
  while (end < from.length - at && end < to.length - at && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  return { at, count: from.length - at - end, added: to.slice(at, to.length - end) };
}
