import type { Json } from "../base/json.ts";
import type { PinType } from "../model/pin-type.ts";

const longest = 24;

/** A value as nodes and wires show it: short, with its unit; "?" while unknown. */
export function displayValue(value: Json | undefined, type: PinType): string {
  if (value === undefined || value === null) return "?";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") {
    const shown = String(Math.round(value * 1000) / 1000);
    return type.type === "number" && type.unit !== undefined ? `${shown} ${type.unit}` : shown;
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : text;
}
