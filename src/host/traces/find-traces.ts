import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { HostError } from "../host-error.ts";
import { flowFolder, isFile, isFolder, moduleFolder, projectFolderFor } from "../project/project.ts";
import { type FlowSource, listSources, sourceOf } from "../project/targets.ts";

/** Beside the flows that they are about. */
export const traceFolder = "traces";

/** A trace to be played. */
export interface FoundTrace {
  readonly path: string;
  /** Only if the trace is about this flow: one that was found because the flow was named. */
  readonly onlyFor: string | undefined;
}

/**
 * The traces of what was named: a trace itself, a flow (all traces about it), a folder with traces in it, a folder of flows, a
 * project. Throws a HostError of kind "usage" when something does not exist or can have no traces.
 */
export async function findTraces(paths: readonly string[]): Promise<readonly FoundTrace[]> {
  const found = (await Promise.all(paths.map(findIn))).flat();
  const anyway = new Set(found.filter(({ onlyFor }) => onlyFor === undefined).map(({ path }) => path));
  return found.filter(({ path, onlyFor }) => onlyFor === undefined || !anyway.has(path));
}

async function findIn(path: string): Promise<readonly FoundTrace[]> {
  const full = resolve(path);
  if (await isFolder(full)) {
    const isTraces = basename(full) === traceFolder;
    const folders = isTraces ? [full] : [full, join(full, flowFolder), join(full, moduleFolder)].map((each) => join(each, traceFolder));
    const files = (await Promise.all(folders.map(listTraces))).flat();
    return files.map((file) => ({ path: file, onlyFor: undefined }));
  }
  if (!(await isFile(full))) {
    throw new HostError({ kind: "usage", where: path, what: "there is no such file or folder", remedy: "check the spelling" });
  }
  if (extname(full) === ".txt") return [{ path: full, onlyFor: undefined }];
  const source = sourceOf(full);
  if (source === undefined) {
    throw new HostError({
      kind: "usage",
      where: path,
      what: "this is neither a trace nor a flow",
      remedy: "name a trace.txt, a flow.json, a module.ts or a folder",
    });
  }
  const folder = dirname(full);
  const folders = new Set([folder, projectFolderFor(folder)].map((each) => join(each, traceFolder)));
  const files = (await Promise.all([...folders].map(listTraces))).flat();
  return files.map((file) => ({ path: file, onlyFor: source.id }));
}

async function listTraces(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".txt") && !name.startsWith("."))
    .sort()
    .map((name) => join(folder, name));
}

/** The flow that a trace means by an id, or by a path from where the trace is; undefined when there is none. */
export async function findFlow(trace: string, flow: string): Promise<FlowSource | undefined> {
  const folder = dirname(trace);
  if (/\.(json|ts)$/.test(flow)) {
    const path = resolve(folder, flow);
    return (await isFile(path)) ? sourceOf(path) : undefined;
  }
  const above = basename(folder) === traceFolder ? dirname(folder) : folder;
  const project = projectFolderFor(above);
  for (const place of new Set([above, join(project, flowFolder), join(project, moduleFolder)])) {
    const source = (await listSources(place)).find(({ id }) => id === flow);
    if (source !== undefined) return source;
  }
  return undefined;
}

/** The flows that a trace is about: those it names, else the one that is called like its file. */
export function flowsOf(trace: string, named: readonly string[]): readonly string[] {
  return named.length > 0 ? named : [basename(trace, extname(trace))];
}

/** Whether a trace is about a flow. */
export function isAbout(flows: readonly string[], id: string): boolean {
  return flows.some((flow) => basename(flow, extname(flow)) === id || flow === id);
}
