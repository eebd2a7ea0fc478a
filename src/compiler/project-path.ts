import { err, ok, type Result } from "../base/result.ts";
import type { FlowDocument } from "../model/document.ts";

/** Paths of a project's files: parts apart by slashes, seen from the project's folder, such as `flows/subflows/dial.json`. */

/** The file that a flow means by a path, as seen from the project; or why a flow must not name it. */
export function resolveInProject(from: string, path: string): Result<string, string> {
  if (path.trim() === "") return err("it is empty");
  if (path.startsWith("/") || path.includes("\\") || /^[A-Za-z]:/.test(path))
    return err("it must be seen from this flow's folder, with / between folders");
  const parts = [...folderOf(from)];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return err("it leads out of the project");
  }
  return path.endsWith(".json") ? ok(parts.join("/")) : err("a flow's file ends in .json");
}

function folderOf(file: string): readonly string[] {
  return file.split("/").slice(0, -1);
}

/** The paths that a flow's nodes name as subflows, each once. */
export function calledPaths({ nodes }: FlowDocument): readonly string[] {
  const paths = [...nodes.values()].flatMap(({ kind, settings }) => (kind === "subflow" ? [settings.get("flow")] : []));
  return [...new Set(paths.filter((path) => typeof path === "string"))];
}

/** How an import in the module of one file names another file: `./subflows/dial.ts`. */
export function importPath(from: string, to: string): string {
  const [folder, target] = [folderOf(from), to.split("/")];
  let common = 0;
  while (common < folder.length && common < target.length - 1 && folder[common] === target[common]) common += 1;
  const up = folder.slice(common).map(() => "..");
  const isAbove = target[common] === "..";
  return [...(up.length === 0 && !isAbove ? ["."] : up), ...target.slice(common)].join("/");
}

/** Where the typed home lies: beside the folder `flows`. Loose flows and what they call count as lying in one. */
export function homeBeside(file: string): string {
  return file.startsWith("flows/") ? "generated/home" : "../generated/home";
}

/** The file's name without folder and ending. */
export function nameOfFile(file: string): string {
  return (file.split("/").at(-1) ?? file).replace(/\.[^.]+$/, "");
}
