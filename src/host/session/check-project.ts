import { type BuiltFlow, buildFlows } from "../build/build-flows.ts";
import { type HomeSnapshot, logDropped } from "../home/home-snapshot.ts";
import { obtainHome } from "../home/obtain-home.ts";
import type { Log } from "../log.ts";
import { resolveTargets, type Targets } from "../project/targets.ts";
import type { HostOptions } from "./host-options.ts";

export interface CheckedProject {
  readonly targets: Targets;
  readonly home: HomeSnapshot;
  readonly flows: readonly BuiltFlow[];
}

/** Everything that `run` does before its loop, without executing any flow. Throws a HostError when there is no home or no flow. */
export async function checkProject(
  paths: readonly string[],
  options: HostOptions & { readonly typeCheck: boolean },
  log: Log,
): Promise<CheckedProject> {
  const targets = await resolveTargets(paths);
  const { project, sources, subflows } = targets;
  const home = await obtainHome({ project, sources, options, log });
  logDropped(home, log);
  const flows = await buildFlows({ project, sources: [...sources, ...subflows], home: home.description, typeCheck: options.typeCheck });
  return { targets, home, flows };
}
