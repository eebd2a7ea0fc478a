import { resolve } from "node:path";
import type { Config } from "../../runtime/system/config/config.ts";
import type { ConfigProblem } from "../../runtime/system/config/config-problem.ts";
import { loadConfig } from "../config/load-config.ts";
import { type Failure, HostError } from "../host-error.ts";
import type { Log } from "../log.ts";
import { isFile, type Project, shownPath } from "../project/project.ts";
import type { HostOptions } from "./host-options.ts";

/**
 * The configuration of a project, with the options of the command line put in place of what it says. Warnings are
 * logged. Throws a HostError of kind "configuration" when it is missing or wrong.
 */
export async function readSettings(project: Project, options: HostOptions, needsBroker: boolean, log: Log): Promise<Config> {
  const path = options.config === undefined ? project.config : resolve(options.config);
  if (options.config !== undefined && !(await isFile(path))) {
    throw new HostError({ kind: "configuration", where: options.config, what: "there is no such file", remedy: "correct --config" });
  }
  const { broker, baseTopic } = options;
  const loaded = await loadConfig({ path, broker, baseTopic, environment: process.env, needsBroker });
  if (!loaded.ok) {
    const [first, ...others] = loaded.error.map(asFailure);
    throw new HostError(first ?? { kind: "configuration", where: path, what: "the configuration cannot be used" }, ...others);
  }
  for (const { where, what, remedy } of loaded.value.warnings) {
    log({ level: "warning", event: "configWarning", text: `${where}: ${what}\n${remedy}`, data: { where, what, remedy } });
  }
  return loaded.value.config;
}

function asFailure({ code, where, what, remedy }: ConfigProblem): Failure {
  const missing = code === "configuration missing";
  return {
    kind: where.startsWith("command line") ? "usage" : "configuration",
    where: missing ? shownPath(where) : where,
    what,
    remedy: missing ? `${remedy}; or name the broker with --broker, or run with --simulate` : remedy,
  };
}
