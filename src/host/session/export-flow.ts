import type { HomeDescription } from "../../z2m/description.ts";
import { readFlowModule } from "../build/flow-module.ts";
import { isError, type Problem } from "../build/problem.ts";
import { logDropped, readLastSeen } from "../home/home-snapshot.ts";
import { obtainHome } from "../home/obtain-home.ts";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { type FlowSource, resolveTargets } from "../project/targets.ts";
import type { HostOptions } from "./host-options.ts";

export interface ExportedFlow {
  /** Undefined when errors keep the flow from being compiled. */
  readonly text: string | undefined;
  /** The modules of the subflows that it calls, by path as seen from its own module. */
  readonly subflows: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** The drawn flow that is to be exported, and the home that it is for. */
export interface ExportSource {
  readonly source: FlowSource;
  readonly home: HomeDescription;
}

/**
 * Finds one drawn flow and its home: the one last seen where there is one, since exporting needs no broker. Throws a
 * HostError when there is no such flow or no home.
 */
export async function readForExport(path: string, options: HostOptions, log: Log): Promise<ExportSource> {
  const { project, sources, subflows } = await resolveTargets([path]);
  const [source, ...others] = [...sources, ...subflows];
  if (source === undefined || source.kind === "module" || others.length > 0) {
    throw new HostError({ kind: "usage", where: path, what: "this is not a drawn flow", remedy: "name one flow.json" });
  }
  const elsewhere = options.devices ?? options.simulate ?? options.broker;
  const known = elsewhere === undefined ? await readLastSeen(project) : undefined;
  const home = known ?? (await obtainHome({ project, sources: [source], options, log }));
  logDropped(home, log);
  return { source, home: home.description };
}

/** Compiles one flow. `singleModule`: with all that it calls in one text, which runs alone. Throws as `readForExport` does. */
export async function exportFlow(path: string, options: HostOptions, log: Log, singleModule: boolean): Promise<ExportedFlow> {
  const { source, home } = await readForExport(path, options, log);
  const { text, subflows, problems } = await readFlowModule(source, home, { singleModule });
  if (problems.some(isError)) return { text: undefined, subflows: new Map(), problems };
  return { text, subflows: new Map(subflows.map((subflow) => [subflow.importPath, subflow.text])), problems };
}
