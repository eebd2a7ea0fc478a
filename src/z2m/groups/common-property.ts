import { switchableTypes } from "../capabilities.ts";
import type { Access, NumberDescription, PropertyDescription } from "../description.ts";

/** What two members have in common under one id; undefined when nothing that holds for both. */
export function commonProperty(a: PropertyDescription, b: PropertyDescription | undefined): PropertyDescription | undefined {
  if (b === undefined || a.key !== b.key) return undefined;
  const access = commonAccess(a.access, b.access);
  if (!access.settable) return undefined;
  const common = { access, within: commonWithin(a.within, b.within) };
  if (a.type === "boolean" && b.type === "boolean") {
    if (a.on !== b.on || a.off !== b.off) return undefined;
    return { ...a, ...common, toggle: a.toggle === b.toggle ? a.toggle : undefined };
  }
  if (a.type === "number" && b.type === "number") return commonNumber({ ...a, ...common }, b);
  if (a.type === "choice" && b.type === "choice") {
    const words = a.words.filter((word) => b.words.includes(word));
    return words.length === 0 ? undefined : { ...a, ...common, words };
  }
  if (a.type === "record" && b.type === "record") {
    const others = new Map(b.fields.map((field) => [field.id, field]));
    const fields = a.fields.flatMap((field) => commonProperty(field, others.get(field.id)) ?? []);
    return fields.length === 0 ? undefined : { ...a, ...common, fields };
  }
  if (a.type === "list" && b.type === "list") {
    const alike = JSON.stringify(a.item) === JSON.stringify(b.item) && a.minLength === b.minLength && a.maxLength === b.maxLength;
    return alike ? { ...a, ...common } : undefined;
  }
  return a.type === "text" && b.type === "text" ? { ...a, ...common } : undefined;
}

/** Lamps and plugs together can be switched, and nothing more. */
function commonWithin(a: string | undefined, b: string | undefined): string | undefined {
  if (a === b) return a;
  return switchableTypes.has(a) && switchableTypes.has(b) ? "switch" : undefined;
}

function commonAccess(a: Access, b: Access): Access {
  return {
    published: a.published && b.published,
    settable: a.settable && b.settable,
    gettable: a.gettable && b.gettable,
  };
}

/** The range that both allow; undefined where the units differ or no value suits both. */
function commonNumber(a: NumberDescription, b: NumberDescription): NumberDescription | undefined {
  if (a.unit !== b.unit) return undefined;
  const min = tighter(a.min, b.min, Math.max);
  const max = tighter(a.max, b.max, Math.min);
  if (min !== undefined && max !== undefined && min > max) return undefined;
  const presets = a.presets.filter((preset) => b.presets.some((other) => other.name === preset.name && other.value === preset.value));
  return { ...a, min, max, step: a.step === b.step ? a.step : undefined, presets };
}

function tighter(a: number | undefined, b: number | undefined, choose: (a: number, b: number) => number): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b);
}
