import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { isJsonObject, type Json, type JsonObject } from "../../base/json.ts";
import { err, ok, type Result } from "../../base/result.ts";
import type { HomePayloads } from "../home-payloads.ts";

/**
 * Reads a home from a file or folder: a `bridge/devices` payload (an array), a project's `home.json`
 * (`{devices, groups, …}`), or a folder with `devices.json` and what is there of groups, info, states and availability.
 * Each file may be gzipped (`.json.gz`). The error says which file, and what it should have held.
 */
export function loadHome(path: string): Result<HomePayloads, string> {
  if (!existsSync(path)) return err(`${path} does not exist`);
  if (statSync(path).isDirectory()) return loadFolder(path);
  const content = readJson(path);
  if (!content.ok) return content;
  if (Array.isArray(content.value)) return ok({ devices: content.value });
  if (isJsonObject(content.value) && Array.isArray(content.value.devices)) return ok(fromHomeFile(content.value, content.value.devices));
  return err(`${path} is neither a bridge/devices payload (an array) nor an object with "devices"`);
}

function fromHomeFile(content: JsonObject, devices: Json): HomePayloads {
  const { groups, info, states, availability } = content;
  return {
    devices,
    groups,
    info: isJsonObject(info) ? info : undefined,
    states: isJsonObject(states) ? states : undefined,
    availability: isJsonObject(availability) ? availability : undefined,
  };
}

function loadFolder(folder: string): Result<HomePayloads, string> {
  const devices = readMember(folder, "devices");
  if (!devices.ok) return devices;
  if (devices.value === undefined) {
    const homeFile = join(folder, "home.json");
    return existsSync(homeFile) ? loadHome(homeFile) : err(`${folder} holds neither devices.json nor home.json`);
  }
  const parts = new Map<string, Json>();
  for (const name of ["groups", "info", "states", "availability"]) {
    const part = readMember(folder, name);
    if (!part.ok) return part;
    if (part.value !== undefined) parts.set(name, part.value);
  }
  return ok(fromHomeFile(Object.fromEntries(parts), devices.value));
}

function readMember(folder: string, name: string): Result<Json | undefined, string> {
  for (const file of [`${name}.json`, `${name}.json.gz`]) {
    if (existsSync(join(folder, file))) return readJson(join(folder, file));
  }
  return ok(undefined);
}

function readJson(path: string): Result<Json, string> {
  try {
    const bytes = readFileSync(path);
    const parsed: Json = JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
    return ok(parsed);
  } catch (error) {
    return err(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
