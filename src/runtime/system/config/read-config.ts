import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { err, ok, type Result } from "../../../base/result.ts";
import type { Quirks } from "../../core/entity/quirks.ts";
import type { Location } from "../../core/services.ts";
import { isTimeZone } from "../system-clock.ts";
import { type Config, defaultConfig, type HttpSettings, type NotifySettings } from "./config.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { isLoopback } from "./loopback.ts";
import { parseToml } from "./parse-toml.ts";
import { readBroker } from "./read-broker.ts";
import { readSecrets } from "./secrets.ts";
import { type Findings, nearest, Section } from "./section.ts";

export interface LoadedConfig {
  readonly config: Config;
  readonly warnings: readonly ConfigProblem[];
}

const sections = ["mqtt_server", "flask", "http", "location", "quirks", "run", "notify", "security"];

/**
 * Reads a config.toml and the secrets/secrets.json beside it. Understands pyziggy's keys (docs/config.md). A missing file is
 * the problem "configuration missing".
 */
export async function readConfig(path: string): Promise<Result<LoadedConfig, readonly ConfigProblem[]>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    return err([missing(path, error)]);
  }
  const parsed = parseToml(basename(path), text);
  return parsed.ok ? complete(path, parsed.value) : err([parsed.error]);
}

/** What holds where there is no such file: the defaults, with the secrets that lie where it would be. */
export function configWithoutFile(path: string): Promise<Result<LoadedConfig, readonly ConfigProblem[]>> {
  return complete(path, new Map());
}

async function complete(path: string, tables: ReadonlyMap<string, unknown>): Promise<Result<LoadedConfig, readonly ConfigProblem[]>> {
  const findings: Findings = { errors: [], warnings: [] };
  const secrets = await readSecrets(join(dirname(path), "secrets", "secrets.json"), findings);
  const read = interpret(path, tables, findings);
  // The configuration goes with the project; whoever runs a copy of it says in the secrets where that is.
  const config = { ...read, location: secrets.location ?? read.location, secrets: secrets.texts };
  return findings.errors.length > 0 ? err(findings.errors) : ok({ config, warnings: findings.warnings });
}

function missing(path: string, error: unknown): ConfigProblem {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return { code: "configuration missing", where: path, what: "there is no such file", remedy: "make one with: ziggy-flow init" };
  }
  return {
    code: "unreadable",
    where: path,
    what: `the file cannot be read (${code ?? String(error)})`,
    remedy: "check that it is a file and that this user may read it",
  };
}

function interpret(path: string, tables: ReadonlyMap<string, unknown>, findings: Findings): Config {
  const file = basename(path);
  const section = (name: string): Section => new Section(file, name, tables.get(name), findings);
  const read = <T>(name: string, reader: (section: Section) => T): T => {
    const opened = section(name);
    const value = reader(opened);
    opened.finish();
    return value;
  };
  for (const name of tables.keys()) {
    if (sections.includes(name)) continue;
    const alike = nearest(name, sections);
    const remedy = alike === undefined ? "remove it, if nothing else reads it" : `write [${alike}], if that was meant`;
    findings.warnings.push({ code: "unknown key", where: `${file}, [${name}]`, what: "this section means nothing here", remedy });
  }
  const flaskPort = read("flask", (flask) => flask.number("flask_port", portRange));
  const { broker, baseTopic } = read("mqtt_server", (mqtt) => ({
    broker: readBroker(mqtt, { folder: dirname(path), fileExists: existsSync }),
    baseTopic: readBaseTopic(mqtt),
  }));
  const { location, zone } = read("location", readLocation);
  return {
    broker,
    baseTopic,
    location,
    zone,
    http: read("http", (http) => readHttp(http, flaskPort)),
    quirks: read("quirks", readQuirks),
    run: read("run", (run) => ({ startupQuery: run.flag("startup_query") ?? defaultConfig.run.startupQuery })),
    notify: read("notify", readNotify),
    security: read("security", (security) => ({
      allowCommands: security.flagOrTexts("allow_commands") ?? defaultConfig.security.allowCommands,
    })),
    secrets: new Map(),
  };
}

const portRange = { min: 1, max: 65_535, integer: true };

function readBaseTopic(section: Section): string {
  const topic = section.text("base_topic")?.replace(/\/+$/, "");
  if (topic !== undefined && /[+#\0]/.test(topic)) {
    section.error("out of range", "base_topic", "a topic cannot hold + or #", "write the topic as in Zigbee2MQTT's own configuration");
  }
  return topic || defaultConfig.baseTopic;
}

function readLocation(section: Section): { location: Location | undefined; zone: string | undefined } {
  const latitude = section.number("latitude", { min: -90, max: 90 });
  const longitude = section.number("longitude", { min: -180, max: 180 });
  const height = section.number("height", { min: -500, max: 9_000 });
  const zone = section.text("zone");
  if ((latitude === undefined) !== (longitude === undefined)) {
    const absent = latitude === undefined ? "latitude" : "longitude";
    section.error("key missing", absent, "latitude and longitude belong together", `set ${absent} in degrees, or remove the other`);
  }
  if (zone !== undefined && !isTimeZone(zone)) {
    section.error("out of range", "zone", `"${zone}" is not a time zone`, `write it like zone = "Europe/Berlin"`);
  }
  if (latitude === undefined || longitude === undefined) return { location: undefined, zone };
  return { location: { latitude, longitude, ...(height === undefined ? {} : { elevation: height }) }, zone };
}

function readHttp(section: Section, flaskPort: number | undefined): HttpSettings {
  const host = section.text("host") ?? defaultConfig.http.host;
  const port = section.number("port", portRange) ?? flaskPort ?? defaultConfig.http.port;
  const token = section.text("token");
  if (token === undefined && !isLoopback(host)) {
    section.error(
      "insecure",
      "host",
      `${host} can be reached from outside, and no token is set`,
      `set token = "…" in [http], or host = "127.0.0.1"`,
    );
  }
  return { host, port, token };
}

function readNotify(section: Section): NotifySettings {
  const { notify } = defaultConfig;
  return {
    ntfy: readAddress(section, "ntfy_server") ?? notify.ntfy,
    pushover: readAddress(section, "pushover_server") ?? notify.pushover,
    telegram: readAddress(section, "telegram_server") ?? notify.telegram,
  };
}

function readAddress(section: Section, key: string): string | undefined {
  const address = section.text(key)?.replace(/\/+$/, "");
  if (address === undefined || (/^https?:\/\//i.test(address) && URL.canParse(address))) return address;
  section.error("wrong type", key, "this is not an address", `write it like ${key} = "https://ntfy.example.org"`);
  return undefined;
}

function readQuirks(section: Section): Quirks {
  const { quirks } = defaultConfig;
  return {
    colorLimits: section.flag("color_limits") ?? quirks.colorLimits,
    colorSpaces: section.flag("color_spaces") ?? quirks.colorSpaces,
    colorAfterSwitchingOn: section.flag("color_after_switching_on") ?? quirks.colorAfterSwitchingOn,
  };
}
