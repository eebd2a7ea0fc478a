import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { calledPaths, resolveInProject } from "../../compiler/project-path.ts";
import { type ParsedFlow, parseFlow } from "../../model/parse.ts";
import { projectOfFile } from "../project/project.ts";
import { listSources } from "../project/targets.ts";

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
  let missing = false;
  for (let wanted = waiting.pop(); wanted !== undefined; wanted = waiting.pop()) {
    if (files.has(wanted)) continue;
    const parsed = await readFlow(pathOf(wanted));
    if (parsed === undefined) {
      missing = true;
      continue;
    }
    files.set(wanted, parsed);
    waiting.push(...wantedBy(wanted, parsed));
  }
  // Which one may have been meant.
  if (missing) await addSubflows(dirname(path), files);
  return { file, files, pathOf };
}

async function readFlow(path: string): Promise<ParsedFlow | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : parseFlow(text);
}

async function addSubflows(folder: string, files: Map<string, ParsedFlow>): Promise<void> {
  for (const { path, kind } of await listSources(folder)) {
    const parsed = kind === "subflow" ? await readFlow(path) : undefined;
    if (parsed !== undefined) files.set(fileInProject(path), parsed);
  }
}

function wantedBy(file: string, { document }: ParsedFlow): string[] {
  const paths = document === undefined ? [] : calledPaths(document);
  return paths.map((path) => resolveInProject(file, path)).flatMap((found) => (found.ok ? [found.value] : []));
}
