import type { Json } from "../../base/json.ts";
import type { NodeKind } from "../../catalogue/define-node.ts";
import { type ExtractRequest, extractSubflow } from "../../compiler/extract-subflow.ts";
import { inlineSubflow } from "../../compiler/inline-subflow.ts";
import { importPath, resolveInProject } from "../../compiler/project-path.ts";
import type { FlowEntry } from "../../contract/facts.ts";
import type { Point } from "../../drawing/layout.ts";
import { emptyDocument } from "../../model/document.ts";
import { printFlow } from "../../model/print.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { readableId } from "../edits/ids.ts";
import { select } from "../store/selection.ts";
import { toast } from "../store/workbench.ts";
import { addKindNode } from "./add-nodes.ts";
import { analyseNow } from "./analyse.ts";
import { showFlowFile } from "./attach.ts";
import { currentDocument, currentFlow, type Editor, editCurrent } from "./editor.ts";
import { valueOrToast } from "./files.ts";
import { fileOf, flowOfFile, subflowFiles } from "./subflow-files.ts";

/** The subflows that the flow which is shown may call: all of the project but itself. */
export function callableSubflows(editor: Editor): readonly FlowEntry[] {
  const shown = currentFlow(editor)?.id;
  return editor.facts.getState().flows.filter(({ id, type }) => type === "subflow" && id !== shown);
}

/** Whether a kind has a meaning in the flow that is shown: inputs and outputs belong into subflows. */
export function isOffered(editor: Editor, { subflowPart }: NodeKind): boolean {
  return subflowPart === undefined || currentDocument(editor)?.parameters !== undefined;
}

/** How one flow names another: its path as seen from there. */
export function pathBetween(from: string, to: string): string {
  return importPath(fileOf(from), fileOf(to)).replace(/^\.\//, "");
}

/** Adds a call of a subflow. */
export function addSubflowCall(editor: Editor, subflow: string, at: Point): string | undefined {
  const flow = currentFlow(editor);
  if (flow === undefined) return undefined;
  const hint = subflow.slice(subflow.lastIndexOf("/") + 1);
  return addKindNode(editor, "subflow", at, new Map<string, Json>([["flow", pathBetween(flow.id, subflow)]]), hint);
}

/** The subflow that a node calls, as the project knows it; undefined for other nodes and for files that are not there. */
export function calledSubflow(editor: Editor, node: string): string | undefined {
  const flow = currentFlow(editor);
  const { kind, settings } = currentDocument(editor)?.nodes.get(node) ?? {};
  const path = settings?.get("flow");
  if (flow === undefined || kind !== "subflow" || typeof path !== "string") return undefined;
  const file = resolveInProject(fileOf(flow.id), path);
  const called = file.ok ? flowOfFile(file.value) : undefined;
  return editor.facts.getState().flows.find(({ id }) => id === called)?.id;
}

/** The node that is selected alone, if it calls a subflow. */
export function selectedCall(editor: Editor): string | undefined {
  const [node, ...others] = editor.selection.getState().nodes;
  return node === undefined || others.length > 0 ? undefined : calledSubflow(editor, node);
}

/** Opens the subflow that a node calls in a tab of its own. */
export async function openCalled(editor: Editor, node: string): Promise<void> {
  const called = calledSubflow(editor, node);
  if (called !== undefined) await showFlowFile(editor, called);
}

/** Makes a subflow with one input and one output, and shows it. */
export async function createSubflow(editor: Editor, title: string): Promise<boolean> {
  const node = (kind: string) => ({
    kind,
    title: undefined,
    note: undefined,
    settings: new Map<string, Json>(),
    inputs: new Map<string, Json>(),
    durable: false,
    disabled: false,
    silence: new Map(),
    extra: new Map<string, Json>(),
  });
  const document = {
    ...emptyDocument,
    parameters: new Map(),
    nodes: new Map([
      ["in", node("input")],
      ["out", node("output")],
    ]),
    wires: ["in.out -> out.in"],
    layout: new Map<string, Json>([
      ["in", [0, 0]],
      ["out", [480, 0]],
    ]),
  };
  const entry = valueOrToast(editor, await editor.client.createFlow({ title, text: printFlow(document) }));
  if (entry !== undefined) await showFlowFile(editor, entry.id);
  return entry !== undefined;
}

/** Makes a subflow of what is selected, in a file of its own, and calls it in its place. Says why where that cannot be. */
export async function extractSelected(editor: Editor, name: string): Promise<boolean> {
  const flow = currentFlow(editor);
  const { nodes } = editor.selection.getState();
  if (flow === undefined || nodes.size === 0) return false;
  const { document } = flow.history.present;
  const call = readableId(name, (id) => document.nodes.has(id) && !nodes.has(id));
  const extract = (file: string) => extractSubflow(document, request(file), compilerOptions(editor, flow.id));
  const request = (file: string): ExtractRequest => ({ nodes, name, file, call });
  const tried = extract(fileOf(`subflows/${call}`));
  if (!tried.ok) {
    toast(editor.workbench, "bad", tried.error);
    return false;
  }
  // The host gives the file a name that is free.
  const entry = valueOrToast(editor, await editor.client.createFlow({ title: name, text: printFlow(tried.value.subflow) }));
  const done = entry === undefined ? undefined : extract(fileOf(entry.id));
  if (done?.ok !== true) return false;
  editCurrent(editor, "Extract to subflow", () => done.value.flow);
  select(editor.selection, { nodes: new Set([call]) });
  analyseNow(editor);
  return true;
}

/** Puts the nodes of the subflow that a node calls in its place; its file stays. Says why where that cannot be. */
export function inlineCall(editor: Editor, call: string): void {
  const flow = currentFlow(editor);
  if (flow === undefined) return;
  const before = flow.history.present.document;
  const inlined = inlineSubflow(before, call, compilerOptions(editor, flow.id));
  if (!inlined.ok) {
    toast(editor.workbench, "bad", inlined.error);
    return;
  }
  editCurrent(editor, "Inline subflow", () => inlined.value);
  select(editor.selection, { nodes: new Set([...inlined.value.nodes.keys()].filter((id) => !before.nodes.has(id))) });
  analyseNow(editor);
}

function compilerOptions(editor: Editor, flow: string) {
  const { home } = editor.facts.getState();
  return {
    id: flow,
    home: home?.home ?? { devices: [], groups: [], dropped: [] },
    catalogue,
    file: fileOf(flow),
    files: subflowFiles(editor.facts.getState(), editor.documents.getState()),
    version: "",
  };
}
