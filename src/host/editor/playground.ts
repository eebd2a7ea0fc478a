import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ShippedHome } from "../../contract/facts.ts";
import { boundAddresses } from "../home/choose-home.ts";
import { readHomeFrom } from "../home/home-snapshot.ts";
import { installation } from "../installation.ts";
import { ignoredFiles } from "../project/init-project.ts";
import { flowFolder, isFile, isFolder } from "../project/project.ts";
import { type FlowSource, listSources } from "../project/targets.ts";
import { writeProjectFile } from "../project/write.ts";

/** The project that ships with the package, drawn for the home of the same name. */
const exampleProject = join(installation.root, flowFolder, "example-home");

/**
 * Makes a folder to try things out in, with flows that are bound to this home; of the example home the whole project. An existing
 * one stays as it was left.
 */
export async function preparePlayground(folder: string, home: ShippedHome): Promise<void> {
  const flows = join(folder, flowFolder);
  if (await isFolder(flows)) return;
  if (home === "example") {
    await copyProject(exampleProject, folder);
    return;
  }
  await copyBoundFlows(flows, home);
  await writeProjectFile(join(folder, ".gitignore"), ignoredFiles);
}

/** Copies what of a project belongs into version control: not what was made from the home, nor state and secrets. */
async function copyProject(from: string, to: string): Promise<void> {
  const own = new Set(["generated", ".ziggy-flow", "secrets"]);
  await cp(from, to, { recursive: true, filter: (path) => !own.has(basename(path)) });
}

/** Copies the shipped flows of which all devices are in this home: examples, or else what to begin from. Files that are there stay. */
export async function copyBoundFlows(target: string, home: ShippedHome): Promise<void> {
  await mkdir(target, { recursive: true });
  const { description } = readHomeFrom(join(installation.homes, home));
  const present = new Set(description.devices.map((device) => device.ieee));
  const examples = await boundTo(present, join(installation.root, flowFolder));
  for (const { id, path } of examples.length > 0 ? examples : await boundTo(present, starterFolder)) {
    const copy = join(target, `${id}.json`);
    if (!(await isFile(copy))) await writeProjectFile(copy, await readFile(path, "utf8"));
  }
}

async function boundTo(present: ReadonlySet<string>, folder: string): Promise<readonly FlowSource[]> {
  const sources = await listSources(folder);
  const addresses = await Promise.all(sources.map(boundAddresses));
  return sources.filter((_, index) => {
    const own = addresses[index] ?? [];
    return own.length > 0 && own.every((address) => present.has(address));
  });
}

const starterFolder = join(installation.root, flowFolder, "starters");

export interface Starter {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

/** The flows to begin from that ship with the package, in the order of their file names. */
export async function readStarters(): Promise<readonly Starter[]> {
  const names = (await readdir(starterFolder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(starterFolder, name), "utf8");
      // Shipped with the package and checked by its tests.
      const { name: title = name, description = "" } = JSON.parse(text) as { readonly name?: string; readonly description?: string };
      return { id: name.slice(0, -".json".length), title, description, text };
    }),
  );
}
