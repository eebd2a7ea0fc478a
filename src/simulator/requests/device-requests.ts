import { isJsonObject } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { nameProblem } from "../names.ts";
import type { SimulatedDevice } from "../simulated-device.ts";
import { asId, keyOrValue, type RequestContext, type RequestHandler } from "./request.ts";

/** `{from, to}`, or `{last: true, to}` for who joined last: the old topics are emptied, and everything that names the device is published again. */
export const renameDevice: RequestHandler = (context, payload) => {
  if (!isJsonObject(payload)) return err("Invalid payload");
  const from = payload.last === true ? context.network.lastJoined : asId(payload.from);
  const to = asId(payload.to);
  if (from === undefined || to === undefined) return err("Invalid payload");
  const device = findDevice(context, from);
  if (device === undefined) return err(`Device '${from}' does not exist`);
  const oldName = device.name;
  const problem = nameProblem(context.network, to);
  if (problem !== undefined) return err(`Failed to rename device '${from}' to '${to}' (${problem})`);
  const { network, settings, topics, publisher } = context;
  clearTopics(context, oldName);
  network.rename(device, to);
  settings.mergeEntityConfig("devices", device.ieee, { friendly_name: to });
  topics.info();
  topics.devices();
  topics.availability(device);
  publisher.publishCached(device);
  return ok({ from: oldName, to, homeassistant_rename: payload.homeassistant_rename === true });
};

/** `{id, block?, force?}` or the id alone. */
export const removeDevice: RequestHandler = (context, payload) => {
  const id = asId(keyOrValue(payload, "id"));
  if (id === undefined) return err("Invalid payload");
  const device = findDevice(context, id);
  if (device === undefined) return err(`Device '${id}' does not exist`);
  clearTopics(context, device.name);
  context.settings.removeEntityConfig("devices", device.ieee);
  context.topics.info();
  takeOut(context, device);
  const flags = isJsonObject(payload) ? payload : {};
  return ok({ id, block: flags.block === true, force: flags.force === true });
};

/** Takes a device out of the network, its groups included. There is no event for it: clients see it in the lists. */
export function takeOut({ network, topics }: Pick<RequestContext, "network" | "topics">, device: SimulatedDevice): void {
  for (const group of network.groupsWith(device)) {
    group.raw = { ...group.raw, members: group.members.filter(({ ieee }) => ieee !== device.ieee).map(asPayload) };
  }
  network.remove(device);
  topics.devices();
  topics.groups();
}

export const deviceOptions: RequestHandler = ({ network, settings, topics }, payload) => {
  if (!isJsonObject(payload) || !isJsonObject(payload.options)) return err("Invalid payload");
  const id = asId(payload.id);
  const device = id === undefined ? undefined : network.find(id);
  if (device?.kind !== "device") return err(`Device '${id ?? ""}' does not exist`);
  const from = settings.entityConfig("devices", device.ieee);
  settings.mergeEntityConfig("devices", device.ieee, payload.options);
  topics.info();
  return ok({ from, to: settings.entityConfig("devices", device.ieee), id: id ?? "", restart_required: false });
};

/** `interview` and `configure` succeed; an interview is announced. */
export const interviewDevice: RequestHandler = (context, payload) => {
  const id = asId(keyOrValue(payload, "id"));
  const device = id === undefined ? undefined : findDevice(context, id);
  if (device === undefined) return err(`Device '${id ?? ""}' does not exist`);
  context.topics.event("device_interview", device, { status: "started" });
  context.topics.event("device_interview", device, { status: "successful", supported: true, definition: device.raw.definition ?? null });
  context.topics.devices();
  return ok({ id: id ?? "" });
};

export const configureDevice: RequestHandler = (context, payload) => {
  const id = asId(keyOrValue(payload, "id"));
  return id !== undefined && findDevice(context, id) !== undefined ? ok({ id }) : err(`Device '${id ?? ""}' does not exist`);
};

function findDevice({ network }: RequestContext, id: string): SimulatedDevice | undefined {
  const entity = network.find(id);
  return entity?.kind === "device" && !entity.isCoordinator ? entity : undefined;
}

/** An empty retained payload means "gone". */
export function clearTopics({ wire }: RequestContext, name: string): void {
  wire.clear(name);
  wire.clear(`${name}/availability`);
}

export function asPayload(member: { readonly ieee: string; readonly endpoint: number | string | undefined }): {
  readonly ieee_address: string;
  readonly endpoint: number | string;
} {
  return { ieee_address: member.ieee, endpoint: member.endpoint ?? 1 };
}
