import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultConfigText } from "../config/default-config-text.ts";
import { installation } from "../installation.ts";
import { isFile, projectAt, shownPath } from "./project.ts";
import { writeProjectFile } from "./write.ts";

export interface InitialisedProject {
  readonly folder: string;
  /** Paths within the folder. */
  readonly written: readonly string[];
  /** Files that were there already, and are untouched. */
  readonly kept: readonly string[];
}

/** A project's .gitignore. */
export const ignoredFiles = `# Made anew from the home; see config.toml
generated/
# State and caches of the running flows
.ziggy-flow/
# Passwords and tokens
secrets/
`;

/** Makes a project in a folder. Never overwrites a file. `zone`: IANA name for times of day. Throws a HostError when the disk refuses. */
export async function initProject(folder: string, zone: string): Promise<InitialisedProject> {
  const project = projectAt(folder);
  const files: readonly (readonly [path: string, text: string])[] = [
    ["config.toml", defaultConfigText({ zone })],
    ["flows/hall-light.json", await readFile(join(installation.root, "flows", "hall-light.json"), "utf8")],
    [".gitignore", ignoredFiles],
  ];
  const written: string[] = [];
  const kept: string[] = [];
  for (const [path, text] of files) {
    const target = join(project.folder, path);
    if (await isFile(target)) kept.push(path);
    else {
      await writeProjectFile(target, text);
      written.push(path);
    }
  }
  return { folder: shownPath(project.folder), written, kept };
}
