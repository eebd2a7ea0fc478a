import type { Json } from "../../base/json.ts";
import { type Point, placeOf } from "../../drawing/layout.ts";
import type { FlowDocument } from "../../model/document.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { EntityDescription } from "../../z2m/description.ts";
import { snap } from "../edits/layout.ts";
import { addNode } from "../edits/nodes.ts";
import { ensureRole, roleOfDevice, roleOfGroup } from "../edits/roles.ts";
import { choosePin } from "../store/gesture.ts";
import { select } from "../store/selection.ts";
import { type Editor, editCurrent } from "./editor.ts";
import { startingSettings } from "./starting-settings.ts";

/** Adds a node of a kind and selects it; `hint` is what its id is made from. Returns its id; undefined without an open flow. */
export function addKindNode(
  editor: Editor,
  kind: string,
  at: Point,
  settings: ReadonlyMap<string, Json> = new Map(),
  hint = kind,
): string | undefined {
  let id: string | undefined;
  editCurrent(editor, `Add ${kind}`, (document) => {
    const known = catalogue.get(kind);
    const started = known === undefined ? settings : new Map([...startingSettings(known, document), ...settings]);
    const added = addNode(document, { kind, hint, settings: started }, freePlace(document, at));
    id = added.id;
    return added.document;
  });
  if (id !== undefined) select(editor.selection, { nodes: new Set([id]) });
  return id;
}

/** Adds the node of a device or group of the home, with a role bound to it. `property`: its pins are shown at once. */
export function addDeviceNode(editor: Editor, address: string, at: Point, property?: string): string | undefined {
  const home = editor.facts.getState().home?.home;
  const device = home?.devices.find(({ ieee }) => ieee === address);
  const group = home?.groups.find(({ id }) => String(id) === address);
  const role = device !== undefined ? roleOfDevice(device) : group !== undefined ? roleOfGroup(group) : undefined;
  const entity: EntityDescription | undefined = device ?? group;
  if (role === undefined || entity === undefined) return undefined;
  let id: string | undefined;
  editCurrent(editor, `Add ${entity.name}`, (document) => {
    const ensured = ensureRole(document, role);
    const kind = group === undefined ? "device" : "group";
    const settings = new Map<string, Json>([["device", ensured.id]]);
    const added = addNode(ensured.document, { kind, hint: entity.name, settings }, freePlace(document, at));
    id = added.id;
    return added.document;
  });
  if (id === undefined) return undefined;
  select(editor.selection, { nodes: new Set([id]) });
  for (const pin of property === undefined ? mainPins(entity) : [property]) choosePin(editor.gesture, id, pin);
  return id;
}

/** The place itself, or a step aside from what stands there already: nodes added one after the other must not hide each other. */
function freePlace(document: FlowDocument, { x, y }: Point): Point {
  const taken = new Set([...document.nodes.keys()].map((id) => `${placeOf(document, id).x} ${placeOf(document, id).y}`));
  for (let step = 0; ; step += 1) {
    const place = { x: snap(x + step * 32), y: snap(y + step * 64) };
    if (!taken.has(`${place.x} ${place.y}`)) return place;
  }
}

/** What a device is mostly used for: shown on a new node, so that something can be wired at once. */
function mainPins(entity: EntityDescription): readonly string[] {
  const usual = ["state", "brightness", "action", "occupancy", "contact", "temperature", "illuminance", "power", "water_leak", "position"];
  const found = usual.filter((id) => entity.properties.some((property) => property.id === id));
  return found.length > 0 ? found.slice(0, 4) : entity.properties.slice(0, 2).map(({ id }) => id);
}
