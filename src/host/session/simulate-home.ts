import { simulatedHomePath } from "../home/obtain-home.ts";
import type { Log } from "../log.ts";
import { projectAt } from "../project/project.ts";
import { type Simulation, startSimulation } from "../simulation/start-simulation.ts";
import type { HostOptions } from "./host-options.ts";
import { readSettings } from "./settings.ts";

/** A simulated home on its own, for whatever wants to connect to it. Without a path the project's own home, else a small one. */
export async function simulateHome(
  home: string | undefined,
  port: number | undefined,
  options: HostOptions,
  log: Log,
): Promise<Simulation> {
  const project = projectAt(".");
  const settings = await readSettings(project, options, false, log);
  const path = await simulatedHomePath({ project, sources: [], options: { ...options, simulate: home ?? options.devices ?? "" }, log });
  return startSimulation({ path, baseTopic: settings.baseTopic, port });
}
