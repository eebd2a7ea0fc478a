import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { analyseProject } from "../../analysis/analyse.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { parseFlow } from "../../model/parse.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { flowFolder, type Project, shownPath } from "../project/project.ts";
import { type FlowSource, listSources } from "../project/targets.ts";
import { fileInProject } from "./called-flows.ts";
import type { Problem } from "./problem.ts";

/**
 * What is to be said of these flows in view of all flows of their project, by id. Other flows count with what is saved of them.
 * Files that cannot be read say so when they are built; here they are passed over.
 */
export async function analyseFlows(
  project: Project,
  sources: readonly FlowSource[],
  home: HomeDescription,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const named = new Set(sources.map(({ id }) => id));
  const others = (await listSources(join(project.folder, flowFolder))).filter(({ id }) => !named.has(id));
  const flows = (await Promise.all([...sources, ...others].map(readDrawn))).flatMap((flow) => flow ?? []);
  const said = analyseProject(flows, { home, catalogue });
  return new Map(
    flows.flatMap(({ id, nodeLines }) => {
      if (!named.has(id)) return [];
      return [[id, (said.get(id) ?? []).map((diagnostic) => withLine(diagnostic, nodeLines))] as const];
    }),
  );
}

/** The same as problems of the flows' files. */
export async function analysisProblems(
  project: Project,
  sources: readonly FlowSource[],
  home: HomeDescription,
): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const said = await analyseFlows(project, sources, home);
  return new Map(
    sources.map(({ id, path }) => [id, (said.get(id) ?? []).map((diagnostic) => ({ ...diagnostic, flow: id, file: shownPath(path) }))]),
  );
}

async function readDrawn({ id, path, kind, text }: FlowSource) {
  if (kind === "module") return undefined;
  const { document, nodeLines } = parseFlow(text ?? (await readFile(path, "utf8").catch(() => "")));
  return document === undefined ? undefined : { id, file: fileInProject(path), document, nodeLines };
}

function withLine(diagnostic: Diagnostic, nodeLines: ReadonlyMap<string, number>): Diagnostic {
  const line = nodeLines.get(diagnostic.place.node ?? "");
  return line === undefined ? diagnostic : { ...diagnostic, place: { ...diagnostic.place, line } };
}
