import type { Access, Capability, EntityDescription, NumberDescription, PropertyDescription } from "../../z2m/description.ts";

/** The properties that all of these have, described so that it holds for each: what a set of devices can be told or asked. */
export function commonProperties(entities: readonly EntityDescription[]): readonly PropertyDescription[] {
  const [first, ...others] = entities;
  return first === undefined ? [] : others.reduce((common, { properties }) => inBoth(common, properties), first.properties);
}

function inBoth(some: readonly PropertyDescription[], others: readonly PropertyDescription[]): readonly PropertyDescription[] {
  const byId = new Map(others.map((property) => [property.id, property]));
  return some.flatMap((property) => both(property, byId.get(property.id)) ?? []);
}

function both(one: PropertyDescription, other: PropertyDescription | undefined): PropertyDescription | undefined {
  if (other === undefined || one.identifier !== other.identifier) return undefined;
  const access: Access = {
    published: one.access.published && other.access.published,
    settable: one.access.settable && other.access.settable,
    gettable: one.access.gettable && other.access.gettable,
  };
  if (one.type === "number" && other.type === "number") return one.unit === other.unit ? { ...widest(one, other), access } : undefined;
  if (one.type === "choice" && other.type === "choice") {
    const words = one.words.filter((word) => other.words.includes(word));
    return words.length === 0 ? undefined : { ...one, access, words };
  }
  // A word that only one of them says is still said by the set.
  if (one.type === "event" && other.type === "event") return { ...one, access, words: [...new Set([...one.words, ...other.words])] };
  if (one.type === "record" && other.type === "record") {
    const fields = inBoth(one.fields, other.fields);
    return fields.length === 0 ? undefined : { ...one, access, fields };
  }
  if (one.type === "boolean" || one.type === "text") return one.type === other.type ? { ...one, access } : undefined;
  return undefined;
}

/** Each device clamps to its own range, so the set has the range of all. */
function widest(one: NumberDescription, other: NumberDescription): NumberDescription {
  const pick = (a: number | undefined, b: number | undefined, choose: (a: number, b: number) => number): number | undefined =>
    a === undefined || b === undefined ? undefined : choose(a, b);
  return {
    ...one,
    min: pick(one.min, other.min, Math.min),
    max: pick(one.max, other.max, Math.max),
    step: one.step === other.step ? one.step : undefined,
  };
}

/** The properties that the interface of a capability has (`DevicesByCapability` of the runtime). */
export const propertiesOfCapability: { readonly [C in Capability]: readonly string[] } = {
  switchable: ["state"],
  dimmable: ["state", "brightness"],
  colorTemperature: ["state", "color_temp"],
  color: ["state"],
  cover: ["state"],
  lock: ["state"],
  fan: [],
  thermostat: [],
  occupancy: ["occupancy"],
  contact: ["contact"],
  temperature: ["temperature"],
  humidity: ["humidity"],
  illuminance: ["illuminance"],
  power: ["power"],
  battery: ["battery"],
  action: ["action"],
  waterLeak: ["water_leak"],
  smoke: ["smoke"],
};

/** What can be said of every device with a capability, also of those that join later. Not all of them can be asked. */
export function propertiesWith(capability: Capability, entities: readonly EntityDescription[]): readonly PropertyDescription[] {
  const ids = propertiesOfCapability[capability];
  const having = entities.filter((entity) => entity.capabilities.includes(capability));
  const common = commonProperties(having).filter((property) => ids.includes(property.id));
  return common.map((property) => ({ ...property, access: { ...property.access, gettable: false } }));
}
