import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { isJsonObject } from "../../base/json.ts";
import { HostError } from "../host-error.ts";
import {
  flowFolder,
  isFile,
  isFolder,
  moduleFolder,
  type Project,
  projectAt,
  projectFolderFor,
  projectOfFile,
  shownPath,
  subflowFolder,
} from "./project.ts";

/** A file that holds one flow. */
export interface FlowSource {
  /** The file's name without extension. Names the flow everywhere, durable state is keyed by it. */
  readonly id: string;
  readonly path: string;
  /** A drawn flow; a drawn part that other flows call, which never runs by itself; or a module written by hand or exported. */
  readonly kind: "drawn" | "subflow" | "module";
  /** What to take in place of the file's content: work that is not saved. */
  readonly text?: string;
}

export interface Targets {
  readonly project: Project;
  /** What runs, sorted by id. */
  readonly sources: readonly FlowSource[];
  /** What they may call, sorted by id. */
  readonly subflows: readonly FlowSource[];
  /** The folders that were named: new files in them belong to the targets as well. */
  readonly folders: readonly string[];
}

/**
 * What `run` and `check` were pointed at. Throws a HostError when something does not exist, is no flow, belongs to
 * another project than the first, or when two files have the same id.
 */
export async function resolveTargets(paths: readonly string[]): Promise<Targets> {
  const found = await Promise.all(paths.map(resolveTarget));
  const project = found[0]?.project;
  if (project === undefined)
    throw new HostError({ kind: "usage", what: "no flow was named", remedy: "name a flow.json, a module.ts or a folder" });
  const stranger = found.find((target) => target.project.folder !== project.folder);
  if (stranger !== undefined) {
    throw new HostError({
      kind: "usage",
      what: `the flows belong to two projects: ${shownPath(project.folder)} and ${shownPath(stranger.project.folder)}`,
      remedy: "run each project on its own: they have their own configuration and home",
    });
  }
  const sources = new Map<string, FlowSource>();
  for (const source of found.flatMap((target) => [...target.sources, ...target.subflows])) {
    const other = sources.get(source.id);
    if (other !== undefined && other.path !== source.path) {
      throw new HostError({
        kind: "failed",
        where: shownPath(source.path),
        what: `${shownPath(other.path)} has the same name, and a flow's name is how it is known`,
        remedy: "rename one of the two files",
      });
    }
    sources.set(source.id, source);
  }
  const sorted = [...sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    project,
    sources: sorted.filter(({ kind }) => kind !== "subflow"),
    subflows: sorted.filter(({ kind }) => kind === "subflow"),
    folders: found.flatMap((target) => target.folders),
  };
}

async function resolveTarget(path: string): Promise<Targets> {
  const full = resolve(path);
  if (await isFolder(full)) return targetsInFolder(full);
  if (!(await isFile(full))) {
    throw new HostError({ kind: "usage", where: path, what: "there is no such file or folder", remedy: "check the spelling" });
  }
  const source = sourceOf(full);
  if (source === undefined) {
    throw new HostError({
      kind: "usage",
      where: path,
      what: "this is neither a flow nor a module",
      remedy: "name a flow.json, a module.ts or a folder",
    });
  }
  const project = projectOfFile(full);
  const isSubflow = source.kind === "drawn" && (await isSubflowFile(full));
  return isSubflow
    ? { project, sources: [], subflows: [asSubflow(source)], folders: [] }
    : { project, sources: [source], subflows: [], folders: [] };
}

async function targetsInFolder(folder: string): Promise<Targets> {
  const project = projectAt(projectFolderFor(folder));
  const folders = await flowFoldersOf(folder, project);
  const sources = (await Promise.all(folders.map(listSources))).flat();
  if (sources.length === 0) {
    throw new HostError({
      kind: "failed",
      where: shownPath(folder),
      what: "there are no flows in this folder",
      remedy: `put flow files into ${flowFolder}/ or modules into ${moduleFolder}/, or make a project with: ziggy-flow init`,
    });
  }
  return { project, sources, subflows: [], folders };
}

async function flowFoldersOf(folder: string, project: Project): Promise<string[]> {
  if (folder !== project.folder) return [folder];
  const usual = [join(folder, flowFolder), join(folder, moduleFolder)];
  const existing = await Promise.all(usual.map(isFolder));
  const present = usual.filter((_, index) => existing[index] === true);
  return present.length > 0 ? present : [folder];
}

/** The flows of a folder, whatever else lies in it. */
export async function listSources(folder: string): Promise<FlowSource[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const found = await Promise.all(names.map((name) => sourceInFolder(join(folder, name))));
  const sources = found.filter((source) => source !== undefined);
  const below = join(folder, subflowFolder);
  return basename(folder) !== subflowFolder && (await isFolder(below)) ? [...sources, ...(await listSources(below))] : sources;
}

async function sourceInFolder(path: string): Promise<FlowSource | undefined> {
  const source = sourceOf(path);
  if (source === undefined) return undefined;
  if (source.kind === "module") return (await exportsDefault(path)) ? source : undefined;
  const content = await readJson(path);
  if (isSubflowText(content)) return asSubflow(source);
  // In its own folder also a damaged file counts as a flow: it must be named, not passed over.
  if (basename(dirname(path)) === subflowFolder) return asSubflow(source);
  return basename(dirname(path)) === flowFolder || (isJsonObject(content) && "ziggyFlow" in content) ? source : undefined;
}

async function isSubflowFile(path: string): Promise<boolean> {
  return isSubflowText(await readJson(path));
}

function isSubflowText(content: unknown): boolean {
  return isJsonObject(content) && "ziggyFlow" in content && "parameters" in content;
}

/** A subflow of the folder of its own is known by that, so that a flow may have the same name. */
function asSubflow({ id, path }: FlowSource): FlowSource {
  return { id: basename(dirname(path)) === subflowFolder ? `${subflowFolder}/${id}` : id, path, kind: "subflow" };
}

/** By its name alone; undefined for other files. Declarations and tests are no automations. */
export function sourceOf(path: string): FlowSource | undefined {
  const extension = extname(path);
  const id = basename(path, extension);
  if (id.startsWith(".")) return undefined;
  if (extension === ".json") return { id, path, kind: "drawn" };
  if (extension === ".ts" && !/\.(d|test)$/.test(id)) return { id, path, kind: "module" };
  return undefined;
}

/** Outside a `flows` folder other JSON lies about: home.json, package.json, device lists. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** A flow is a module's default export; modules without one are shared parts of others. */
async function exportsDefault(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => "");
  return /\bexport\s+default\b|\bas\s+default\b/.test(text);
}
