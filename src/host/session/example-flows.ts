import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installation } from "../installation.ts";

/** Flows that ship with the package and are bound to the small simulated home. */
const names = ["hall-light", "remote"] as const;

export interface ExampleProject {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A project with the example flows in a folder of its own: the package's folder may belong to somebody else, and stays as it is. */
export async function makeExampleProject(): Promise<ExampleProject> {
  const folder = await mkdtemp(join(tmpdir(), "ziggy-flow-demo-"));
  await mkdir(join(folder, "flows"));
  for (const name of names) await copyFile(join(installation.root, "flows", `${name}.json`), join(folder, "flows", `${name}.json`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
