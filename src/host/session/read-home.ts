import { type HomeSnapshot, logDropped } from "../home/home-snapshot.ts";
import { obtainHome } from "../home/obtain-home.ts";
import type { Log } from "../log.ts";
import { projectAt } from "../project/project.ts";
import type { HostOptions } from "./host-options.ts";

/** The home of the project in the present folder. Throws a HostError when there is none. */
export async function readHome(options: HostOptions, log: Log): Promise<HomeSnapshot> {
  const home = await obtainHome({ project: projectAt("."), sources: [], options, log });
  logDropped(home, log);
  return home;
}
