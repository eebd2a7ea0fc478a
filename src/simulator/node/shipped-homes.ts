import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { err, type Result } from "../../base/result.ts";
import type { HomePayloads } from "../home-payloads.ts";
import { loadHome } from "./load-home.ts";

/** The homes that come with the package, as data under `homes/` at its top level. */
export const shippedHomes = ["small", "typical", "large", "example", "hostile", "catalogue"] as const;
export type ShippedHome = (typeof shippedHomes)[number];

export function isShippedHome(name: string): name is ShippedHome {
  return shippedHomes.some((shipped) => shipped === name);
}

export function loadShippedHome(name: ShippedHome): Result<HomePayloads, string> {
  const folder = findHomesFolder();
  return folder === undefined ? err(`The package is incomplete: its folder "homes" is missing`) : loadHome(join(folder, name));
}

/** Upwards from this file, because the built package has another depth than the sources. */
function findHomesFolder(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "homes");
    if (existsSync(join(candidate, "small"))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
