import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import type { MqttSettings, TlsSettings } from "../../mqtt/mqtt-settings.ts";
import { type BrokerUrl, parseBrokerUrl, usualPort } from "./broker-url.ts";
import type { Section } from "./section.ts";

export interface ReadBrokerOptions {
  /** Relative paths start here. */
  readonly folder: string;
  readonly fileExists: (path: string) => boolean;
}

/** Reads `[mqtt_server]`. Undefined when it names no broker. */
export function readBroker(section: Section, options: ReadBrokerOptions): MqttSettings | undefined {
  const url = readUrl(section);
  const host = section.text("host") ?? url?.host;
  const tls = readTls(section, url?.encrypted ?? false, options);
  const port = section.number("port", { min: 1, max: 65_535, integer: true }) ?? url?.port ?? usualPort(tls !== undefined);
  const user = section.text("user") ?? url?.user;
  const password = section.text("password") ?? url?.password;
  const settings = {
    port,
    tls,
    user,
    password: user === undefined ? undefined : password,
    keepalive: section.number("keepalive", { min: 1, max: 65_535, integer: true }),
    clientId: section.text("client_id"),
    version: readVersion(section),
    maximumPacketSize: section.number("maximum_packet_size", { min: 1_024, max: 268_435_455, integer: true }),
  };
  if (user === undefined && password !== undefined) {
    section.warning("contradiction", "password", "a password without a user is not sent", "set user as well");
  }
  return host === undefined ? undefined : { host, ...settings };
}

function readUrl(section: Section): BrokerUrl | undefined {
  const text = section.text("url");
  if (text === undefined) return undefined;
  const url = parseBrokerUrl(text);
  if (url.ok) return url.value;
  section.error("wrong type", "url", url.error, `write url = "mqtt://192.168.1.10:1883"`);
  return undefined;
}

function readVersion(section: Section): 4 | 5 | undefined {
  const version = section.number("version", { min: 4, max: 5, integer: true });
  return version === 4 || version === 5 ? version : undefined;
}

function readTls(section: Section, encrypted: boolean, options: ReadBrokerOptions): TlsSettings | undefined {
  const authorityFile = readPath(section, "ca_crt", options);
  const certificateFile = readPath(section, "client_crt", options);
  const keyFile = readPath(section, "client_key", options);
  const serverName = section.text("server_name");
  const verify = section.flag("check_server_crt") ?? true;
  const wanted =
    section.flag("tls") ?? (encrypted || authorityFile !== undefined || certificateFile !== undefined || keyFile !== undefined);
  if (section.flag("use_tls") !== undefined)
    section.warning("unknown key", "use_tls", "this key does nothing", "write tls = true for TLS without files");
  if (certificateFile !== undefined && keyFile === undefined) {
    section.error("contradiction", "client_crt", "a client certificate is of no use without its key", "set client_key as well");
  }
  if (keyFile !== undefined && certificateFile === undefined) {
    section.error("contradiction", "client_key", "a key is of no use without its certificate", "set client_crt as well");
  }
  if (!wanted) return undefined;
  if (!verify) {
    section.warning(
      "insecure",
      "check_server_crt",
      "the broker's certificate is not checked: anybody on the network can pose as the broker",
      "set ca_crt to the authority's file and check_server_crt = true",
    );
  }
  return { authorityFile, certificateFile, keyFile, serverName, verify };
}

function readPath(section: Section, key: string, options: ReadBrokerOptions): string | undefined {
  const text = section.text(key);
  if (text === undefined) return undefined;
  const home = /^~(?=\/|\\|$)/;
  const expanded = home.test(text) ? join(homedir(), text.slice(1)) : text;
  const path = isAbsolute(expanded) ? expanded : resolve(options.folder, expanded);
  if (!options.fileExists(path))
    section.error("file missing", key, `there is no file ${path}`, "correct the path; relative ones start at config.toml");
  return path;
}
