import { isJsonObject, type Json } from "../../base/json.ts";
import type { EntityState } from "../../contract/facts.ts";
import type { PinType } from "../../model/pin-type.ts";
import type { PropertyDescription } from "../../z2m/description.ts";
import type { Editor } from "../editor/editor.ts";
import { valueOrToast } from "../editor/files.ts";

/** What a property says at the moment: booleans as true and false, whatever their words on the wire; undefined while unknown. */
export function readProperty(property: PropertyDescription, state: EntityState | undefined): Json | undefined {
  const reported = state?.state;
  const value = reported !== undefined && Object.hasOwn(reported, property.key) ? reported[property.key] : undefined;
  return toValue(property, value);
}

function toValue(property: PropertyDescription, value: Json | undefined): Json | undefined {
  if (value === undefined || value === null) return undefined;
  if (property.type === "boolean") return value === property.on ? true : value === property.off ? false : undefined;
  if (property.type === "record" && isJsonObject(value)) {
    const known = property.fields.flatMap((field) => {
      const part = Object.hasOwn(value, field.key) ? toValue(field, value[field.key]) : undefined;
      return part === undefined ? [] : [[field.key, part] as const];
    });
    return known.length === 0 ? undefined : Object.fromEntries(known);
  }
  return value;
}

/** Sends a value in the wire's own words. */
export function sendProperty(editor: Editor, address: string, property: PropertyDescription, value: Json): void {
  const wire = property.type === "boolean" ? (value === true ? property.on : property.off) : value;
  void editor.client.setDevice({ address, payload: { [property.key]: wire } }).then((result) => valueOrToast(editor, result));
}

/** The type that a property's pins have. */
export function pinTypeOf(property: PropertyDescription): PinType {
  switch (property.type) {
    case "boolean":
      return { type: "boolean" };
    case "number":
      return { type: "number", unit: property.unit, min: property.min, max: property.max, step: property.step };
    case "choice":
    case "event":
      return { type: "choice", words: property.words };
    case "text":
      return { type: "text" };
    case "list":
      return { type: "list", item: property.item === undefined ? { type: "any" } : pinTypeOf(property.item) };
    case "record":
      return { type: "record", fields: property.fields.map((field) => ({ name: field.key, type: pinTypeOf(field) })) };
    case "unknown":
      return { type: "any" };
  }
}
