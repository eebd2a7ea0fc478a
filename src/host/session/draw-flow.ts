import { readFile } from "node:fs/promises";
import { inspectFlow } from "../../compiler/inspect.ts";
import { drawSvg } from "../../drawing/svg.ts";
import { parseFlow } from "../../model/parse.ts";
import { catalogue } from "../../nodes/index.gen.ts";
import { readCalledFlows } from "../build/called-flows.ts";
import type { Problem } from "../build/problem.ts";
import type { Log } from "../log.ts";
import { shownPath } from "../project/project.ts";
import { readForExport } from "./export-flow.ts";
import type { HostOptions } from "./host-options.ts";

export interface DrawnFlow {
  /** The text of an SVG file. Undefined when the file is no flow; a flow that has errors is drawn. */
  readonly svg: string | undefined;
  readonly problems: readonly Problem[];
}

/** Draws one flow as a picture. Throws a HostError when there is no such flow or no home. */
export async function drawFlow(path: string, theme: "light" | "dark", options: HostOptions, log: Log): Promise<DrawnFlow> {
  const { source, home } = await readForExport(path, options, log);
  const text = source.text ?? (await readFile(source.path, "utf8"));
  const { document, diagnostics } = parseFlow(text);
  const problems = diagnostics.map((diagnostic) => ({ ...diagnostic, flow: source.id, file: shownPath(source.path) }));
  if (document === undefined) return { svg: undefined, problems };
  const { file, files } = await readCalledFlows(source.path, text);
  return { svg: drawSvg({ document, graph: inspectFlow(document, { home, catalogue, file, files }), catalogue, theme }), problems };
}
