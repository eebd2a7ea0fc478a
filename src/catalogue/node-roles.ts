import { isJsonObject, type Json } from "../base/json.ts";
import type { FlowNode } from "../model/document.ts";
import type { NodeKind } from "./define-node.ts";
import type { Widget } from "./field.ts";

/** Which of a flow's roles a node's settings name, and other names in their place. */

/** The roles that a node names, each once. */
export function rolesOf(node: FlowNode, kind: NodeKind): readonly string[] {
  const found = new Set<string>();
  withRoles(node, kind, (role) => {
    found.add(role);
    return [role];
  });
  return [...found];
}

/** The node with other names for its roles. Where it names one device, the first of several counts. */
export function withRoles(node: FlowNode, kind: NodeKind, rename: (role: string) => readonly string[]): FlowNode {
  const fields = new Map(Object.entries(kind.fields));
  const settings = [...node.settings].map(([name, json]) => {
    const field = fields.get(name);
    return [name, field === undefined ? json : renamed(field.widget, json, rename)] as const;
  });
  return { ...node, settings: new Map(settings) };
}

function renamed({ type }: Widget, json: Json, rename: (role: string) => readonly string[]): Json {
  switch (type) {
    case "role":
      return typeof json === "string" ? (rename(json)[0] ?? json) : json;
    case "roles":
      return renamedList(json, rename);
    case "ranges":
      if (!isJsonObject(json)) return json;
      return Object.fromEntries(Object.entries(json).flatMap(([role, range]) => rename(role).map((name) => [name, range ?? null])));
    case "call-devices":
      if (!isJsonObject(json)) return json;
      return Object.fromEntries(
        Object.entries(json).map(([name, given = null]) => [
          name,
          typeof given === "string" ? (rename(given)[0] ?? given) : renamedList(given, rename),
        ]),
      );
    default:
      return json;
  }
}

function renamedList(json: Json, rename: (role: string) => readonly string[]): Json {
  return isList(json) ? json.flatMap((item): readonly Json[] => (typeof item === "string" ? rename(item) : [item])) : json;
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
