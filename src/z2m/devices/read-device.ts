import type { Json, JsonObject } from "../../base/json.ts";
import type { DeviceDescription, SceneDescription } from "../description.ts";
import { member, readBoolean, readObject, readText, readWords } from "../read-json.ts";
import { readScenes } from "../scenes.ts";
import { isTopicName } from "../topics.ts";
import type { Definition, DefinitionReader } from "./definition.ts";

/** A device before the names of its like are known. */
export interface ReadDevice {
  readonly device: Omit<DeviceDescription, "identifier" | "typeName">;
  readonly definition: Definition;
  /** Endpoint number as text → name, where the definition gives one. Group members are told by number. */
  readonly endpointNames: ReadonlyMap<string, string>;
  /** The friendly name, where it cannot be one and the address stands in for it. */
  readonly unusableName: string | undefined;
}

const kinds: ReadonlySet<string | undefined> = new Set(["Coordinator", "Router", "EndDevice", "GreenPower"]);

function isKind(kind: string | undefined): kind is DeviceDescription["kind"] {
  return kinds.has(kind);
}

/** The IEEE address of an entry in the form Zigbee2MQTT writes, or undefined where there is none to speak to. */
export function readAddress(address: Json | undefined): string | undefined {
  const text = readText(address)?.toLowerCase();
  return text !== undefined && /^0x[0-9a-f]{1,16}$/.test(text) ? text : undefined;
}

/** Reads one entry of `bridge/devices` that has an address. Everything else about it may be missing or wrong. */
export function readDevice(entry: JsonObject, ieee: string, definitions: DefinitionReader): ReadDevice {
  const definition = definitions.read(member(entry, "definition"));
  const kind = readText(member(entry, "type"));
  const friendlyName = readText(member(entry, "friendly_name"));
  const usable = friendlyName !== undefined && isTopicName(friendlyName);
  const endpoints = readEndpoints(member(entry, "endpoints"));
  const named = [...endpoints.names.values(), ...definition.properties.flatMap(({ endpoint }) => endpoint ?? [])];
  const device = {
    ieee,
    name: usable ? friendlyName : ieee,
    description: readWords(member(entry, "description")),
    kind: isKind(kind) ? kind : "Unknown",
    model: definition.model ?? readWords(member(entry, "model_id")),
    vendor: definition.vendor ?? readWords(member(entry, "manufacturer")),
    modelDescription: definition.description,
    powerSource: readPowerSource(readText(member(entry, "power_source"))),
    disabled: readBoolean(member(entry, "disabled")) ?? false,
    supported: readBoolean(member(entry, "supported")) ?? false,
    interview: readInterview(entry),
    endpoints: [...new Set(named)],
    properties: definition.properties,
    options: definition.options,
    capabilities: definition.capabilities,
    scenes: endpoints.scenes,
  } as const;
  return { device, definition, endpointNames: endpoints.names, unusableName: usable ? undefined : friendlyName };
}

/** A DC source is no battery: such devices listen all the time. */
function readPowerSource(source: string | undefined): DeviceDescription["powerSource"] {
  if (source === undefined) return "unknown";
  if (/battery/i.test(source)) return "battery";
  return /mains|dc source/i.test(source) ? "mains" : "unknown";
}

/** Zigbee2MQTT 1.x and early 2.x say it with two booleans. */
function readInterview(entry: JsonObject): DeviceDescription["interview"] {
  switch (member(entry, "interview_state")) {
    case "PENDING":
      return "pending";
    case "IN_PROGRESS":
      return "in progress";
    case "SUCCESSFUL":
      return "successful";
    case "FAILED":
      return "failed";
  }
  if (member(entry, "interviewing") === true) return "in progress";
  const completed = readBoolean(member(entry, "interview_completed"));
  return completed === undefined ? "unknown" : completed ? "successful" : "failed";
}

interface Endpoints {
  readonly names: ReadonlyMap<string, string>;
  readonly scenes: readonly SceneDescription[];
}

function readEndpoints(endpoints: Json | undefined): Endpoints {
  const entries = Object.entries(readObject(endpoints) ?? {}).flatMap(([number, value]) => {
    const endpoint = readObject(value);
    return endpoint === undefined ? [] : [{ number, name: readWords(member(endpoint, "name")), scenes: member(endpoint, "scenes") }];
  });
  return {
    names: new Map(entries.flatMap(({ number, name }) => (name === undefined ? [] : [[number, name] as const]))),
    scenes: entries.flatMap(({ name, scenes }) => readScenes(scenes, name)),
  };
}
