import { useStore } from "zustand";
import { nodeTitle } from "../../drawing/node-title.ts";
import type { FlowDocument } from "../../model/document.ts";
import { describeType } from "../../model/pin-type.ts";
import { parseWire } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { currentDocument, type Editor } from "../editor/editor.ts";
import { useEditor } from "../editor/editor-context.tsx";

/** Tells those who cannot see it where the arrows have led: what is selected, or the pin that the keyboard stands on. */
export function Announcer() {
  const editor = useEditor();
  useStore(editor.selection);
  return (
    <p className="visually-hidden" aria-live="polite">
      {describeSelection(editor)}
    </p>
  );
}

/** The selection in words; nothing while there is none. */
export function describeSelection(editor: Editor): string {
  const { nodes, wires, pin } = editor.selection.getState();
  const document = currentDocument(editor);
  if (document === undefined) return "";
  if (pin !== undefined) return describePin(editor, document, pin);
  if (nodes.size + wires.size > 1) return `${nodes.size} nodes and ${wires.size} wires selected`;
  const [node] = nodes;
  const [wire] = wires;
  if (node !== undefined) return describeNode(editor, document, node);
  return wire === undefined ? "" : describeWire(document, wire);
}

function describeNode(editor: Editor, document: FlowDocument, id: string): string {
  const node = document.nodes.get(id);
  if (node === undefined) return "";
  const faulty = editor.analysis.getState().diagnostics.some(({ place, severity }) => place.node === id && severity === "error");
  const place = [...document.nodes.keys()].indexOf(id) + 1;
  return [
    titleOf(document, id),
    catalogue.get(node.kind)?.title ?? node.kind,
    `node ${place} of ${document.nodes.size}`,
    ...(node.disabled ? ["disabled"] : []),
    ...(faulty ? ["has an error"] : []),
  ].join(", ");
}

interface Pin {
  readonly node: string;
  readonly pin: string;
  readonly side: "input" | "output";
}

function describePin(editor: Editor, document: FlowDocument, { node, pin, side }: Pin): string {
  const { graph } = editor.analysis.getState();
  const resolved = graph?.nodes.get(node);
  const type = (side === "input" ? resolved?.inputs : resolved?.outputs)?.get(pin)?.type;
  const key = `${node}.${pin}`;
  const wires = (side === "input" ? graph?.wiresInto.get(key) : graph?.wiresFrom.get(key)) ?? [];
  const others = wires.map(({ from, to }) =>
    side === "input" ? `from ${titleOf(document, from.node)}` : `to ${titleOf(document, to.node)}`,
  );
  return [
    `${side} ${pin}`,
    ...(type === undefined ? [] : [describeType(type)]),
    others.length === 0 ? "no wire" : `wired ${others.join(" and ")}`,
  ].join(", ");
}

function describeWire(document: FlowDocument, text: string): string {
  const wire = parseWire(text);
  if (!wire.ok) return "";
  const { from, to } = wire.value;
  return `Wire from ${titleOf(document, from.node)}, ${from.pin}, to ${titleOf(document, to.node)}, ${to.pin}`;
}

function titleOf(document: FlowDocument, id: string): string {
  const node = document.nodes.get(id);
  return node === undefined ? id : nodeTitle(document, id, node, catalogue.get(node.kind)).title;
}
