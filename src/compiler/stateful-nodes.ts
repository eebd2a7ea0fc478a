import type { Catalogue, NodeKind } from "../catalogue/define-node.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import type { StatefulNode } from "../model/kept-state.ts";
import { resolveInProject } from "./project-path.ts";
import type { FlowFiles } from "./subflow-library.ts";

export interface StatefulOptions {
  readonly catalogue: Catalogue;
  /** The flow's own path as seen from the project. */
  readonly file: string;
  /** Where what it calls is found; what is not there is taken to keep nothing. */
  readonly files: FlowFiles;
  /** What a node is called where it is drawn. */
  readonly titleOf: (document: FlowDocument, id: string, node: FlowNode, kind: NodeKind) => string;
}

/**
 * The nodes of a flow that keep something while it runs, those of the subflows that it calls included; disabled ones are left
 * out. Two versions of a flow are compared by it: see `compareState`.
 */
export function statefulNodes(document: FlowDocument, options: StatefulOptions): readonly StatefulNode[] {
  return collect(document, options, [options.file]);
}

/** `path`: the files that are being looked through, each called by the one before. */
function collect(document: FlowDocument, options: StatefulOptions, path: readonly string[]): readonly StatefulNode[] {
  return [...document.nodes].flatMap(([id, node]) => {
    const kind = options.catalogue.get(node.kind);
    if (kind === undefined || node.disabled) return [];
    const title = (): string => options.titleOf(document, id, node, kind);
    if (kind.state !== undefined) return [{ node: id, title: title(), keptAs: keptAs(node, kind) }];
    return calledBy(node, options, path).map((inner) => ({ ...inner, node: `${id}/${inner.node}`, title: `${title()} › ${inner.title}` }));
  });
}

function calledBy(node: FlowNode, options: StatefulOptions, path: readonly string[]): readonly StatefulNode[] {
  const called = node.kind === "subflow" ? node.settings.get("flow") : undefined;
  const file = typeof called === "string" ? resolveInProject(path.at(-1) ?? options.file, called) : undefined;
  if (file?.ok !== true || path.includes(file.value)) return [];
  const document = options.files.get(file.value)?.document;
  return document === undefined ? [] : collect(document, options, [...path, file.value]);
}

/** Where the runtime keeps the state, and what a version must have in common with the one before to take it up. */
function keptAs(node: FlowNode, kind: NodeKind): string | undefined {
  if (kind.state === undefined || kind.state === "lost") return undefined;
  // What the home shares outlives its flows, durable or not; other state is handed on in memory, or lies on disk.
  const place = node.settings.get("shared") === true ? "home" : node.durable ? "disk" : "memory";
  const read = kind.state.resetBy.map((name) => node.settings.get(name) ?? kind.fields[name]?.defaultJson ?? null);
  return JSON.stringify([node.kind, place, ...read]);
}
