import type { PropertyDescription, RecordDescription } from "../description.ts";
import { unitedAccess } from "./access.ts";
import { inOrder } from "./number.ts";
import type { TypeParts, Unnamed } from "./unnamed.ts";

/**
 * One expose out of two of the same property, or undefined where they contradict each other (another type, other words for
 * on and off). Details that both have are the first one's; words, fields and access are all that either has.
 */
export function merged(first: Unnamed, second: Unnamed): Unnamed | undefined {
  const [a, b] = [first.common, second.common];
  if (a.key !== b.key || a.endpoint !== b.endpoint || (first.value.type === "record" && first.name !== second.name)) return undefined;
  const value = mergedValue(first.value, second.value);
  if (value === undefined) return undefined;
  const description = a.description ?? b.description;
  return { ...first, common: { ...a, access: unitedAccess([a.access, b.access]), description, category: a.category ?? b.category }, value };
}

function mergedValue(a: TypeParts, b: TypeParts): TypeParts | undefined {
  if (a.type === "boolean" && b.type === "boolean") {
    return a.on === b.on && a.off === b.off ? { ...a, toggle: a.toggle ?? b.toggle } : undefined;
  }
  if (a.type === "number" && b.type === "number") {
    const [min, max] = inOrder(a.min ?? b.min, a.max ?? b.max);
    const presets = a.presets.length > 0 ? a.presets : b.presets;
    return a.unit === b.unit ? { ...a, min, max, step: a.step ?? b.step, presets } : undefined;
  }
  if (a.type === "choice" && b.type === "choice") return { ...a, words: [...new Set([...a.words, ...b.words])] };
  if (a.type === "event" && b.type === "event") return { ...a, words: [...new Set([...a.words, ...b.words])] };
  if (a.type === "record" && b.type === "record") return mergedRecord(a.fields, b.fields);
  // Text, lists and what is unknown have nothing to add to each other: the same, or not.
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

/** The fields of both; undefined when they mean different things by one name. */
function mergedRecord(a: RecordDescription["fields"], b: RecordDescription["fields"]): TypeParts | undefined {
  const own = new Map(a.map((field) => [field.identifier, field]));
  const more = b.filter((field) => !own.has(field.identifier));
  const contradictory = b.some((field) => own.has(field.identifier) && !alike(own.get(field.identifier), field));
  return contradictory ? undefined : { type: "record", fields: [...a, ...more] };
}

function alike(a: PropertyDescription | undefined, b: PropertyDescription | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
