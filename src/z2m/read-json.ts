import { isJsonObject, type Json, type JsonObject } from "../base/json.ts";

/** Reads of outside JSON that answer `undefined` for whatever is not what was asked for. None of them throws. */

export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** An own member. Inherited ones (`constructor`) are none of the payload's. */
export function member(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function readText(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Text that says something: neither empty nor blank. */
export function readWords(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A finite number, or a string that is nothing but one (external converters write both). */
export function readNumber(value: Json | undefined): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;
}

export function readBoolean(value: Json | undefined): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

export function readObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** Follows members one after the other. */
export function readPath(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const key of path) {
    const object: JsonObject | undefined = readObject(at);
    if (object === undefined) return undefined;
    at = member(object, key);
  }
  return at;
}

/** The elements of an array, or the values of an index-keyed object: cloned exposes turn the one into the other. */
export function readElements(value: Json | undefined): readonly Json[] | undefined {
  if (isJsonArray(value)) return value;
  const object = readObject(value);
  if (object === undefined || !Object.keys(object).every((key) => /^\d+$/.test(key))) return undefined;
  return Object.values(object);
}

/** `Array.isArray` does not narrow read-only arrays. */
export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}
