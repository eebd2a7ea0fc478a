import { err, ok, type Result } from "../../../base/result.ts";
import { parseBrokerUrl, withBrokerUrl } from "./broker-url.ts";
import type { Config } from "./config.ts";
import type { ConfigProblem } from "./config-problem.ts";

/** Values that go before those of the file: from the environment or the command line. */
export interface Overrides {
  /** URL or host:port. */
  readonly broker?: string | undefined;
  readonly baseTopic?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly httpPort?: string | undefined;
  readonly httpToken?: string | undefined;
  /** By name. */
  readonly secrets?: ReadonlyMap<string, string>;
}

const secretPrefix = "ZIGGY_FLOW_SECRET_";

/** `ZIGGY_FLOW_BROKER`, `…_BASE_TOPIC`, `…_USER`, `…_PASSWORD`, `…_HTTP_PORT`, `…_HTTP_TOKEN`, `…_SECRET_<NAME>`; empty ones count as not set. */
export function environmentOverrides(environment: Readonly<Record<string, string | undefined>>): Overrides {
  const read = (name: string): string | undefined => environment[`ZIGGY_FLOW_${name}`] || undefined;
  return {
    broker: read("BROKER"),
    baseTopic: read("BASE_TOPIC"),
    user: read("USER"),
    password: read("PASSWORD"),
    httpPort: read("HTTP_PORT"),
    httpToken: read("HTTP_TOKEN"),
    secrets: secretsOf(environment),
  };
}

/** `ZIGGY_FLOW_SECRET_NTFY_TOPIC` is the secret `ntfy_topic`. */
function secretsOf(environment: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value = ""] of Object.entries(environment)) {
    if (name.startsWith(secretPrefix) && value !== "") found.set(name.slice(secretPrefix.length).toLowerCase(), value);
  }
  return found;
}

/** Puts the overrides in place of what the file says. `source` names where they come from, for messages: "--broker". */
export function withOverrides(config: Config, overrides: Overrides, source: string): Result<Config, ConfigProblem> {
  let broker = config.broker;
  if (overrides.broker !== undefined) {
    const url = parseBrokerUrl(overrides.broker);
    if (!url.ok)
      return err({ code: "wrong type", where: `${source}, broker`, what: url.error, remedy: "write it like mqtt://192.168.1.10:1883" });
    broker = withBrokerUrl(broker, url.value);
  }
  if (broker !== undefined) broker = { ...broker, user: overrides.user ?? broker.user, password: overrides.password ?? broker.password };
  const baseTopic = overrides.baseTopic?.replace(/\/+$/, "") || config.baseTopic;
  if (/[+#\0]/.test(baseTopic)) {
    return err({
      code: "out of range",
      where: `${source}, base topic`,
      what: "a topic cannot hold + or #",
      remedy: "write it as in Zigbee2MQTT",
    });
  }
  const port = overrides.httpPort === undefined ? config.http.port : Number(overrides.httpPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return err({
      code: "out of range",
      where: `${source}, HTTP port`,
      what: "this is not a port",
      remedy: "write a number from 1 to 65535",
    });
  }
  const secrets = new Map([...config.secrets, ...(overrides.secrets ?? [])]);
  return ok({ ...config, broker, baseTopic, secrets, http: { ...config.http, port, token: overrides.httpToken ?? config.http.token } });
}
