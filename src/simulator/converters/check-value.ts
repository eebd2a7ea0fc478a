import { isJsonObject, type Json } from "../../base/json.ts";
import { err, ok, type Result } from "../../base/result.ts";
import type { NumberDescription, PropertyDescription } from "../../z2m/description.ts";
import { isJsonArray } from "../../z2m/read-json.ts";

/**
 * What the device makes of a value, or why it refuses. Words are taken in any case, like Zigbee2MQTT's own lookups;
 * numbers outside the exposed range are refused, as devices do with what their attribute does not allow.
 */
export function checkValue(property: PropertyDescription, value: Json): Result<Json, string> {
  switch (property.type) {
    case "boolean": {
      const words = [property.on, property.off, ...(property.toggle === undefined ? [] : [property.toggle])];
      return sameWord(words, value);
    }
    case "choice":
      return sameWord(property.words, value);
    case "event":
      return sameWord(property.words, value);
    case "number":
      return checkNumber(property, value);
    case "text":
      return typeof value === "string"
        ? ok(value)
        : err(`'${property.key}' is not a string, got ${typeof value} (${JSON.stringify(value)})`);
    case "list":
      return checkList(property, value);
    case "record":
      return checkRecord(property, value);
    case "unknown":
      return ok(value);
  }
}

/** The same for all exposes of one key: the value need only suit one of them, and without any it is taken as it is. */
export function checkAny(properties: readonly PropertyDescription[], value: Json): Result<Json, string> {
  let checked: Result<Json, string> = ok(value);
  for (const property of properties) {
    checked = checkValue(property, value);
    if (checked.ok) return checked;
  }
  return checked;
}

function sameWord(words: readonly Json[], value: Json): Result<Json, string> {
  const exact = words.find((word) => word === value);
  if (exact !== undefined) return ok(exact);
  const lower = typeof value === "string" ? value.toLowerCase() : undefined;
  const similar = words.find((word) => String(word).toLowerCase() === lower);
  return similar !== undefined ? ok(similar) : err(`Expected one of: ${words.map(String).join(", ")}, got: '${asText(value)}'`);
}

function checkNumber(property: NumberDescription, value: Json): Result<Json, string> {
  const preset = property.presets.find(({ name, value: number }) => name === value || number === value);
  if (preset !== undefined) return ok(preset.value);
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return err(`'${property.key}' is not a number, got ${typeof value} (${asText(value)})`);
  }
  const [min, max] = [property.min ?? Number.NEGATIVE_INFINITY, property.max ?? Number.POSITIVE_INFINITY];
  if (value < min || value > max) return err(`Value '${value}' of '${property.key}' is outside of ${min}…${max} (Status 'INVALID_VALUE')`);
  return ok(value);
}

function checkList(property: PropertyDescription & { type: "list" }, value: Json): Result<Json, string> {
  if (!isJsonArray(value)) return err(`'${property.key}' is not an array, got ${typeof value} (${asText(value)})`);
  const [least, most] = [property.minLength ?? 0, property.maxLength ?? Number.POSITIVE_INFINITY];
  if (value.length < least || value.length > most) return err(`'${property.key}' takes ${least} to ${most} elements, got ${value.length}`);
  const items: Json[] = [];
  for (const element of value) {
    const item = property.item === undefined ? ok(element) : checkValue(property.item, element);
    if (!item.ok) return item;
    items.push(item.value);
  }
  return ok(items);
}

function checkRecord(property: PropertyDescription & { type: "record" }, value: Json): Result<Json, string> {
  if (!isJsonObject(value)) return err(`${property.key} is not a object, got ${typeof value} (${asText(value)})`);
  const members = new Map<string, Json>();
  for (const [key, part] of Object.entries(value)) {
    const checked = checkAny(
      property.fields.filter((field) => field.key === key),
      part,
    );
    if (!checked.ok) return checked;
    members.set(key, checked.value);
  }
  return ok(Object.fromEntries(members));
}

function asText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
