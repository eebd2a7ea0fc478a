import { isJsonObject, type Json } from "../base/json.ts";

/** JSON text with the keys of every object in order, as Zigbee2MQTT writes its payloads. */
export function toSortedJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(toSortedJson).join(",")}]`;
  if (isJsonObject(value)) return entriesToSortedJson(Object.entries(value));
  return JSON.stringify(value);
}

/** The same for an object that is held as entries, because its keys come from outside. */
export function entriesToSortedJson(entries: Iterable<readonly [string, Json | undefined]>): string {
  const parts: string[] = [];
  for (const [key, value] of [...entries].sort(byKey)) {
    if (value !== undefined) parts.push(`${JSON.stringify(key)}:${toSortedJson(value)}`);
  }
  return `{${parts.join(",")}}`;
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
