import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isJsonObject } from "../../base/json.ts";
import { installation } from "../installation.ts";
import { isFile, isFolder, type Project } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";

/** Homes that a flow may have been drawn for, the one to fall back on first. */
const candidates = ["small", "typical", "example"] as const;

/** Homes that can be called by their name alone. */
const shipped: ReadonlySet<string> = new Set([...candidates, "large"]);

/**
 * The home for `--simulate` without a value: the one with most of the devices that the flows' roles are bound to. The
 * project's own last seen home goes before the shipped ones, the small one before the larger ones. Returns its path.
 */
export async function chooseSimulatedHome(project: Project, sources: readonly FlowSource[]): Promise<string> {
  const addresses = (await Promise.all(sources.map(boundAddresses))).flat();
  const own = (await isFile(project.home)) ? [project.home] : [];
  const paths = [...own, ...candidates.map((name) => join(installation.homes, name))];
  const scores = await Promise.all(paths.map((path) => countPresent(path, addresses)));
  const best = paths[scores.indexOf(Math.max(...scores))];
  return best ?? join(installation.homes, candidates[0]);
}

/** IEEE addresses of the roles of a drawn flow; none for modules written by hand. */
export async function boundAddresses(source: FlowSource): Promise<string[]> {
  if (source.kind !== "drawn") return [];
  try {
    const content: unknown = JSON.parse(await readFile(source.path, "utf8"));
    const roles = isJsonObject(content) && isJsonObject(content.devices) ? Object.values(content.devices) : [];
    return roles.flatMap((role) => (isJsonObject(role) && typeof role.ieee === "string" ? [role.ieee] : []));
  } catch {
    // A flow that cannot be read is reported where it is compiled.
    return [];
  }
}

/** The path of the home that the command line names: a path, else one that ships with the program (`typical`). */
export async function namedHome(named: string): Promise<string> {
  const exists = (await isFile(named)) || (await isFolder(named));
  return !exists && shipped.has(named) ? join(installation.homes, named) : named;
}

/** An address is sought in the text: parsing three homes for this would cost more than the rest of the start. */
async function countPresent(path: string, addresses: readonly string[]): Promise<number> {
  const file = path.endsWith(".json") ? path : join(path, "devices.json");
  const text = await readFile(file, "utf8").catch(() => "");
  return addresses.filter((address) => text.includes(`"${address}"`)).length;
}
