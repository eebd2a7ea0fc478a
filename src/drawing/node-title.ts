import type { Json } from "../base/json.ts";
import type { NodeKind } from "../catalogue/define-node.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";

/** What a node is called where it is drawn: the user's title, the device's name, or the kind's. */
export function nodeTitle(
  document: FlowDocument,
  id: string,
  node: FlowNode,
  kind: NodeKind | undefined,
): { readonly title: string; readonly subtitle: string | undefined } {
  const kindTitle = kind?.title ?? `Unknown kind "${node.kind}"`;
  if (node.title !== undefined) return { title: node.title, subtitle: kindTitle };
  const role = roleName(document, node.settings.get("device"));
  if (role !== undefined) return { title: role, subtitle: undefined };
  return { title: kindTitle, subtitle: id === node.kind || id.startsWith(`${node.kind}-`) ? undefined : id };
}

function roleName(document: FlowDocument, setting: Json | undefined): string | undefined {
  const role = typeof setting === "string" ? document.roles.get(setting) : undefined;
  return role === undefined ? undefined : (role.name ?? role.ieee ?? undefined);
}
