import type { PropertyDescription, RecordDescription } from "../../../z2m/description.ts";
import { BooleanNode } from "../property/boolean-property.ts";
import { EventNode } from "../property/event-property.ts";
import type { PropertyObject } from "../property/make-property.ts";
import type { Sendable } from "../property/property-owner.ts";

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

type Settable = Exclude<PropertyObject, EventNode>;

const limits: ReadonlyMap<string, number> = new Map([
  ["hue", 360],
  ["saturation", 100],
]);

/** The description with the limits that its colours lack. */
export function withColorLimits(description: PropertyDescription): PropertyDescription {
  if (description.type !== "record" || description.key !== "color") return description;
  const limited: RecordDescription = {
    ...description,
    fields: description.fields.map((field) => {
      const max = limits.get(field.key);
      return field.type !== "number" || max === undefined ? field : { ...field, min: field.min ?? 0, max: field.max ?? max };
    }),
  };
  return limited;
}

const colorId = /^(color_xy|color_hs|color_temp)(?:_(.+))?$/;
const stateId = /^state(?:_(.+))?$/;

/** The colours of an entity, by the endpoint that they belong to ("" for entities without). */
export class Colors {
  readonly #quirks: Quirks;
  readonly #byEndpoint = new Map<string, Settable[]>();

  constructor(quirks: Quirks, properties: Iterable<PropertyObject>) {
    this.#quirks = quirks;
    for (const property of properties) {
      const match = colorId.exec(property.id);
      if (match === null || property instanceof EventNode) continue;
      const endpoint = match[2] ?? "";
      this.#byEndpoint.set(endpoint, [...(this.#byEndpoint.get(endpoint) ?? []), property]);
    }
  }

  /** A property was set. What is sent in a turn is the colour set last; the others are not what they were any more. */
  requested(property: Sendable): void {
    const match = colorId.exec(property.id);
    if (match === null) return;
    for (const other of this.#byEndpoint.get(match[2] ?? "") ?? []) {
      if (other === property || (!this.#quirks.colorSpaces && other.key !== property.key)) continue;
      other.cancel();
      other.markStale();
    }
  }

  /** A property's value has changed, by request or by report. */
  changed(property: Sendable): void {
    if (!this.#quirks.colorAfterSwitchingOn || !(property instanceof BooleanNode) || property.peek() !== true) return;
    const match = stateId.exec(property.id);
    if (match === null) return;
    for (const color of this.#byEndpoint.get(match[1] ?? "") ?? []) color.markStale();
  }
}
