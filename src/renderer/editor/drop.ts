import { isJsonObject } from "../../base/json.ts";
import type { Point } from "../../drawing/layout.ts";
import { addDeviceNode, addKindNode } from "./add-nodes.ts";
import { analyseNow } from "./analyse.ts";
import { type Editor, editAsOne } from "./editor.ts";
import { insertInto } from "./quick-add.ts";
import { addSubflowCall } from "./subflows.ts";

/** What the panels put into a drag. */
export type Dragged =
  | { readonly type: "kind"; readonly kind: string }
  /** A subflow of the project, to be called. */
  | { readonly type: "subflow"; readonly flow: string }
  /** A device or group by address; `property`: only this one is meant. */
  | { readonly type: "entity"; readonly address: string; readonly property?: string };

export const dragFormat = "application/x-ziggy-flow";

/** Makes the node that was dragged onto the canvas; `into`: the wire that it was dropped on. Text from elsewhere is ignored. */
export function dropOnCanvas(editor: Editor, text: string, at: Point, into?: string): void {
  const dragged = readDragged(text);
  if (dragged === undefined) return;
  if (into === undefined) add(editor, dragged, at);
  else
    editAsOne(editor, "Put into wire", () => {
      const id = add(editor, dragged, at);
      analyseNow(editor);
      if (id !== undefined) insertInto(editor, id, into);
    });
}

function add(editor: Editor, dragged: Dragged, at: Point): string | undefined {
  switch (dragged.type) {
    case "kind":
      return addKindNode(editor, dragged.kind, at);
    case "subflow":
      return addSubflowCall(editor, dragged.flow, at);
    case "entity":
      return addDeviceNode(editor, dragged.address, at, dragged.property);
  }
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
