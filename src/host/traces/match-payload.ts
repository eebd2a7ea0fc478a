import { isJsonObject, type Json } from "../../base/json.ts";

/** Stands for anything: as a payload, as a value, as a key (any further keys), as a name. */
export const wildcard = "*";

/** Two numbers that differ by less are what the same computation gives in another order. */
const tolerance = 1e-9;

/** Whether what came is what a line of a trace asks for. Without wildcards the keys must be the same. */
export function matchesPayload(wanted: Json, came: Json): boolean {
  if (wanted === wildcard || wanted === came) return true;
  if (typeof wanted === "number" && typeof came === "number") return Math.abs(wanted - came) <= tolerance;
  if (Array.isArray(wanted)) {
    return Array.isArray(came) && wanted.length === came.length && wanted.every((item, index) => matchesPayload(item, came[index]));
  }
  if (!isJsonObject(wanted) || !isJsonObject(came)) return false;
  const named = Object.keys(wanted).filter((key) => key !== wildcard);
  if (!named.every((key) => Object.hasOwn(came, key) && matchesPayload(wanted[key] ?? null, came[key] ?? null))) return false;
  const further = Object.entries(came).filter(([key]) => !named.includes(key));
  if (!Object.hasOwn(wanted, wildcard)) return further.length === 0;
  return further.every(([, value]) => matchesPayload(wanted[wildcard] ?? null, value));
}
