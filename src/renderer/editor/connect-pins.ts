import { placeOf } from "../../drawing/layout.ts";
import type { FlowDocument } from "../../model/document.ts";
import { formatWire, type PinAddress, readWires } from "../../model/wire.ts";
import { fitOf } from "../canvas/fit.ts";
import { addNode } from "../edits/nodes.ts";
import { addWire, sameAddress } from "../edits/wires.ts";
import { conversionNode } from "./conversions.ts";
import { currentDocument, type Editor, editCurrent } from "./editor.ts";

/**
 * Wires an output to an input. What fits with a conversion gets the conversion node in between; what does not fit at all is
 * left alone. An input that takes one wire lets go of the one it had. Says whether a wire was made.
 */
export function connectPins(editor: Editor, from: PinAddress, to: PinAddress): boolean {
  const document = currentDocument(editor);
  const { graph } = editor.analysis.getState();
  if (document === undefined) return false;
  const fit = fitOf(graph, from, to);
  const input = graph?.nodes.get(to.node)?.inputs.get(to.pin);
  const replaced = input?.role === "value" && !input.many ? wiresInto(document, to) : [];
  if (fit.type === "fits") {
    editCurrent(editor, "Connect", (before) => addWire(before, { from, to }, replaced));
    return true;
  }
  if (fit.type === "refused") return false;
  const conversion = conversionNode(fit, graph, from, to);
  if (conversion === undefined) return false;
  editCurrent(editor, `Connect through ${conversion.title}`, (before) => {
    const [a, b] = [placeOf(before, from.node), placeOf(before, to.node)];
    const added = addNode(before, conversion.node, { x: (a.x + b.x) / 2, y: Math.max(a.y, b.y) + 120 });
    const first = addWire(added.document, { from, to: { node: added.id, pin: conversion.input } }, replaced);
    return addWire(first, { from: { node: added.id, pin: conversion.output }, to });
  });
  return true;
}

function wiresInto(document: FlowDocument, to: PinAddress): readonly string[] {
  return readWires(document).flatMap((wire) => (sameAddress(wire.to, to) ? [formatWire(wire)] : []));
}
