import { isJsonObject, type Json } from "../../../base/json.ts";

/** One field of a record; unknown while the record is, and where it has no such field. */
export function fieldOf<R extends object, Name extends keyof R & string>(record: R | undefined, name: Name): R[Name] | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What a field of JSON can be read as. */
export interface JsonFieldTypes {
  readonly json: Json;
  readonly text: string;
  readonly number: number;
  readonly boolean: boolean;
}

const isOfType: { readonly [As in keyof JsonFieldTypes]: (json: Json) => json is JsonFieldTypes[As] } = {
  json: (_json): _json is Json => true,
  text: (json) => typeof json === "string",
  number: (json) => typeof json === "number",
  boolean: (json) => typeof json === "boolean",
};

/**
 * What lies at a path inside JSON: names of fields, and numbers (from 0) of a list's items. Unknown where there is nothing, or
 * something of another type: what other programs send is never taken for what it is not.
 */
export function jsonField(json: Json | undefined, path: readonly string[]): Json | undefined;
export function jsonField<As extends keyof JsonFieldTypes>(
  json: Json | undefined,
  path: readonly string[],
  as: As,
): JsonFieldTypes[As] | undefined;
export function jsonField(json: Json | undefined, path: readonly string[], as: keyof JsonFieldTypes = "json"): Json | undefined {
  let found: Json | undefined = json;
  for (const name of path) found = found === undefined ? undefined : inside(found, name);
  return found !== undefined && isOfType[as](found) ? found : undefined;
}

function inside(json: Json, name: string): Json | undefined {
  if (isList(json)) return /^\d+$/.test(name) ? json[Number(name)] : undefined;
  return isJsonObject(json) && Object.hasOwn(json, name) ? json[name] : undefined;
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
