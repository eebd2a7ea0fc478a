import type { Catalogue, ConfiguredNode, NodeKind } from "../catalogue/define-node.ts";
import type { SettingProblem } from "../catalogue/field.ts";
import { type Diagnostic, diagnose } from "../model/diagnostic.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import { parseWire, readWires } from "../model/wire.ts";
import { type CheckedNode, type CheckedWire, compareText, sortedById } from "./graph.ts";
import { misspeltMembers } from "./misspelt-members.ts";
import { nearest } from "./near.ts";

/** The document in terms of the catalogue: nodes of known kinds, wires whose ends exist. */
export interface CheckedDocument {
  readonly nodes: ReadonlyMap<string, CheckedNode>;
  readonly wires: readonly CheckedWire[];
  readonly diagnostics: readonly Diagnostic[];
}

/** First phase: what can be said without knowing the home. */
export function checkDocument(document: FlowDocument, catalogue: Catalogue): CheckedDocument {
  const diagnostics: Diagnostic[] = [...misspeltMembers(document)];
  const nodes = new Map<string, CheckedNode>();
  for (const [id, node] of sortedById(document.nodes)) {
    const checked = checkNode(id, node, catalogue, document.parameters !== undefined, diagnostics);
    if (checked !== undefined) nodes.set(id, checked);
  }
  const wires = checkWires(document, diagnostics);
  return { nodes, wires, diagnostics };
}

function checkNode(
  id: string,
  node: FlowNode,
  catalogue: Catalogue,
  isSubflow: boolean,
  diagnostics: Diagnostic[],
): CheckedNode | undefined {
  const kind = catalogue.get(node.kind);
  if (kind === undefined) {
    diagnostics.push(diagnose("node/unknown-kind", { node: id }, { kind: node.kind, near: nearest(node.kind, catalogue.keys()) }));
    return undefined;
  }
  if (kind.subflowPart !== undefined && !isSubflow) {
    diagnostics.push(diagnose("node/only-in-subflow", { node: id }, { title: kind.title }));
    return undefined;
  }
  const { problems, usable } = configure(kind, node);
  diagnostics.push(...problems.map((problem) => settingDiagnostic(id, kind, problem)));
  if (node.durable && !kind.durable) diagnostics.push(diagnose("node/not-durable", { node: id }, { kind: node.kind }));
  return usable === undefined ? undefined : { id, node, kind, usable };
}

const configured = new WeakMap<FlowNode, { readonly kind: NodeKind; readonly result: ConfiguredNode }>();

/** Reads a node's settings once: nodes never change, an edit makes another one. */
function configure(kind: NodeKind, node: FlowNode): ConfiguredNode {
  const known = configured.get(node);
  if (known?.kind === kind) return known.result;
  const result = kind.configure(node.settings);
  configured.set(node, { kind, result });
  return result;
}

function settingDiagnostic(node: string, kind: NodeKind, problem: SettingProblem): Diagnostic {
  const place = { node, setting: problem.setting };
  switch (problem.type) {
    case "missing":
      return diagnose("setting/missing", place, problem);
    case "invalid":
      return diagnose("setting/invalid", place, problem);
    case "unknown":
      return diagnose("setting/unknown", place, { ...problem, kind: kind.kind, near: nearest(problem.setting, Object.keys(kind.fields)) });
  }
}

function checkWires(document: FlowDocument, diagnostics: Diagnostic[]): readonly CheckedWire[] {
  const readable = new Map(readWires(document).map((wire) => [wire.text, wire]));
  const seen = new Set<string>();
  const wires: CheckedWire[] = [];
  for (const text of document.wires) {
    const wire = readable.get(text);
    if (wire === undefined) {
      diagnostics.push(diagnose("wire/unreadable", { wire: text }, { problem: problemOf(text) }));
      continue;
    }
    if (seen.has(text)) {
      diagnostics.push(diagnose("wire/duplicate", { wire: text }, {}));
      continue;
    }
    seen.add(text);
    const missing = [wire.from.node, wire.to.node].filter((node) => !document.nodes.has(node));
    for (const node of missing) diagnostics.push(diagnose("wire/unknown-node", { wire: text }, { node }));
    if (missing.length === 0) wires.push(wire);
  }
  // Between pins the file's order means nothing; within one pin it is the order of firing, and the sort is stable.
  return wires.sort((one, other) => compareText(one.from.node, other.from.node) || compareText(one.from.pin, other.from.pin));
}

function problemOf(text: string): string {
  const wire = parseWire(text);
  return wire.ok ? "" : wire.error;
}
