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

/** Compiles one flow to its module. Throws as `readForExport` does. */
export async function exportFlow(path: string, options: HostOptions, log: Log): Promise<ExportedFlow> {
  const { source, home } = await readForExport(path, options, log);
  const { text, problems } = await readFlowModule(source, home);
  return { text: problems.some(isError) ? undefined : text, problems };
}
