import { capabilityProperties } from "../catalogue/devices/capability-properties.ts";
import { commonProperties } from "../catalogue/devices/common-properties.ts";
import type { Capability, EntityDescription, HomeDescription } from "../z2m/description.ts";
import { isOfModel } from "../z2m/is-of-model.ts";

/** What a subflow may rely on in devices that its callers choose. */

/** What a device with this capability can do besides: as the interfaces of the runtime extend each other. */
const implied: { readonly [C in Capability]?: readonly Capability[] } = {
  dimmable: ["switchable"],
  colorTemperature: ["switchable"],
  color: ["switchable"],
};

function entity(name: string, rest: Pick<EntityDescription, "properties" | "capabilities">): EntityDescription {
  return { name, identifier: name, description: undefined, scenes: [], ...rest };
}

/** Any device with this capability; without one, any device at all. */
export function entityOfCapability(name: string, capability: Capability | undefined, home: HomeDescription): EntityDescription {
  if (capability === undefined) return entity(name, { properties: [], capabilities: [] });
  return entity(name, {
    properties: capabilityProperties(capability, [...home.devices, ...home.groups]),
    capabilities: [capability, ...(implied[capability] ?? [])],
  });
}

/** A device whose model is known. */
interface ModelEntity extends EntityDescription {
  readonly model: string;
}

/** Any device of this model, as the home has it; undefined where it has none. */
export function entityOfModel(
  name: string,
  model: string,
  home: HomeDescription,
): { readonly entity: ModelEntity; readonly typeNames: readonly string[] } | undefined {
  const devices = home.devices.filter((device) => isOfModel(device.model, model));
  const [first] = devices;
  if (first === undefined) return undefined;
  const common = first.capabilities.filter((capability) => devices.every((device) => device.capabilities.includes(capability)));
  return {
    entity: { ...entity(name, { properties: commonProperties(devices), capabilities: common }), model },
    typeNames: [...new Set(devices.map((device) => device.typeName))].sort(),
  };
}
