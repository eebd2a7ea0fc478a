import { rolesOf, withRoles } from "../../catalogue/node-roles.ts";
import type { Point } from "../../drawing/layout.ts";
import type { Wire } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { fitOf } from "../canvas/fit.ts";
import { copyNodes, pasteNodes, type RoleReferences } from "../edits/clipboard.ts";
import { removeNodes, updateNode } from "../edits/nodes.ts";
import { removeWires } from "../edits/wires.ts";
import { select } from "../store/selection.ts";
import { toast } from "../store/workbench.ts";
import { currentDocument, type Editor, editCurrent } from "./editor.ts";

/** Which settings name roles is known from the fields of the catalogue. */
export const roleReferences: RoleReferences = {
  of: (document, id) => {
    const node = document.nodes.get(id);
    const kind = catalogue.get(node?.kind ?? "");
    return node === undefined || kind === undefined ? [] : rolesOf(node, kind);
  },
  rename: (document, id, names) =>
    updateNode(document, id, (node) => {
      const kind = catalogue.get(node.kind);
      return kind === undefined ? node : withRoles(node, kind, (role) => [names.get(role) ?? role]);
    }),
};

function selectedNodes(editor: Editor): ReadonlySet<string> {
  return editor.selection.getState().nodes;
}

export function hasSelection(editor: Editor): boolean {
  const { nodes, wires } = editor.selection.getState();
  return nodes.size > 0 || wires.size > 0;
}

/** Deletes what is selected. `rejoin`: neighbours of deleted nodes are joined where types allow. */
export function deleteSelected(editor: Editor, options: { readonly rejoin: boolean }): void {
  const { nodes, wires } = editor.selection.getState();
  const { graph } = editor.analysis.getState();
  const fits = (wire: Wire) => fitOf(graph, wire.from, wire.to).type === "fits";
  const label = nodes.size > 0 ? (nodes.size === 1 ? "Delete node" : `Delete ${nodes.size} nodes`) : "Delete wire";
  editCurrent(editor, label, (document) => removeWires(removeNodes(document, nodes, options.rejoin ? fits : undefined), wires));
  select(editor.selection, {});
}

export async function copySelected(editor: Editor): Promise<void> {
  const document = currentDocument(editor);
  const nodes = selectedNodes(editor);
  if (document === undefined || nodes.size === 0) return;
  await editor.surroundings.writeClipboard(copyNodes(document, nodes, roleReferences));
}

export async function pasteClipboard(editor: Editor, at: Point): Promise<void> {
  const text = await editor.surroundings.readClipboard();
  pasteText(editor, text, at);
}

/** Adds the nodes of a flow's text to the flow that is shown, and selects them. */
export function pasteText(editor: Editor, text: string, at: Point, label = "Paste"): void {
  let ids: ReadonlySet<string> | undefined;
  editCurrent(editor, label, (document) => {
    const pasted = pasteNodes(document, text, at, roleReferences);
    ids = pasted?.ids;
    return pasted?.document ?? document;
  });
  if (ids === undefined) toast(editor.workbench, "bad", "The clipboard does not hold nodes of a flow.");
  else select(editor.selection, { nodes: ids });
}

export function duplicateSelected(editor: Editor): void {
  const document = currentDocument(editor);
  if (document === undefined || selectedNodes(editor).size === 0) return;
  const places = [...selectedNodes(editor)].map((id) => document.layout.get(id)).filter((place) => Array.isArray(place));
  const left = Math.min(...places.map(([x]) => (typeof x === "number" ? x : 0)));
  const top = Math.min(...places.map(([, y]) => (typeof y === "number" ? y : 0)));
  pasteText(editor, copyNodes(document, selectedNodes(editor), roleReferences), { x: left + 40, y: top + 40 });
}

/** Disables what is selected, or enables it again when all of it is disabled. */
export function toggleDisabled(editor: Editor): void {
  const nodes = selectedNodes(editor);
  editCurrent(editor, "Enable or disable", (document) => {
    const disabled = ![...nodes].every((id) => document.nodes.get(id)?.disabled ?? true);
    return [...nodes].reduce((result, id) => updateNode(result, id, (node) => ({ ...node, disabled })), document);
  });
}

export function selectAll(editor: Editor): void {
  const document = currentDocument(editor);
  if (document !== undefined) select(editor.selection, { nodes: new Set(document.nodes.keys()), wires: new Set(document.wires) });
}
