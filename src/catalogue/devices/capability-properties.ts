import type { Access, Capability, EntityDescription, PropertyDescription } from "../../z2m/description.ts";
import { propertiesOfCapability, propertiesWith } from "./common-properties.ts";

/**
 * What can be said of any device with a capability, whether or not the home has one: the properties of the capability's
 * interface (`DevicesByCapability` of the runtime), with the ranges and words of those that the home has.
 */
export function capabilityProperties(capability: Capability, entities: readonly EntityDescription[]): readonly PropertyDescription[] {
  const known = propertiesWith(capability, entities).map(withOpenWords);
  const missing = propertiesOfCapability[capability].filter((id) => !known.some((property) => property.id === id));
  return [...known, ...missing.flatMap((id) => usualProperties(capability).filter((property) => property.id === id))];
}

/** Another device may say other words than those that are there now. */
function withOpenWords(property: PropertyDescription): PropertyDescription {
  return property.type === "event" ? { ...property, open: true } : property;
}

const told: Access = { published: true, settable: false, gettable: false };
const set: Access = { published: true, settable: true, gettable: false };

function base(id: string, access: Access, within?: string) {
  const [first = "", ...rest] = id.split("_");
  const identifier = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const label = id.charAt(0).toUpperCase() + id.slice(1).replaceAll("_", " ");
  return { id, identifier, key: id, label, description: undefined, access, endpoint: undefined, category: undefined, within };
}

function flag(id: string, access: Access, within?: string): PropertyDescription {
  return { ...base(id, access, within), type: "boolean", on: true, off: false, toggle: undefined };
}

function amount(id: string, access: Access, unit?: string, min?: number, max?: number, within?: string): PropertyDescription {
  return { ...base(id, access, within), type: "number", unit, min, max, step: undefined, presets: [] };
}

/** As Zigbee2MQTT usually has them. */
function usualProperties(capability: Capability): readonly PropertyDescription[] {
  switch (capability) {
    case "cover":
      return [{ ...base("state", set, "cover"), type: "choice", words: ["OPEN", "CLOSE", "STOP"] }];
    case "lock":
      return [flag("state", set, "lock")];
    case "action":
      return [{ ...base("action", told), type: "event", words: [], open: true }];
    default:
      return usual;
  }
}

const usual: readonly PropertyDescription[] = [
  flag("state", set, "light"),
  amount("brightness", set, undefined, 0, 254, "light"),
  amount("color_temp", set, "mired", 150, 500, "light"),
  flag("occupancy", told),
  flag("contact", told),
  amount("temperature", told, "°C"),
  amount("humidity", told, "%"),
  amount("illuminance", told, "lx"),
  amount("power", told, "W"),
  amount("battery", told, "%", 0, 100),
  flag("water_leak", told),
  flag("smoke", told),
];
