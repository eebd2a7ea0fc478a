import type { PropertyDescription } from "../description.ts";
import type { ReadDevice } from "../devices/read-device.ts";
import { identifiersFor, propertyNames } from "../exposes/name-properties.ts";
import { commonProperty } from "./common-property.ts";
import type { ReadGroup } from "./read-group.ts";

/** The only keys that a group's own state carries; Zigbee2MQTT lets no others travel between a group and its members. */
const travelling: ReadonlySet<string> = new Set(["state", "brightness", "color_temp", "color"]);

/**
 * What is certain about a group: what *every* member can be told, in the narrowest range and with the words that all of them know.
 * Zigbee2MQTT publishes no exposes for groups. Members that are not in the home or that have no exposes do not count. What can only be
 * read is left out, because a group never publishes it.
 */
export function groupProperties(group: ReadGroup, devices: ReadonlyMap<string, ReadDevice>): readonly PropertyDescription[] {
  // By address, so that the outcome does not depend on the order in which members were added.
  const members = [...group.members].sort((a, b) => (a.ieee < b.ieee ? -1 : a.ieee > b.ieee ? 1 : 0));
  const [first, ...others] = members.flatMap(({ ieee, endpoint }) => {
    const device = devices.get(ieee);
    return device === undefined || device.definition.properties.length === 0 ? [] : [propertiesAt(device, endpoint)];
  });
  const common = others.reduce(
    (shared, properties) => shared.flatMap((property) => commonProperty(property, properties.get(property.id)) ?? []),
    [...(first?.values() ?? [])].filter(({ access }) => access.settable),
  );
  const identifiers = identifiersFor(
    common.map(({ id }) => id),
    propertyNames,
  );
  return common.map((property, index): PropertyDescription => {
    const access = { ...property.access, published: property.access.published && travelling.has(property.key) };
    return { ...property, identifier: identifiers[index] ?? property.id, endpoint: undefined, access };
  });
}

/**
 * A device as a group sees it: one endpoint is the member, so `state_left` is `state` there. Where the definition names no
 * endpoints, the member is the whole device.
 */
function propertiesAt(
  { definition, endpointNames }: ReadDevice,
  endpoint: number | string | undefined,
): ReadonlyMap<string, PropertyDescription> {
  const endpointName = endpoint === undefined ? undefined : (endpointNames.get(String(endpoint)) ?? String(endpoint));
  const own = definition.properties.filter((property) => property.endpoint === undefined);
  const atEndpoint = definition.properties
    .filter((property) => property.endpoint !== undefined && property.endpoint === endpointName)
    .map((property): PropertyDescription => {
      const id = withoutEndpoint(property.id, property.endpoint);
      return { ...property, id, key: withoutEndpoint(property.key, property.endpoint) };
    });
  return new Map([...own, ...atEndpoint].map((property) => [property.id, property]));
}

function withoutEndpoint(text: string, endpoint: string | undefined): string {
  const ending = `_${endpoint}`;
  return text.endsWith(ending) ? text.slice(0, -ending.length) : text;
}
