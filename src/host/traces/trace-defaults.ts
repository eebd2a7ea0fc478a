import { resolve } from "node:path";
import { allQuirks, type Quirks } from "../../runtime/core/entity/quirks.ts";
import { type Redact, redactor, secretsIn } from "../../runtime/system/redact.ts";
import { loadConfig } from "../config/load-config.ts";
import { HostError } from "../host-error.ts";
import { isFile, type Project, shownPath } from "../project/project.ts";
import { type Trace, usualSettings } from "./trace.ts";

/** What a configuration says about the home that traces are played in. */
export interface TraceDefaults {
  readonly place: Trace["settings"]["place"];
  readonly zone: string | undefined;
  readonly quirks: Quirks;
  /** For what flows print and throw: code can read the secrets' file. */
  readonly redact: Redact;
}

const nothingSaid: TraceDefaults = { place: undefined, zone: undefined, quirks: allQuirks, redact: (text) => text };

/**
 * From `--config`, else from the project's config.toml. The environment has no say: a trace must come out the same everywhere.
 * Throws a HostError when the configuration cannot be used.
 */
export async function readTraceDefaults(project: Project, config: string | undefined): Promise<TraceDefaults> {
  const path = config === undefined ? project.config : resolve(config);
  if (!(await isFile(path))) {
    if (config === undefined) return nothingSaid;
    throw new HostError({ kind: "configuration", where: config, what: "there is no such file", remedy: "correct --config" });
  }
  const loaded = await loadConfig({ path, needsBroker: false });
  if (!loaded.ok) {
    const [{ where = shownPath(path), what, remedy } = { what: "it cannot be used", remedy: "correct it" }] = loaded.error;
    throw new HostError({ kind: "configuration", where, what, remedy });
  }
  const { config: read } = loaded.value;
  return { place: read.location, zone: read.zone, quirks: read.quirks, redact: redactor(secretsIn(read)) };
}

/** The trace, with what it does not say itself. */
export function withDefaults(trace: Trace, { place, zone }: TraceDefaults): Trace {
  const { settings } = trace;
  const clock = settings.clock === usualSettings.clock && zone !== undefined ? { ...settings.clock, zone } : settings.clock;
  return { ...trace, settings: { ...settings, clock, place: settings.place ?? place } };
}
