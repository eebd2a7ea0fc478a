import type { JsonObject } from "../../base/json.ts";
import type { NodeExample } from "../../catalogue/define-node.ts";
import { exampleHome } from "../../catalogue/example-home.ts";
import { withDeviceNames } from "../../catalogue/reference.ts";
import { inspectFlow } from "../../compiler/inspect.ts";
import type { PictureTheme } from "../../drawing/colors.ts";
import { drawFaces } from "../../drawing/faces.ts";
import { nodeSize } from "../../drawing/geometry.ts";
import { placeInLayers } from "../../drawing/place.ts";
import { drawSvg } from "../../drawing/svg.ts";
import type { FlowDocument, Role } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { readWires } from "../../model/wire.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { placeNodes } from "../edits/layout.ts";
import type { Editor } from "./editor.ts";
import { createFlow } from "./files.ts";
import { pasteText } from "./selected.ts";

/** What an example shows, as the address of a picture. */
export function examplePicture(example: NodeExample, theme: PictureTheme): string | undefined {
  const drawn = arranged(example);
  if (drawn === undefined) return undefined;
  const svg = drawSvg({ document: drawn.document, graph: drawn.graph, catalogue, theme });
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}

/** Whether it is one flow: a subflow that it calls would be a file of the project, which is not there. */
export function canBeTaken({ subflows }: NodeExample): boolean {
  return subflows === undefined;
}

/** Adds the nodes of an example to the flow that is shown, for devices of this home that can do the same. */
export function insertExample(editor: Editor, example: NodeExample): void {
  const text = textFor(editor, example);
  if (text !== undefined) pasteText(editor, text, editor.surroundings.canvasMiddle(), "Insert example");
}

/** Makes a flow of its own of an example. */
export async function openExample(editor: Editor, example: NodeExample): Promise<void> {
  const text = textFor(editor, example);
  if (text !== undefined) await createFlow(editor, example.title, text);
}

function textFor(editor: Editor, example: NodeExample): string | undefined {
  const document = arranged(example)?.document;
  const home = editor.facts.getState().home?.home ?? exampleHome;
  return document === undefined ? undefined : printFlow(withDevicesOf(document, home));
}

function arranged({ flow, subflows = {} }: NodeExample) {
  const parsed = parseFlow(JSON.stringify(flow)).document;
  if (parsed === undefined) return undefined;
  const document = withDeviceNames(parsed);
  const files = new Map(
    Object.entries(subflows).map(([path, own]: [string, JsonObject]) => [`flows/${path}`, parseFlow(JSON.stringify(own))]),
  );
  const graph = inspectFlow(document, { home: exampleHome, catalogue, file: "flows/example.json", files });
  const faces = drawFaces(document, graph, catalogue, new Map());
  const boxes = [...faces].map(([id, face]) => ({ id, ...nodeSize(face, { x: 0, y: 0 }) }));
  return { document: placeNodes(document, placeInLayers(boxes, readWires(document))), graph };
}

/** The roles of an example, bound to the first devices of this home that can do what those of the example can. */
function withDevicesOf(document: FlowDocument, home: HomeDescription): FlowDocument {
  const taken = new Set<string>();
  const roles = [...document.roles].map(([id, role]) => [id, boundRole(role, home, taken)] as const);
  return { ...document, roles: new Map(roles) };
}

function boundRole(role: Role, home: HomeDescription, taken: Set<string>): Role {
  if (role.group !== undefined) {
    const [group] = home.groups;
    return { ...role, group: group?.id ?? role.group, name: group?.name ?? role.name };
  }
  const wanted = exampleHome.devices.find(({ ieee }) => ieee === role.ieee);
  const fitting = home.devices.filter(({ capabilities }) => wanted?.capabilities.every((one) => capabilities.includes(one)) === true);
  const device = fitting.find(({ ieee }) => !taken.has(ieee)) ?? fitting[0];
  if (device === undefined) return { ...role, ieee: undefined, name: wanted?.name };
  taken.add(device.ieee);
  return { ...role, ieee: device.ieee, name: device.name, model: device.model };
}
