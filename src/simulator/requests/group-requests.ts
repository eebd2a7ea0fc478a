import { isJsonObject } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { nameProblem } from "../names.ts";
import type { Resolved } from "../network.ts";
import { type GroupMember, SimulatedGroup } from "../simulated-group.ts";
import { asPayload, clearTopics } from "./device-requests.ts";
import { asId, keyOrValue, type RequestContext, type RequestHandler } from "./request.ts";

/** `{friendly_name, id?}` or the name alone. */
export const addGroup: RequestHandler = (context, payload) => {
  const { network, settings, topics } = context;
  const name = asId(keyOrValue(payload, "friendly_name"));
  if (name === undefined) return err("Invalid payload");
  const wanted = isJsonObject(payload) ? Number(asId(payload.id) ?? Number.NaN) : Number.NaN;
  const id = Number.isInteger(wanted) ? wanted : firstFreeId(context);
  const problem = network.groups.has(id) ? `group id '${id}' is already in use` : nameProblem(network, name);
  if (problem !== undefined) return err(`Failed to add group (${problem})`);
  network.addGroup(new SimulatedGroup(id, { id, friendly_name: name, members: [], scenes: [] }, new Map()));
  settings.mergeEntityConfig("groups", String(id), { friendly_name: name });
  topics.info();
  topics.groups();
  return ok({ friendly_name: name, id });
};

function firstFreeId({ network }: RequestContext): number {
  let id = 1;
  while (network.groups.has(id)) id += 1;
  return id;
}

export const removeGroup: RequestHandler = (context, payload) => {
  const id = asId(keyOrValue(payload, "id"));
  const group = id === undefined ? undefined : findGroup(context, id);
  if (id === undefined || group === undefined) return err(`Group '${id ?? ""}' does not exist`);
  clearTopics(context, group.name);
  context.network.remove(group);
  context.settings.removeEntityConfig("groups", String(group.id));
  context.topics.info();
  context.topics.groups();
  return ok({ id, force: isJsonObject(payload) && payload.force === true });
};

export const renameGroup: RequestHandler = (context, payload) => {
  const { network, settings, topics, publisher } = context;
  const [from, to] = isJsonObject(payload) ? [asId(payload.from), asId(payload.to)] : [];
  if (from === undefined || to === undefined || !isJsonObject(payload)) return err("Invalid payload");
  const group = findGroup(context, from);
  if (group === undefined) return err(`Group '${from}' does not exist`);
  const oldName = group.name;
  const problem = nameProblem(network, to);
  if (problem !== undefined) return err(`Failed to rename group '${from}' to '${to}' (${problem})`);
  clearTopics(context, oldName);
  network.rename(group, to);
  settings.mergeEntityConfig("groups", String(group.id), { friendly_name: to });
  topics.info();
  topics.groups();
  topics.availability(group);
  publisher.publishCached(group);
  return ok({ from: oldName, to, homeassistant_rename: payload.homeassistant_rename === true });
};

export const groupOptions: RequestHandler = (context, payload) => {
  if (!isJsonObject(payload) || !isJsonObject(payload.options)) return err("Invalid payload");
  const { settings, topics } = context;
  const group = findGroup(context, asId(payload.id) ?? "");
  if (group === undefined) return err(`Group '${asId(payload.id) ?? ""}' does not exist`);
  const from = settings.entityConfig("groups", String(group.id));
  settings.mergeEntityConfig("groups", String(group.id), payload.options);
  topics.info();
  return ok({ from, to: settings.entityConfig("groups", String(group.id)), id: payload.id ?? "", restart_required: false });
};

export const addMember: RequestHandler = (context, payload) =>
  changeMembers(context, payload, (members, member) => [...members.filter((other) => !isSame(other, member)), member]);

export const removeMember: RequestHandler = (context, payload) =>
  changeMembers(context, payload, (members, member) => members.filter((other) => !isSame(other, member)));

/** Takes a device out of every group. */
export const removeFromAll: RequestHandler = (context, payload) => {
  const device = isJsonObject(payload) ? context.network.resolve(asId(payload.device) ?? "") : "unknown";
  if (!isJsonObject(payload) || device === "unknown" || "device" in device || device.entity.kind !== "device")
    return err("Invalid payload");
  const { ieee } = device.entity;
  for (const group of context.network.groupsWith(device.entity))
    setMembers(
      group,
      group.members.filter((member) => member.ieee !== ieee),
    );
  context.topics.groups();
  return ok({ device: payload.device ?? "" });
};

function changeMembers(
  context: RequestContext,
  payload: Parameters<RequestHandler>[1],
  change: (members: readonly GroupMember[], member: GroupMember) => readonly GroupMember[],
): ReturnType<RequestHandler> {
  if (!isJsonObject(payload)) return err("Invalid payload");
  const [groupId, deviceId] = [asId(payload.group), asId(payload.device)];
  if (groupId === undefined || deviceId === undefined) return err("Invalid payload");
  const group = findGroup(context, groupId);
  if (group === undefined) return err(`Group '${groupId}' does not exist`);
  const resolved = context.network.resolve(deviceId);
  if (resolved === "unknown" || "device" in resolved || resolved.entity.kind !== "device")
    return err(`Device '${deviceId}' does not exist`);
  const endpoint = endpointNumber(resolved, payload.endpoint === undefined ? undefined : asId(payload.endpoint));
  if (endpoint === undefined)
    return err(`Device '${resolved.entity.name}' does not have endpoint '${asId(payload.endpoint) ?? "default"}'`);
  setMembers(group, change(group.members, { ieee: resolved.entity.ieee, endpoint }));
  context.topics.groups();
  context.topics.availability(group);
  return ok({ device: deviceId, endpoint: payload.endpoint ?? "default", group: groupId });
}

/** The number of the wanted endpoint, by number or name; the first one of the device by default. */
function endpointNumber({ entity, endpoint }: Resolved, wanted: string | undefined): number | undefined {
  if (entity.kind !== "device") return undefined;
  const endpoints = isJsonObject(entity.raw.endpoints) ? Object.entries(entity.raw.endpoints) : [];
  const name = wanted === "default" ? undefined : (wanted ?? endpoint);
  const found = endpoints.find(([number, raw]) => name === undefined || number === name || (isJsonObject(raw) && raw.name === name));
  return found === undefined ? undefined : Number(found[0]);
}

function setMembers(group: SimulatedGroup, members: readonly GroupMember[]): void {
  group.raw = { ...group.raw, members: members.map(asPayload) };
}

function isSame(a: GroupMember, b: GroupMember): boolean {
  return a.ieee === b.ieee && String(a.endpoint) === String(b.endpoint);
}

function findGroup({ network }: RequestContext, id: string): SimulatedGroup | undefined {
  const entity = network.find(id);
  return entity?.kind === "group" ? entity : undefined;
}
