import { stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";

/** The folder that holds a home's flows, and the places in it that have a meaning. */
export interface Project {
  readonly folder: string;
  readonly config: string;
  /** Last seen bridge payloads. */
  readonly home: string;
  /** The home as types. */
  readonly typedHome: string;
  /** Durable state and caches: nothing that belongs into version control. */
  readonly state: string;
}

/** Folders of a project whose files are flows; a file in one of them belongs to the folder above. */
export const flowFolder = "flows";
export const moduleFolder = "automations";
/** Within it, parts that several flows call. */
export const subflowFolder = "subflows";

export function projectAt(folder: string): Project {
  const root = resolve(folder);
  return {
    folder: root,
    config: join(root, "config.toml"),
    home: join(root, "home.json"),
    typedHome: join(root, "generated", "home.ts"),
    state: join(root, ".ziggy-flow"),
  };
}

/** The project of a flow file or module: the folder it is in, or the one above where that is called `flows`, `subflows` or `automations`. */
export function projectOfFile(file: string): Project {
  return projectAt(projectFolderFor(dirname(resolve(file))));
}

/** The project folder that a person means by this folder: `run flows/` is about the project above. */
export function projectFolderFor(folder: string): string {
  const full = resolve(folder);
  const name = basename(full);
  if (name === subflowFolder) return projectFolderFor(dirname(full));
  return name === flowFolder || name === moduleFolder ? dirname(full) : full;
}

/** How a path is written in messages: from where the person is, if that is shorter. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere !== "" && fromHere.length < path.length ? fromHere : path;
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
