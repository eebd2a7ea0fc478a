import { err, ok, type Result } from "../../../base/result.ts";
import type { MqttSettings } from "../../mqtt/mqtt-settings.ts";

/** The parts of a broker's URL; user and password only if it holds them. */
export interface BrokerUrl {
  readonly host: string;
  readonly port: number;
  readonly encrypted: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

const plainPort = 1883;
const encryptedPort = 8883;

/** The registered port (1883, with TLS 8883). */
export function usualPort(encrypted: boolean): number {
  return encrypted ? encryptedPort : plainPort;
}

/**
 * Reads `mqtt://user:password@host:port`, `mqtts://host` or just `host:port`. The error is a remedy-bearing sentence without
 * the URL itself, as that may hold a password.
 */
export function parseBrokerUrl(text: string): Result<BrokerUrl, string> {
  const complete = text.includes("://") ? text : `mqtt://${text}`;
  if (!URL.canParse(complete)) return err("this is not a broker's URL; write it like mqtt://192.168.1.10:1883");
  const url = new URL(complete);
  const encrypted = ["mqtts:", "ssl:", "tls:"].includes(url.protocol);
  if (!encrypted && url.protocol !== "mqtt:" && url.protocol !== "tcp:") {
    return err(`${url.protocol}// is not supported; use mqtt:// or mqtts:// and the broker's MQTT port`);
  }
  // IPv6 stands in brackets in a URL, and without everywhere else.
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1");
  if (host === "") return err("the host is missing; write it like mqtt://192.168.1.10:1883");
  return ok({
    host,
    port: url.port === "" ? usualPort(encrypted) : Number(url.port),
    encrypted,
    user: url.username === "" ? undefined : decodeURIComponent(url.username),
    password: url.password === "" ? undefined : decodeURIComponent(url.password),
  });
}

/** The settings with the URL's parts in place of theirs. TLS files stay where the URL says that TLS is used. */
export function withBrokerUrl(settings: MqttSettings | undefined, url: BrokerUrl): MqttSettings {
  const { host, port, encrypted } = url;
  return {
    ...settings,
    host,
    port,
    tls: encrypted ? (settings?.tls ?? {}) : undefined,
    ...(url.user === undefined ? {} : { user: url.user, password: url.password }),
  };
}
