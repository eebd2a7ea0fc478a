import type { JsonObject } from "../base/json.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { DroppedEntry, HomeDescription } from "./description.ts";
import { DefinitionReader } from "./devices/definition.ts";
import { type ReadDevice, readAddress, readDevice } from "./devices/read-device.ts";
import { groupProperties } from "./groups/group-properties.ts";
import { type ReadGroup, readGroup, readGroupId } from "./groups/read-group.ts";
import { entityIdentifiers } from "./names/entity-identifiers.ts";
import { nameTypes } from "./names/type-names.ts";
import { isJsonArray, member, readObject } from "./read-json.ts";
import { isTopicName } from "./topics.ts";

export interface HomePayloads {
  /** The payload of `bridge/devices`, parsed. */
  readonly devices: unknown;
  /** The payload of `bridge/groups`, parsed; leave it out where it is not known. */
  readonly groups?: unknown;
}

/**
 * Describes a network from what its bridge publishes. Never throws, whatever the JSON: entries that cannot be used are listed in `dropped`,
 * the rest is complete. Names depend on what is in the home, not on the order in which the bridge lists it.
 */
export function describeHome({ devices, groups = [] }: HomePayloads): HomeDescription {
  const dropped: DroppedEntry[] = [];
  const devicesByAddress = readDevices(devices, dropped);
  const readDevicesInOrder = [...devicesByAddress.values()];
  const derivedGroups = readGroups(groups, dropped).map((group) => ({ group, properties: groupProperties(group, devicesByAddress) }));

  const identifiers = entityIdentifiers([
    ...readDevicesInOrder.map(({ device }) => ({ name: device.name, kind: "device" as const, address: device.ieee })),
    ...derivedGroups.map(({ group }) => ({ name: group.name, kind: "group" as const, address: String(group.id) })),
  ]);
  const typeNames = nameTypes([
    ...readDevicesInOrder.map(({ device }) => ({
      words: modelWords(device.vendor ?? "", device.model ?? ""),
      fallback: device.kind === "Coordinator" ? "Coordinator" : "UnknownDevice",
      content: () => JSON.stringify([device.vendor, device.model, device.modelDescription, device.properties]),
    })),
    ...derivedGroups.map(({ group, properties }) => ({
      words: `${group.name} group`,
      fallback: "Group",
      content: () => JSON.stringify([group.name, properties]),
    })),
  ]);
  const namesAt = (index: number) => ({ identifier: identifiers[index] ?? "", typeName: typeNames[index] ?? "" });

  return {
    devices: readDevicesInOrder.map(({ device }, index) => ({ ...device, ...namesAt(index) })),
    groups: derivedGroups.map(({ group, properties }, index) => ({
      ...group,
      properties,
      capabilities: capabilitiesOf(properties),
      ...namesAt(readDevicesInOrder.length + index),
    })),
    dropped,
  };
}

/** Some models begin with their vendor's name already. */
function modelWords(vendor: string, model: string): string {
  return model.toLowerCase().startsWith(vendor.toLowerCase()) ? model : `${vendor} ${model}`;
}

function readDevices(payload: unknown, dropped: DroppedEntry[]): ReadonlyMap<string, ReadDevice> {
  const definitions = new DefinitionReader();
  const devices = new Map<string, ReadDevice>();
  for (const { entry, where } of objectsOf(payload, "bridge/devices", dropped)) {
    const ieee = readAddress(member(entry, "ieee_address"));
    if (ieee === undefined) {
      dropped.push({ where, reason: "has no IEEE address" });
      continue;
    }
    if (devices.has(ieee)) {
      dropped.push({ where, reason: `repeats the IEEE address ${ieee}` });
      continue;
    }
    const read = readDevice(entry, ieee, definitions);
    if (read.unusableName !== undefined) {
      dropped.push({ where: `${where}.friendly_name`, reason: `cannot be a topic; the device goes by its address ${ieee}` });
    }
    for (const { where: inDefinition, reason } of read.definition.dropped) {
      dropped.push({ where: `${where} "${read.device.name}" ${inDefinition}`, reason });
    }
    devices.set(ieee, read);
  }
  return devices;
}

function readGroups(payload: unknown, dropped: DroppedEntry[]): readonly ReadGroup[] {
  const groups = new Map<number, ReadGroup>();
  for (const { entry, where } of objectsOf(payload, "bridge/groups", dropped)) {
    const id = readGroupId(member(entry, "id"));
    if (id === undefined) dropped.push({ where, reason: "has no group number" });
    else if (groups.has(id)) dropped.push({ where, reason: `repeats the group number ${id}` });
    else groups.set(id, readGroup(entry, id));
    const friendlyName = member(entry, "friendly_name");
    if (typeof friendlyName === "string" && !isTopicName(friendlyName)) {
      dropped.push({ where: `${where}.friendly_name`, reason: "cannot be a topic; the group goes by its number" });
    }
  }
  return [...groups.values()];
}

/** The usable elements of a payload that should be a list of objects. */
function objectsOf(
  payload: unknown,
  topic: string,
  dropped: DroppedEntry[],
): readonly { readonly entry: JsonObject; readonly where: string }[] {
  if (!isJsonArray(payload)) {
    dropped.push({ where: topic, reason: "is not a list" });
    return [];
  }
  return payload.flatMap((element, index) => {
    const entry = readObject(element);
    const where = `${topic}[${index}]`;
    if (entry === undefined) dropped.push({ where, reason: "is not an object" });
    return entry === undefined ? [] : [{ entry, where }];
  });
}
