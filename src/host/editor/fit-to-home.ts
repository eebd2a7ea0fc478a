import { pinsOfEntity } from "../../catalogue/devices/entity-pins.ts";
import type { FlowDocument, FlowNode, Role } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { readWires } from "../../model/wire.ts";
import type { DeviceDescription, HomeDescription } from "../../z2m/description.ts";

/**
 * A flow that was drawn for another home, bound to the devices of this one: roles whose device is not there go to one of the same
 * model, else to one that has all the pins that the flow uses of it. Where there is none, the role stays as it is.
 */
export function fitToHome(text: string, home: HomeDescription): string {
  const { document } = parseFlow(text);
  if (document === undefined) return text;
  const devices = home.devices.filter(({ kind, disabled }) => kind !== "Coordinator" && !disabled);
  const present = new Set(devices.map(({ ieee }) => ieee));
  const taken = new Set([...document.roles.values()].flatMap(({ ieee }) => (ieee !== undefined && present.has(ieee) ? [ieee] : [])));
  const roles = [...document.roles].map(([name, role]): readonly [string, Role] => {
    if (role.ieee === undefined || present.has(role.ieee)) return [name, role];
    const pins = pinsUsedOf(document, name);
    const fitting = devices.filter((device) => !taken.has(device.ieee) && hasPins(device, pins));
    const device = fitting.find(({ model }) => model === role.model) ?? fitting[0];
    if (device === undefined) return [name, role];
    taken.add(device.ieee);
    return [name, { ...role, ieee: device.ieee, name: device.name, model: device.model }];
  });
  return printFlow({ ...document, roles: new Map(roles) });
}

/** The pins of all nodes that stand for a role, alone or in a set, that wires or written values mention. */
function pinsUsedOf(document: FlowDocument, role: string): ReadonlySet<string> {
  const nodes = [...document.nodes].filter(([, node]) => standsFor(node, role));
  const ids = new Set(nodes.map(([id]) => id));
  const ends = readWires(document).flatMap(({ from, to }) => [from, to]);
  return new Set([
    ...ends.flatMap(({ node, pin }) => (ids.has(node) ? [pin] : [])),
    ...nodes.flatMap(([, { inputs }]) => [...inputs.keys()]),
  ]);
}

function standsFor({ kind, settings }: FlowNode, role: string): boolean {
  if (kind === "device") return settings.get("device") === role;
  const devices = settings.get("devices");
  return kind === "device-set" && Array.isArray(devices) && devices.includes(role);
}

function hasPins(device: DeviceDescription, pins: ReadonlySet<string>): boolean {
  const { inputs, outputs } = pinsOfEntity(device);
  const names = new Set([...inputs, ...outputs].map(({ name }) => name));
  return [...pins].every((pin) => names.has(pin));
}
