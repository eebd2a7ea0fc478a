import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Json } from "../../src/base/json.ts";

export const homeNames = ["small", "example", "typical", "large", "catalogue", "hostile"] as const;
export type HomeName = (typeof homeNames)[number];

/** A payload of one of the homes under `homes/`, parsed. */
export function homePayload(home: HomeName, part: "devices" | "groups" | "info" | "states" | "availability"): Json {
  const file = fileURLToPath(new URL(`../../homes/${home}/${part}.json`, import.meta.url));
  const text = existsSync(file) ? readFileSync(file, "utf8") : gunzipSync(readFileSync(`${file}.gz`)).toString("utf8");
  return JSON.parse(text) as Json;
}
