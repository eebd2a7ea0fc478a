import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Json } from "../../base/json.ts";
import { loadHome } from "../../simulator/node/load-home.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { isFile, type Project, shownPath } from "../project/project.ts";
import { writeIfChanged } from "../project/write.ts";

/** A home at one moment: what the bridge published, and what we made of it. */
export interface HomeSnapshot {
  readonly devices: Json;
  readonly groups: Json;
  readonly description: HomeDescription;
}

export function snapshotOf(devices: Json, groups: Json): HomeSnapshot {
  return { devices, groups, description: describeHome({ devices, groups }) };
}

/**
 * A file with a `bridge/devices` payload, a home.json, or a folder of payloads. A devices.json is read with the groups.json
 * beside it, if there is one. Throws a HostError when it is none of these.
 */
export function readHomeFrom(path: string): HomeSnapshot {
  const withGroups = /^devices\.json(\.gz)?$/.test(basename(path)) && existsSync(join(dirname(path), "groups.json"));
  const loaded = loadHome(withGroups ? dirname(path) : path);
  if (!loaded.ok) {
    throw new HostError({
      kind: "failed",
      what: loaded.error,
      remedy: "give a file with the payload of bridge/devices, or a home.json that ziggy-flow wrote",
    });
  }
  return snapshotOf(loaded.value.devices, loaded.value.groups ?? []);
}

/** What the project last saw of its bridge; undefined before the first successful start. Throws a HostError for a damaged file. */
export async function readLastSeen(project: Project): Promise<HomeSnapshot | undefined> {
  return (await isFile(project.home)) ? readHomeFrom(project.home) : undefined;
}

/** One device a line and no times, so that version control shows what changed in the home. */
export async function writeLastSeen(project: Project, home: HomeSnapshot): Promise<void> {
  await writeIfChanged(project.home, `{\n"devices": ${onePerLine(home.devices)},\n"groups": ${onePerLine(home.groups)}\n}\n`);
}

function onePerLine(payload: Json): string {
  if (!Array.isArray(payload) || payload.length === 0) return JSON.stringify(payload);
  return `[\n${payload.map((entry) => JSON.stringify(entry)).join(",\n")}\n]`;
}

/** Says what of the home could not be used. One line each: the rest of the home is complete. */
export function logDropped(home: HomeSnapshot, log: Log): void {
  for (const { where, reason } of home.description.dropped) {
    log({ level: "warning", event: "entryDropped", text: `${where}: ${reason}`, data: { where, reason } });
  }
}

/** The devices that can be used, without the coordinator. */
export function countDevices(home: HomeSnapshot): number {
  return home.description.devices.filter((device) => device.kind !== "Coordinator").length;
}

/** For messages: where the home of a project is kept. */
export function lastSeenPath(project: Project): string {
  return shownPath(project.home);
}
