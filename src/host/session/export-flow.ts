import { readFlowModule } from "../build/flow-module.ts";
import { isError, type Problem } from "../build/problem.ts";
import { logDropped, readLastSeen } from "../home/home-snapshot.ts";
import { obtainHome } from "../home/obtain-home.ts";
import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { resolveTargets } from "../project/targets.ts";
import type { HostOptions } from "./host-options.ts";

export interface ExportedFlow {
  /** Undefined when errors keep the flow from being compiled. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Compiles one flow to its module. Works with the home as last seen where there is one: exporting needs no broker.
 * Throws a HostError when there is no such flow or no home.
 */
export async function exportFlow(path: string, options: HostOptions, log: Log): Promise<ExportedFlow> {
  const { project, sources } = await resolveTargets([path]);
  const [source] = sources;
  if (source === undefined || source.kind !== "drawn" || sources.length > 1) {
    throw new HostError({ kind: "usage", where: path, what: "this is not a drawn flow", remedy: "name one flow.json" });
  }
  const elsewhere = options.devices ?? options.simulate ?? options.broker;
  const known = elsewhere === undefined ? await readLastSeen(project) : undefined;
  const home = known ?? (await obtainHome({ project, sources, options, log }));
  logDropped(home, log);
  const { text, problems } = await readFlowModule(source, home.description);
  return { text: problems.some(isError) ? undefined : text, problems };
}
