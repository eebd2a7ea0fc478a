import { basename } from "node:path";
import { type HomeSource, shippedHomes } from "../../contract/facts.ts";
import { loadConfig } from "../config/load-config.ts";
import { chooseSimulatedHome } from "../home/choose-home.ts";
import { flowFolder, projectAt } from "../project/project.ts";
import { listSources } from "../project/targets.ts";

/** The home that a project means which was never opened here: its broker, else the simulated home that its flows are bound to. */
export async function usualSource(folder: string): Promise<HomeSource> {
  const project = projectAt(folder);
  const loaded = await loadConfig({ path: project.config, environment: process.env, needsBroker: false });
  const broker = loaded.ok ? loaded.value.config.broker : undefined;
  if (loaded.ok && broker !== undefined) {
    const host = broker.host.includes(":") ? `[${broker.host}]` : broker.host;
    return {
      type: "broker",
      url: `${broker.tls === undefined ? "mqtt" : "mqtts"}://${host}:${broker.port}`,
      baseTopic: loaded.value.config.baseTopic,
    };
  }
  return simulatedSource(folder);
}

/** The simulated home that the flows of a folder are bound to: the one it was last seen with, or one that ships with the program. */
export async function simulatedSource(folder: string): Promise<HomeSource> {
  const project = projectAt(folder);
  const sources = (await Promise.all([folder, `${folder}/${flowFolder}`].map(listSources))).flat();
  const path = await chooseSimulatedHome(project, sources);
  const home = shippedHomes.find((shipped) => path !== project.home && shipped === basename(path));
  return { type: "simulated", home: home ?? "recorded" };
}
