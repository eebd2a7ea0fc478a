import { type Point, placeOf } from "../../drawing/layout.ts";
import { emptyDocument, type FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { readWires } from "../../model/wire.ts";
import { readableId } from "./ids.ts";
import { placeNodes } from "./layout.ts";
import { ensureRole } from "./roles.ts";
import { mapWires } from "./wires.ts";

/** Names the roles that a setting of this node refers to, and gives them other ids. Which settings do is the catalogue's to know. */
export interface RoleReferences {
  of(document: FlowDocument, node: string): readonly string[];
  rename(document: FlowDocument, node: string, names: ReadonlyMap<string, string>): FlowDocument;
}

/** The selected nodes with the wires between them and the roles they use, as the text of a small flow. */
export function copyNodes(document: FlowDocument, ids: ReadonlySet<string>, references: RoleReferences): string {
  const roles = new Set([...ids].flatMap((id) => references.of(document, id)));
  const inside = readWires(document).filter(({ from, to }) => ids.has(from.node) && ids.has(to.node));
  return printFlow({
    ...emptyDocument,
    roles: new Map([...document.roles].filter(([id]) => roles.has(id))),
    nodes: new Map([...document.nodes].filter(([id]) => ids.has(id))),
    wires: inside.map(({ text }) => text),
    layout: new Map([...document.layout].filter(([id]) => ids.has(id))),
  });
}

/**
 * Adds what `copyNodes` wrote, its top left corner at `at`. Ids that are taken change; roles are joined with those of the flow
 * that are bound to the same device. Undefined when the text is not part of a flow.
 */
export function pasteNodes(
  document: FlowDocument,
  text: string,
  at: Point,
  references: RoleReferences,
): { readonly document: FlowDocument; readonly ids: ReadonlySet<string> } | undefined {
  const pasted = parseFlow(text).document;
  if (pasted === undefined || pasted.nodes.size === 0) return undefined;

  let result = document;
  const roleNames = new Map<string, string>();
  for (const [id, role] of pasted.roles) {
    const ensured = ensureRole(result, role);
    result = ensured.document;
    roleNames.set(id, ensured.id);
  }

  const taken = new Set(document.nodes.keys());
  const nodeNames = new Map<string, string>();
  for (const id of pasted.nodes.keys()) {
    const fresh = readableId(id, (name) => taken.has(name));
    taken.add(fresh);
    nodeNames.set(id, fresh);
  }
  const nameOf = (id: string) => nodeNames.get(id) ?? id;

  const nodes = new Map(result.nodes);
  for (const [id, node] of pasted.nodes) nodes.set(nameOf(id), node);
  const wires = mapWires(pasted, ({ node, pin }) => ({ node: nameOf(node), pin })).wires;
  result = { ...result, nodes, wires: [...result.wires, ...wires] };
  for (const id of nodeNames.values()) result = references.rename(result, id, roleNames);

  const places = [...pasted.nodes.keys()].map((id) => [nameOf(id), placeOf(pasted, id)] as const);
  const left = Math.min(...places.map(([, place]) => place.x));
  const top = Math.min(...places.map(([, place]) => place.y));
  const moved = places.map(([id, place]) => [id, { ...place, x: place.x - left + at.x, y: place.y - top + at.y }] as const);
  return { document: placeNodes(result, new Map(moved)), ids: new Set(nodeNames.values()) };
}
