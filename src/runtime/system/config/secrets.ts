import { readFile } from "node:fs/promises";
import { isJsonObject, type Json } from "../../../base/json.ts";
import type { Location } from "../../core/services.ts";
import type { Findings } from "./section.ts";

/** What the project's secrets file holds. */
export interface Secrets {
  /** From the key `location`: [latitude, longitude, height], or an object with these names. */
  readonly location: Location | undefined;
  /** Every key whose value is a text. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A missing file is no secrets. What is wrong with it is named without any of its content. */
export async function readSecrets(path: string, findings: Findings): Promise<Secrets> {
  const none: Secrets = { location: undefined, texts: new Map() };
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
      findings.errors.push({
        code: "unreadable",
        where: path,
        what: `the file cannot be read (${error.code})`,
        remedy: "let this user read it",
      });
    }
    return undefined;
  });
  if (text === undefined) return none;
  const content = parseJson(text);
  if (!isJsonObject(content)) {
    findings.errors.push({ code: "syntax", where: path, what: "this is not a JSON object", remedy: 'write {"name": "secret"}' });
    return none;
  }
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(content)) if (typeof value === "string" && value !== "") texts.set(key, value);
  const location = content.location === undefined ? undefined : readLocation(content.location);
  if (content.location !== undefined && location === undefined) {
    findings.errors.push({
      code: "wrong type",
      where: `${path}, location`,
      what: "this is not a place on earth",
      remedy: 'write "location": [latitude, longitude, height] in degrees and metres',
    });
  }
  return { location, texts };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readLocation(value: Json): Location | undefined {
  const [latitude, longitude, height] = Array.isArray(value)
    ? value
    : isJsonObject(value)
      ? [value.latitude ?? value.lat, value.longitude ?? value.long, value.height]
      : [];
  if (typeof latitude !== "number" || typeof longitude !== "number") return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return { latitude, longitude, ...(typeof height === "number" ? { elevation: height } : {}) };
}
