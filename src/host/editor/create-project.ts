import { resolve } from "node:path";
import type { HomeSource } from "../../contract/facts.ts";
import { parseBrokerUrl } from "../../runtime/system/config/broker-url.ts";
import { HostError } from "../host-error.ts";
import { machineClock } from "../machine-clock.ts";
import { initProject } from "../project/init-project.ts";

/** Makes a project in a folder, as `ziggy-flow init` does. Files that are there stay. Throws a HostError. */
export async function createProject(folder: string, source: HomeSource): Promise<void> {
  const url = source.type === "broker" ? parseBrokerUrl(source.url) : undefined;
  if (url?.ok === false) throw new HostError({ kind: "usage", where: "broker", what: url.error });
  await initProject(resolve(folder), machineClock.zone);
}
