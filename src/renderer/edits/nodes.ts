import type { Json } from "../../base/json.ts";
import type { Place } from "../../drawing/layout.ts";
import type { FlowDocument, FlowNode } from "../../model/document.ts";
import { formatWire, readWires, type Wire } from "../../model/wire.ts";
import { readableId } from "./ids.ts";
import { placeNodes } from "./layout.ts";
import { mapWires } from "./wires.ts";

export interface NewNode {
  readonly kind: string;
  /** What its id is made from. */
  readonly hint: string;
  readonly settings?: ReadonlyMap<string, Json>;
  readonly inputs?: ReadonlyMap<string, Json>;
}

const bareNode: Omit<FlowNode, "kind"> = {
  title: undefined,
  note: undefined,
  settings: new Map(),
  inputs: new Map(),
  durable: false,
  disabled: false,
  silence: new Map(),
  extra: new Map(),
};

/** Adds a node; returns its id, made from the hint. */
export function addNode(document: FlowDocument, node: NewNode, place: Place): { readonly document: FlowDocument; readonly id: string } {
  const id = readableId(node.hint, (taken) => document.nodes.has(taken));
  const record: FlowNode = { ...bareNode, kind: node.kind, settings: node.settings ?? new Map(), inputs: node.inputs ?? new Map() };
  const added = { ...document, nodes: new Map(document.nodes).set(id, record) };
  return { document: placeNodes(added, new Map([[id, place]])), id };
}

/** Changes one node. Returns the same document when there is no such node. */
export function updateNode(document: FlowDocument, id: string, change: (node: FlowNode) => FlowNode): FlowDocument {
  const node = document.nodes.get(id);
  return node === undefined ? document : { ...document, nodes: new Map(document.nodes).set(id, change(node)) };
}

/** Sets a setting, or removes it: its default counts then. */
export function setSetting(document: FlowDocument, id: string, setting: string, value: Json | undefined): FlowDocument {
  return updateNode(document, id, (node) => ({ ...node, settings: withEntry(node.settings, setting, value) }));
}

/** Writes a value into an input that has no wire, or removes it. */
export function setInput(document: FlowDocument, id: string, pin: string, value: Json | undefined): FlowDocument {
  return updateNode(document, id, (node) => ({ ...node, inputs: withEntry(node.inputs, pin, value) }));
}

function withEntry(entries: ReadonlyMap<string, Json>, key: string, value: Json | undefined): ReadonlyMap<string, Json> {
  const next = new Map(entries);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

/**
 * Gives a node another id; wires follow. State that survives restarts is keyed by the id, so the flow's state of this node
 * starts anew. Returns the same document when the new id is taken.
 */
export function renameNode(document: FlowDocument, id: string, hint: string): { readonly document: FlowDocument; readonly id: string } {
  const node = document.nodes.get(id);
  const next = readableId(hint, (taken) => taken !== id && document.nodes.has(taken));
  if (node === undefined || next === id) return { document, id };
  const nodes = new Map([...document.nodes].map(([key, value]) => [key === id ? next : key, value]));
  const layout = new Map([...document.layout].map(([key, value]) => [key === id ? next : key, value]));
  const renamed = mapWires({ ...document, nodes, layout }, (address) => (address.node === id ? { ...address, node: next } : address));
  return { document: renamed, id: next };
}

/**
 * Removes nodes and their wires. `rejoin`: what fed a removed node then feeds what it fed, where this says that it fits.
 */
export function removeNodes(document: FlowDocument, ids: ReadonlySet<string>, rejoin?: (wire: Wire) => boolean): FlowDocument {
  const wires = readWires(document);
  const lost = new Set(wires.filter(({ from, to }) => ids.has(from.node) || ids.has(to.node)).map(({ text }) => text));
  const kept = document.wires.filter((text) => !lost.has(text));
  const joined = rejoin === undefined ? [] : bridges(wires, ids).filter(rejoin).map(formatWire);
  return {
    ...document,
    nodes: without(document.nodes, ids),
    layout: without(document.layout, ids),
    wires: [...new Set([...kept, ...joined])],
  };
}

/** For each removed node, every wire from what feeds it to what it feeds. */
function bridges(wires: readonly Wire[], ids: ReadonlySet<string>): readonly Wire[] {
  return [...ids].flatMap((id) => {
    const feeding = wires.filter((wire) => wire.to.node === id && !ids.has(wire.from.node));
    const fed = wires.filter((wire) => wire.from.node === id && !ids.has(wire.to.node));
    return feeding.flatMap(({ from }) => fed.map(({ to }) => ({ from, to })));
  });
}

function without<T>(entries: ReadonlyMap<string, T>, ids: ReadonlySet<string>): ReadonlyMap<string, T> {
  return new Map([...entries].filter(([id]) => !ids.has(id)));
}
