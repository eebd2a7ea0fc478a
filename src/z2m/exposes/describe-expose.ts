import type { Json, JsonObject } from "../../base/json.ts";
import type { DroppedEntry, PropertyDescription } from "../description.ts";
import { member, readElements, readObject, readText, readWords } from "../read-json.ts";
import { readAccess, statedAccess, unitedAccess } from "./access.ts";
import { describeBinary } from "./boolean.ts";
import { describeEnum } from "./choice.ts";
import { fieldNames, nameProperties } from "./name-properties.ts";
import { describeNumeric, inOrder } from "./number.ts";
import { unknownParts } from "./unknown.ts";
import type { CommonParts, TypeParts, Unnamed } from "./unnamed.ts";

/** Beyond this depth composites pass through as JSON: real ones end at four, hostile ones would end the stack. */
const deepest = 24;

const specificTypes: ReadonlySet<string> = new Set(["light", "switch", "fan", "cover", "lock", "climate"]);

/** Where an expose stands: what it inherits, and where its faults are reported. */
export interface Place {
  readonly where: string;
  readonly depth: number;
  /** Inside a composite or a list, where specific exposes do not count. */
  readonly nested: boolean;
  readonly within: string | undefined;
  readonly endpoint: string | undefined;
  readonly dropped: DroppedEntry[];
}

/** Describes an array of exposes or features; specific exposes (light, cover …) give their features to the list they stand in. */
export function describeList(list: Json | undefined, place: Place): readonly Unnamed[] {
  const elements = readElements(list);
  if (elements === undefined) {
    place.dropped.push({ where: place.where, reason: "is not a list of exposes" });
    return [];
  }
  return elements.flatMap((element, index) => describeOne(element, { ...place, where: `${place.where}[${index}]` }));
}

function describeOne(element: Json, place: Place): readonly Unnamed[] {
  const expose = readObject(element);
  if (expose === undefined) return refuse(place, "is not an object");
  const type = readText(member(expose, "type")) ?? "";
  const endpoint = readText(member(expose, "endpoint")) ?? place.endpoint;
  const property = readText(member(expose, "property"));
  const ownName = readText(member(expose, "name"));
  const name = ownName ?? property;
  const nameless = name === undefined;
  if (specificTypes.has(type) || (nameless && Object.hasOwn(expose, "features"))) {
    if (place.depth >= deepest) return refuse(place, "is nested too deeply");
    const inside = { ...place, where: `${place.where}.features`, depth: place.depth + 1, within: type, endpoint };
    return describeList(member(expose, "features"), inside);
  }
  if (nameless) return refuse(place, "has neither property nor name, so that no payload can carry it");
  const key = property ?? (endpoint === undefined ? name : `${name}_${endpoint}`);
  const common: CommonParts = {
    key,
    label: readWords(member(expose, "label")) ?? labelFrom(name),
    description: readWords(member(expose, "description")),
    access: readAccess(member(expose, "access")),
    endpoint,
    category: readCategory(member(expose, "category")),
    within: place.within,
  };
  return [{ ...describeParts(expose, type, name, common, place), name, exposeType: type }];
}

function refuse(place: Place, reason: string): readonly Unnamed[] {
  place.dropped.push({ where: place.where, reason });
  return [];
}

/** The part of an expose that its type decides. A type nobody has heard of passes through as JSON. */
function describeParts(
  expose: JsonObject,
  type: string,
  name: string,
  common: CommonParts,
  place: Place,
): Pick<Unnamed, "common" | "value"> {
  switch (type) {
    case "binary":
      return { common, value: describeBinary(expose) };
    case "numeric":
      return { common, value: describeNumeric(expose) };
    case "enum":
      return { common, value: describeEnum(expose, name, common, place.nested) };
    case "text":
      return { common, value: { type: "text" } };
    case "list":
      return { common, value: place.depth < deepest ? describeListExpose(expose, common, place) : unknownParts(type) };
    case "composite":
      return place.depth < deepest ? describeComposite(expose, common, place) : { common, value: unknownParts(type) };
    default:
      return { common, value: unknownParts(type) };
  }
}

/** The place of a field or an item: it inherits nothing from the expose it is in. */
function inner(place: Place, step: string): Place {
  return { ...place, where: `${place.where}.${step}`, depth: place.depth + 1, nested: true, within: undefined, endpoint: undefined };
}

function describeComposite(expose: JsonObject, common: CommonParts, place: Place): Pick<Unnamed, "common" | "value"> {
  const inside = inner(place, "features");
  const fields = nameProperties(describeList(member(expose, "features") ?? [], inside), fieldNames);
  // Composites of Zigbee2MQTT 1.x, and some of today's, state no access of their own: they allow what their fields allow.
  const access = statedAccess(member(expose, "access")) ?? unitedAccess(fields.map((field) => field.access));
  return { common: access === common.access ? common : { ...common, access }, value: { type: "record", fields } };
}

function describeListExpose(expose: JsonObject, common: CommonParts, place: Place): TypeParts {
  const [minLength, maxLength] = inOrder(readLength(member(expose, "length_min")), readLength(member(expose, "length_max")));
  return { type: "list", item: describeItem(member(expose, "item_type"), common, place), minLength, maxLength };
}

function readLength(length: Json | undefined): number | undefined {
  return typeof length === "number" && Number.isInteger(length) && length >= 0 ? length : undefined;
}

/** Items have no key of their own, often not even a name. */
function describeItem(itemType: Json | undefined, list: CommonParts, place: Place): PropertyDescription | undefined {
  const item = readObject(itemType);
  if (item === undefined) return undefined;
  const inside = inner(place, "item_type");
  const named = readText(member(item, "name")) === undefined ? { name: "item", ...item, property: "item" } : { ...item, property: "item" };
  // A composite without a name would give its fields to the list it stands in; as an item it is one thing.
  const described = describeOne({ access: accessBits(list), ...named }, inside);
  return nameProperties(described, fieldNames)[0];
}

function accessBits({ access }: CommonParts): number {
  return (access.published ? 1 : 0) + (access.settable ? 2 : 0) + (access.gettable ? 4 : 0);
}

function readCategory(category: Json | undefined): CommonParts["category"] {
  return category === "config" || category === "diagnostic" ? category : undefined;
}

/** Zigbee2MQTT's own rule for labels: blanks for underscores, the first letter capital. */
function labelFrom(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
