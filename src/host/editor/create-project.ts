import { join, resolve } from "node:path";
import type { HomeSource } from "../../contract/facts.ts";
import { type BrokerUrl, parseBrokerUrl } from "../../runtime/system/config/broker-url.ts";
import { defaultConfigText } from "../config/default-config-text.ts";
import { HostError } from "../host-error.ts";
import { machineClock } from "../machine-clock.ts";
import { ignoredFiles } from "../project/init-project.ts";
import { flowFolder, isFile, projectAt } from "../project/project.ts";
import { writeProjectFile } from "../project/write.ts";
import { copyBoundFlows } from "./playground.ts";

/**
 * Makes a project in a folder: the configuration with this broker, and for a simulated home the shipped flows that are bound
 * to it. Files that are there stay. Throws a HostError.
 */
export async function createProject(folder: string, source: HomeSource): Promise<void> {
  const project = projectAt(resolve(folder));
  const files = [
    [project.config, defaultConfigText({ zone: machineClock.zone, ...(source.type === "broker" && brokerKeys(source)) })],
    [join(project.folder, ".gitignore"), ignoredFiles],
  ] as const;
  for (const [path, text] of files) if (!(await isFile(path))) await writeProjectFile(path, text);
  if (source.type === "simulated" && source.home !== "recorded") await copyBoundFlows(join(project.folder, flowFolder), source.home);
}

function brokerKeys({ url, baseTopic }: Extract<HomeSource, { type: "broker" }>): Partial<BrokerUrl> & { readonly baseTopic: string } {
  const read = parseBrokerUrl(url);
  if (!read.ok) throw new HostError({ kind: "usage", where: "broker", what: read.error });
  // Its password is kept elsewhere: project folders are shared.
  const { host, port, encrypted, user } = read.value;
  return { host, port, encrypted, user, baseTopic };
}
