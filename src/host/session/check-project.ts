import { analysisProblems } from "../build/analyse-flows.ts";
import { type BuiltFlow, buildFlows } from "../build/build-flows.ts";
import { type HomeSnapshot, logDropped } from "../home/home-snapshot.ts";
import { obtainHome } from "../home/obtain-home.ts";
import type { Log } from "../log.ts";
import { resolveTargets, type Targets } from "../project/targets.ts";
import type { HostOptions } from "./host-options.ts";
import { readSettings } from "./settings.ts";

export interface CheckedProject {
  readonly targets: Targets;
  readonly home: HomeSnapshot;
  readonly flows: readonly BuiltFlow[];
}

/**
 * Everything that `run` does before its loop, and what is to be said of all flows together; executes none of them. Throws a
 * HostError when there is no home or no flow.
 */
export async function checkProject(
  paths: readonly string[],
  options: HostOptions & { readonly typeCheck: boolean },
  log: Log,
): Promise<CheckedProject> {
  const targets = await resolveTargets(paths);
  const { project, sources, subflows } = targets;
  // With a home at hand no broker is asked, but a configuration that is wrong would still end `run`.
  if (options.devices !== undefined || options.simulate !== undefined) await readSettings(project, options, false, log);
  const home = await obtainHome({ project, sources, options, log });
  logDropped(home, log);
  const built = await buildFlows({ project, sources: [...sources, ...subflows], home: home.description, typeCheck: options.typeCheck });
  const found = await analysisProblems(project, [...sources, ...subflows], home.description);
  const flows = built.map((flow) => ({ ...flow, problems: [...flow.problems, ...(found.get(flow.source.id) ?? [])] }));
  return { targets, home, flows };
}
