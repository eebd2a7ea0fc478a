import type { Json, JsonObject } from "../../base/json.ts";
import type { GroupDescription } from "../description.ts";
import { readAddress } from "../devices/read-device.ts";
import { member, readElements, readPath, readText, readWords } from "../read-json.ts";
import { readScenes } from "../scenes.ts";
import { isTopicName } from "../topics.ts";

/** A group before its properties are derived and the names of its like are known. */
export type ReadGroup = Omit<GroupDescription, "identifier" | "typeName" | "properties" | "capabilities">;

/** Group numbers are 16 bits wide. */
export function readGroupId(id: Json | undefined): number | undefined {
  return typeof id === "number" && Number.isInteger(id) && id >= 0 && id <= 0xffff ? id : undefined;
}

/** Reads one entry of `bridge/groups` that has a number. */
export function readGroup(entry: JsonObject, id: number): ReadGroup {
  const friendlyName = readText(member(entry, "friendly_name"));
  return {
    id,
    name: friendlyName !== undefined && isTopicName(friendlyName) ? friendlyName : String(id),
    description: readWords(member(entry, "description")),
    scenes: readScenes(member(entry, "scenes"), undefined),
    members: (readElements(member(entry, "members")) ?? []).flatMap(readMember),
  };
}

function readMember(entry: Json): GroupDescription["members"] {
  const ieee = readAddress(readPath(entry, "ieee_address"));
  const endpoint = readPath(entry, "endpoint");
  if (ieee === undefined) return [];
  return [{ ieee, endpoint: typeof endpoint === "number" || typeof endpoint === "string" ? endpoint : undefined }];
}
