import type { Capability, PropertyDescription } from "./description.ts";

type Test = (properties: ReadonlyMap<string, PropertyDescription>) => boolean;

/** The types that can be switched on and off without harm; the `state` of a lock or a cover means something else. */
export const switchableTypes: ReadonlySet<string | undefined> = new Set(["light", "switch", "fan"]);

const isSwitchable: Test = (properties) => {
  const state = properties.get("state");
  return state?.type === "boolean" && state.access.settable && switchableTypes.has(state.within);
};

function hasSettable(id: string, type: PropertyDescription["type"], within: string): Test {
  return (properties) => {
    const property = properties.get(id);
    return property?.type === type && property.access.settable && property.within === within;
  };
}

function reports(id: string, type: PropertyDescription["type"]): Test {
  return (properties) => {
    const property = properties.get(id);
    return property?.type === type && property.access.published;
  };
}

function hasFeatureOf(within: string): Test {
  return (properties) => [...properties.values()].some((property) => property.within === within);
}

function both(...tests: readonly Test[]): Test {
  return (properties) => tests.every((test) => test(properties));
}

const tests: { readonly [C in Capability]: Test } = {
  switchable: isSwitchable,
  dimmable: both(isSwitchable, hasSettable("brightness", "number", "light")),
  colorTemperature: both(isSwitchable, hasSettable("color_temp", "number", "light")),
  color: both(
    isSwitchable,
    (properties) => hasSettable("color_xy", "record", "light")(properties) || hasSettable("color_hs", "record", "light")(properties),
  ),
  cover: (properties) => {
    const state = properties.get("state");
    const moves = state?.type === "choice" && ["OPEN", "CLOSE"].every((word) => state.words.includes(word));
    return moves && hasSettable("state", "choice", "cover")(properties);
  },
  lock: hasSettable("state", "boolean", "lock"),
  fan: hasFeatureOf("fan"),
  thermostat: hasFeatureOf("climate"),
  occupancy: reports("occupancy", "boolean"),
  contact: reports("contact", "boolean"),
  temperature: reports("temperature", "number"),
  humidity: reports("humidity", "number"),
  illuminance: reports("illuminance", "number"),
  power: reports("power", "number"),
  battery: reports("battery", "number"),
  action: reports("action", "event"),
  waterLeak: reports("water_leak", "boolean"),
  smoke: reports("smoke", "boolean"),
};

/**
 * What something with these properties can do. The interface of each capability (`runtime/core/capability-types.ts`) names the
 * members it stands for, so that only what really has them (under that very identifier) qualifies.
 */
export function capabilitiesOf(properties: readonly PropertyDescription[]): readonly Capability[] {
  const plainlyNamed = new Map(properties.filter(({ identifier }) => !identifier.includes("_")).map((property) => [property.id, property]));
  return entriesOf(tests).flatMap(([capability, test]) => (test(plainlyNamed) ? [capability] : []));
}

function entriesOf(record: { readonly [C in Capability]: Test }): readonly (readonly [Capability, Test])[] {
  // Object.entries forgets that the keys of a complete record are exactly its key type.
  return Object.entries(record) as [Capability, Test][];
}
