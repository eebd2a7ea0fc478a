import type { NodeKind } from "../../catalogue/define-node.ts";
import { firstSentence } from "../../catalogue/reference.ts";
import type { Point } from "../../drawing/layout.ts";
import type { PinAddress } from "../../model/wire.ts";
import { parseWire, readWires } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { EntityDescription } from "../../z2m/description.ts";
import { fitOf } from "../canvas/fit.ts";
import { removeWires } from "../edits/wires.ts";
import { findKinds } from "../panels/find-kinds.ts";
import { undoEdit } from "../store/documents.ts";
import { choosePin } from "../store/gesture.ts";
import { addDeviceNode, addKindNode } from "./add-nodes.ts";
import { analyseNow } from "./analyse.ts";
import { connectPins } from "./connect-pins.ts";
import { currentFlow, type Editor, editAsOne, editCurrent } from "./editor.ts";
import { fitterFor } from "./fitting-offers.ts";
import { addSubflowCall, callableSubflows, isOffered } from "./subflows.ts";

/** Something that can be added: a kind of node, or a device or group of the home. */
export type Offer =
  | { readonly type: "kind"; readonly id: string; readonly kind: NodeKind; readonly title: string; readonly detail: string }
  | { readonly type: "subflow"; readonly id: string; readonly subflow: string; readonly title: string; readonly detail: string }
  | { readonly type: "entity"; readonly id: string; readonly address: string; readonly title: string; readonly detail: string };

/** What can be added, for what was typed: kinds first, then devices and groups. `from`: only what a wire from this pin fits. */
export function findOffers(editor: Editor, query: string, from?: AddRequest["from"]): readonly Offer[] {
  const fits = from === undefined ? undefined : fitterFor(editor, from);
  const kinds = findKinds(catalogue, query)
    .filter((kind) => kind.kind !== "device" && kind.kind !== "group" && isOffered(editor, kind) && fits?.kind(kind) !== false)
    .map((kind): Offer => ({ type: "kind", id: `kind ${kind.kind}`, kind, title: kind.title, detail: firstSentence(kind.help) }));
  const home = editor.facts.getState().home?.home;
  const wanted = query.trim().toLowerCase();
  const entityOffer = (entity: EntityDescription, address: string, detail: string): Offer => ({
    type: "entity",
    id: `entity ${address}`,
    address,
    title: entity.name,
    detail,
  });
  const devices = (home?.devices ?? [])
    .filter(
      (device) =>
        device.kind !== "Coordinator" &&
        (device.name.toLowerCase().includes(wanted) || (device.model ?? "").toLowerCase().includes(wanted)) &&
        fits?.device(device) !== false,
    )
    .map((device) => entityOffer(device, device.ieee, [device.vendor, device.model].filter(Boolean).join(" ")));
  const groups = (home?.groups ?? [])
    .filter((group) => group.name.toLowerCase().includes(wanted) && fits?.group(group) !== false)
    .map((group) => entityOffer(group, String(group.id), "group"));
  const subflows = callableSubflows(editor)
    .filter(({ title }) => title.toLowerCase().includes(wanted))
    .map(({ id, title }): Offer => ({ type: "subflow", id: `subflow ${id}`, subflow: id, title, detail: "subflow" }));
  return wanted === ""
    ? [...devices.slice(0, 8), ...groups.slice(0, 4), ...subflows, ...kinds]
    : [...kinds, ...subflows, ...devices, ...groups];
}

export interface AddRequest {
  readonly at: Point;
  /** The pin whose wire was dropped on nothing: the new node is wired to it. */
  readonly from?: (PinAddress & { readonly side: "input" | "output" }) | undefined;
  /** The wire that the new node is put into. */
  readonly into?: string | undefined;
}

/** Adds what was chosen, and wires it as the gesture asked, to the first pin that fits. */
export function addOffer(editor: Editor, offer: Offer, { at, from, into }: AddRequest): string | undefined {
  return editAsOne(editor, `Add ${offer.title}`, () => {
    const id = addOffered(editor, offer, at);
    if (id === undefined) return undefined;
    analyseNow(editor);
    if (from !== undefined) wireToNew(editor, id, from);
    if (into !== undefined) insertInto(editor, id, into);
    return id;
  });
}

function addOffered(editor: Editor, offer: Offer, at: Point): string | undefined {
  switch (offer.type) {
    case "kind":
      return addKindNode(editor, offer.kind.kind, at);
    case "subflow":
      return addSubflowCall(editor, offer.subflow, at);
    case "entity":
      return addDeviceNode(editor, offer.address, at);
  }
}

function wireToNew(editor: Editor, id: string, from: PinAddress & { readonly side: "input" | "output" }): boolean {
  const { graph } = editor.analysis.getState();
  const node = graph?.nodes.get(id);
  const pins = from.side === "output" ? [...(node?.inputs.keys() ?? [])] : [...(node?.outputs.keys() ?? [])];
  const pin = pins.find((name) => {
    const there = { node: id, pin: name };
    return (from.side === "output" ? fitOf(graph, from, there) : fitOf(graph, there, from)).type === "fits";
  });
  if (pin === undefined) return false;
  choosePin(editor.gesture, id, pin);
  const there = { node: id, pin };
  return from.side === "output" ? connectPins(editor, from, there) : connectPins(editor, there, from);
}

/**
 * Puts a node into a wire: from its source to the node, from the node to its target. When both do not fit, or the node has wires
 * already, nothing is changed.
 */
export function insertInto(editor: Editor, id: string, text: string): void {
  const wire = parseWire(text);
  if (!wire.ok) return;
  const { from, to } = wire.value;
  const before = currentFlow(editor);
  if (before === undefined || readWires(before.history.present.document).some((other) => other.from.node === id || other.to.node === id))
    return;
  const first = wireToNew(editor, id, { ...from, side: "output" });
  analyseNow(editor);
  const second = first && wireToNew(editor, id, { ...to, side: "input" });
  if (second) editCurrent(editor, "Put into wire", (document) => removeWires(document, new Set([text])));
  else if (first) undoEdit(editor.documents, before.id);
}
