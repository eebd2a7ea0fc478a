import type { Json } from "../base/json.ts";
import type { NodeKind } from "../catalogue/define-node.ts";
import { phraseOf } from "../catalogue/phrase.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import { type PinAddress, readWires } from "../model/wire.ts";

/** What a node is called where it is drawn: the user's title, the device's name, or what the node does. */
export function nodeTitle(
  document: FlowDocument,
  id: string,
  node: FlowNode,
  kind: NodeKind | undefined,
): { readonly title: string; readonly subtitle: string | undefined } {
  const kindTitle = kind?.title ?? `Unknown kind "${node.kind}"`;
  if (node.title !== undefined) return { title: node.title, subtitle: kindTitle };
  const role = roleName(document, node.settings.get("device") ?? node.settings.get("group"));
  if (role !== undefined) return { title: role, subtitle: undefined };
  const title = kind === undefined ? kindTitle : phraseOf(kind, node, (input) => sourceName(document, id, input));
  return { title, subtitle: id === node.kind || id.startsWith(`${node.kind}-`) ? undefined : id };
}

function roleName(document: FlowDocument, setting: Json | undefined): string | undefined {
  const role = typeof setting === "string" ? document.roles.get(setting) : undefined;
  return role === undefined ? undefined : (role.name ?? role.ieee ?? undefined);
}

/** What wires bring: the pins they come from, or the nodes where a pin is only called "out". */
function sourceName(document: FlowDocument, node: string, input: string): string | undefined {
  const sources = sourcesOf(document).get(`${node}.${input}`);
  return sources?.map((source) => nameOfSource(document, source)).join(", ");
}

function nameOfSource(document: FlowDocument, { node, pin }: PinAddress): string {
  return pin === "out" ? (document.nodes.get(node)?.title ?? node) : pin.replaceAll("_", " ");
}

const knownSources = new WeakMap<readonly string[], ReadonlyMap<string, readonly PinAddress[]>>();

/** The sources of each input, worked out once for each state of the wires. */
function sourcesOf({ wires }: FlowDocument): ReadonlyMap<string, readonly PinAddress[]> {
  const known = knownSources.get(wires);
  if (known !== undefined) return known;
  const sources = new Map<string, PinAddress[]>();
  for (const { from, to } of readWires({ wires })) {
    const key = `${to.node}.${to.pin}`;
    const found = sources.get(key);
    if (found === undefined) sources.set(key, [from]);
    else found.push(from);
  }
  knownSources.set(wires, sources);
  return sources;
}
