import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { calledPaths, resolveInProject } from "../../compiler/project-path.ts";
import { type ParsedFlow, parseFlow } from "../../model/parse.ts";
import { projectOfFile } from "../project/project.ts";

/** A flow file's path as the compiler knows it: as seen from the project, whoever runs it from wherever. */
export function fileInProject(path: string): string {
  return relative(projectOfFile(path).folder, path).replaceAll("\\", "/");
}

export interface CalledFlows {
  /** The compiler's path of the flow itself. */
  readonly file: string;
  /** What it calls, directly or through others, by the compiler's path. */
  readonly files: ReadonlyMap<string, ParsedFlow>;
  /** Where a file lies on disk. */
  readonly pathOf: (file: string) => string;
}

/** Reads what a flow calls. Files that are not there are missing in the answer: the compiler says so. */
export async function readCalledFlows(path: string, text: string): Promise<CalledFlows> {
  const { folder } = projectOfFile(path);
  const pathOf = (file: string): string => join(folder, file);
  const file = fileInProject(path);
  const files = new Map<string, ParsedFlow>();
  const waiting = wantedBy(file, parseFlow(text));
  for (let wanted = waiting.pop(); wanted !== undefined; wanted = waiting.pop()) {
    if (files.has(wanted)) continue;
    const own = await readFile(pathOf(wanted), "utf8").catch(() => undefined);
    if (own === undefined) continue;
    const parsed = parseFlow(own);
    files.set(wanted, parsed);
    waiting.push(...wantedBy(wanted, parsed));
  }
  return { file, files, pathOf };
}

function wantedBy(file: string, { document }: ParsedFlow): string[] {
  const paths = document === undefined ? [] : calledPaths(document);
  return paths.map((path) => resolveInProject(file, path)).flatMap((found) => (found.ok ? [found.value] : []));
}
