import { isJsonObject, type Json } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";

/** What a person means who types this where a value of the type is wanted. Not checked: text that is no number stays text. */
export function readTyped(text: string, type: PinType): Json {
  switch (type.type) {
    case "number": {
      const count = Number(text.replace(",", "."));
      return text.trim() === "" || Number.isNaN(count) ? text : count;
    }
    case "choice":
      return type.words.find((word) => String(word) === text) ?? text;
    case "duration":
      return text
        .trim()
        .replace(/(\d)\s*min(utes?)?\b/g, "$1m")
        .replace(/(\d)\s+(?=(ms|s|m|h|d)\b)/g, "$1");
    case "any":
      return readAnything(text);
    default:
      return text;
  }
}

/** How such a value is shown in its field; `readTyped` reads it back. */
export function writeTyped(value: Json, type: PinType): string {
  if (typeof value === "string") return type.type === "any" && readAnything(value) !== value ? JSON.stringify(value) : value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Numbers, true and false, records, lists and "texts in quotes" as in JSON; all else is a text. */
function readAnything(text: string): Json {
  const trimmed = text.trim();
  if (!/^(-?\d|true$|false$|[{["])/.test(trimmed)) return text;
  try {
    const value: Json = JSON.parse(trimmed);
    return value;
  } catch {
    return text;
  }
}

/** A record or list in one line, for a button that opens it. */
export function summaryOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "…";
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : value.map(partOf).join(", ");
  if (!isJsonObject(value)) return partOf(value);
  const entries = Object.entries(value);
  return entries.length === 0 ? "empty" : entries.map(([name, part]) => `${name} ${partOf(part)}`).join(", ");
}

function partOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "–";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) ? "[…]" : "{…}";
}
