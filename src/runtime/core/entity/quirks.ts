import type { PropertyDescription } from "../../../z2m/description.ts";

/** Known oddities of devices that the runtime makes up for; each can be switched off. */
export interface Quirks {
  /** Hue is 0…360 and saturation 0…100 where the definition states no limits. */
  readonly colorLimits: boolean;
  /** Setting one of xy, hue/saturation and colour temperature makes the other two stale. */
  readonly colorSpaces: boolean;
  /** Switching a lamp on makes its colour stale: a lamp that is off ignores colours. */
  readonly colorAfterSwitchingOn: boolean;
}

export const allQuirks: Quirks = { colorLimits: true, colorSpaces: true, colorAfterSwitchingOn: true };

const limits: ReadonlyMap<string, number> = new Map([
  ["hue", 360],
  ["saturation", 100],
]);

/** The description with the limits that its colours lack. */
export function withColorLimits(description: PropertyDescription): PropertyDescription {
  if (description.type !== "record" || description.key !== "color") return description;
  const fields = description.fields.map((field) => {
    const max = limits.get(field.key);
    return field.type !== "number" || max === undefined ? field : { ...field, min: field.min ?? 0, max: field.max ?? max };
  });
  return { ...description, fields };
}
