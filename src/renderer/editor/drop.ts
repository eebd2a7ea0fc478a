import { isJsonObject } from "../../base/json.ts";
import type { Point } from "../../drawing/layout.ts";
import { addDeviceNode, addKindNode } from "./add-nodes.ts";
import type { Editor } from "./editor.ts";
import { addSubflowCall } from "./subflows.ts";

/** What the panels put into a drag. */
export type Dragged =
  | { readonly type: "kind"; readonly kind: string }
  /** A subflow of the project, to be called. */
  | { readonly type: "subflow"; readonly flow: string }
  /** A device or group by address; `property`: only this one is meant. */
  | { readonly type: "entity"; readonly address: string; readonly property?: string };

export const dragFormat = "application/x-ziggy-flow";

/** Makes the node that was dragged onto the canvas. Text from elsewhere is ignored. */
export function dropOnCanvas(editor: Editor, text: string, at: Point): void {
  const dragged = readDragged(text);
  if (dragged?.type === "kind") addKindNode(editor, dragged.kind, at);
  if (dragged?.type === "subflow") addSubflowCall(editor, dragged.flow, at);
  if (dragged?.type === "entity") addDeviceNode(editor, dragged.address, at, dragged.property);
}

function readDragged(text: string): Dragged | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  if (value.type === "kind" && typeof value.kind === "string") return { type: "kind", kind: value.kind };
  if (value.type === "subflow" && typeof value.flow === "string") return { type: "subflow", flow: value.flow };
  if (value.type !== "entity" || typeof value.address !== "string") return undefined;
  return { type: "entity", address: value.address, ...(typeof value.property === "string" && { property: value.property }) };
}
