import type { FlowDocument, Role } from "../../model/document.ts";
import type { DeviceDescription, GroupDescription } from "../../z2m/description.ts";
import { readableId } from "./ids.ts";

export function roleOfDevice(device: DeviceDescription): Role {
  return { ieee: device.ieee, group: undefined, name: device.name, model: device.model, extra: new Map() };
}

export function roleOfGroup(group: GroupDescription): Role {
  return { ieee: undefined, group: group.id, name: group.name, model: undefined, extra: new Map() };
}

function isBoundTo(role: Role, other: Role): boolean {
  return other.ieee === undefined ? role.group === other.group && other.group !== undefined : role.ieee === other.ieee;
}

/** The role bound to this device or group: the flow's own, or a new one named after it. */
export function ensureRole(document: FlowDocument, wanted: Role): { readonly document: FlowDocument; readonly id: string } {
  for (const [id, role] of document.roles) if (isBoundTo(role, wanted)) return { document, id };
  const id = readableId(wanted.name ?? wanted.ieee ?? "device", (taken) => document.roles.has(taken));
  return { document: { ...document, roles: new Map(document.roles).set(id, wanted) }, id };
}

/** Replaces the device behind a role: every node that names the role follows. */
export function bindRole(document: FlowDocument, id: string, role: Role): FlowDocument {
  const before = document.roles.get(id);
  if (before === undefined) return document;
  return { ...document, roles: new Map(document.roles).set(id, { ...role, extra: before.extra }) };
}

export function removeRoles(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  return { ...document, roles: new Map([...document.roles].filter(([id]) => !ids.has(id))) };
}
