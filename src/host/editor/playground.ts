import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ShippedHome } from "../../contract/facts.ts";
import { boundAddresses } from "../home/choose-home.ts";
import { readHomeFrom } from "../home/home-snapshot.ts";
import { installation } from "../installation.ts";
import { flowFolder, isFolder } from "../project/project.ts";
import { listSources } from "../project/targets.ts";
import { writeProjectFile } from "../project/write.ts";

/** Makes a folder to try things out in, with the shipped flows that are bound to this home. An existing one stays as it was left. */
export async function preparePlayground(folder: string, home: ShippedHome): Promise<void> {
  const target = join(folder, flowFolder);
  if (await isFolder(target)) return;
  const { description } = readHomeFrom(join(installation.homes, home));
  const present = new Set(description.devices.map((device) => device.ieee));
  for (const source of await listSources(join(installation.root, flowFolder))) {
    const addresses = await boundAddresses(source);
    if (addresses.length === 0 || addresses.some((address) => !present.has(address))) continue;
    await writeProjectFile(join(target, `${source.id}.json`), await readFile(source.path, "utf8"));
  }
  await writeProjectFile(join(folder, ".gitignore"), "generated/\n.ziggy-flow/\n");
}

export interface Starter {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

/** The flows to begin from that ship with the package, in the order of their file names. */
export async function readStarters(): Promise<readonly Starter[]> {
  const folder = join(installation.root, flowFolder, "starters");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      // Shipped with the package and checked by its tests.
      const { name: title = name, description = "" } = JSON.parse(text) as { readonly name?: string; readonly description?: string };
      return { id: name.slice(0, -".json".length), title, description, text };
    }),
  );
}
