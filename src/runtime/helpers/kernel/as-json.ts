import { isJsonObject, type Json } from "../../../base/json.ts";

/** The value as JSON, when it can be stored without loss; else undefined. Fields that are `undefined` count as absent. */
export function asJson(value: unknown): Json | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) {
    const items = value.map(asJson);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const fields: (readonly [string, Json])[] = [];
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    const json = asJson(field);
    if (json === undefined) return undefined;
    fields.push([name, json]);
  }
  return Object.fromEntries(fields);
}
