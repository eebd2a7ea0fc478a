import { HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { machineClock } from "../machine-clock.ts";
import type { Project } from "../project/project.ts";
import type { FlowSource } from "../project/targets.ts";
import type { HostOptions } from "../session/host-options.ts";
import { readSettings } from "../session/settings.ts";
import { chooseSimulatedHome, namedHome } from "./choose-home.ts";
import { type HomeSnapshot, lastSeenPath, readHomeFrom, readLastSeen, snapshotOf, writeLastSeen } from "./home-snapshot.ts";

export interface HomeRequest {
  readonly project: Project;
  /** The flows it is for: they decide which home is simulated when none is named. */
  readonly sources: readonly FlowSource[];
  readonly options: HostOptions;
  readonly log: Log;
}

/**
 * The home for a command that does not stay: from `--devices`, `--simulate`, or the broker, with home.json standing in for
 * a broker that is away. Throws a HostError when there is none.
 */
export async function obtainHome(request: HomeRequest): Promise<HomeSnapshot> {
  const { project, options } = request;
  if (options.devices !== undefined) return readHomeFrom(options.devices);
  if (options.simulate !== undefined) return readHomeFrom(await simulatedHomePath(request));
  const config = await readSettings(project, options, true, request.log);
  // readSettings has refused a configuration without a broker.
  if (config.broker === undefined) throw new HostError({ kind: "configuration", what: "no broker is named" });
  // MQTT takes a while to load: only where it is needed.
  const { fetchHome } = await import("./fetch-home.ts");
  const fetched = await fetchHome(config.broker, config.baseTopic, machineClock);
  if (fetched.ok) {
    const home = snapshotOf(fetched.value.devices, fetched.value.groups);
    await writeLastSeen(project, home);
    return home;
  }
  const lastSeen = await readLastSeen(project);
  if (lastSeen === undefined) throw new HostError(fetched.error);
  const text = `${fetched.error.where}: ${fetched.error.what}\nthe home as last seen is used: ${lastSeenPath(project)}`;
  request.log({ level: "warning", event: "lastSeenUsed", text });
  return lastSeen;
}

/** The path of the home to simulate. */
export async function simulatedHomePath({ project, sources, options }: HomeRequest): Promise<string> {
  const named = options.simulate ?? "";
  return named === "" ? chooseSimulatedHome(project, sources) : namedHome(named);
}
