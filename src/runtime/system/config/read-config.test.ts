import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "./config.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { isLoopback } from "./loopback.ts";
import { configWithoutFile, readConfig } from "./read-config.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-config-"));
  await mkdir(join(folder, "certs"));
  for (const name of ["ca.crt", "client.crt", "client.key"]) await writeFile(join(folder, "certs", name), "");
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(text: string): Promise<{ config: Config; warnings: readonly ConfigProblem[] }> {
  await writeFile(join(folder, "config.toml"), text);
  const outcome = await readConfig(join(folder, "config.toml"));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

async function problems(text: string): Promise<readonly ConfigProblem[]> {
  await writeFile(join(folder, "config.toml"), text);
  const outcome = await readConfig(join(folder, "config.toml"));
  return outcome.ok ? [] : outcome.error;
}

const pyziggyDefault = `[mqtt_server]
host = "192.168.1.56"
port = 1883
keepalive = 60
base_topic = "zigbee2mqtt"

[flask]
flask_port = 5003
`;

describe("readConfig", () => {
  it("reads pyziggy's file as it is, without a warning", async () => {
    const { config, warnings } = await read(pyziggyDefault);
    expect(warnings).toEqual([]);
    expect(config.broker).toMatchObject({ host: "192.168.1.56", port: 1883, keepalive: 60, tls: undefined, user: undefined });
    expect(config.baseTopic).toBe("zigbee2mqtt");
    expect(config.http).toEqual({ host: "127.0.0.1", port: 5003, token: undefined });
  });

  it("takes empty strings as not set", async () => {
    const { config } = await read('[mqtt_server]\nhost = "h"\nuser = ""\npassword = ""\nca_crt = ""\nclient_crt = ""\nclient_key = ""\n');
    expect(config.broker).toMatchObject({ tls: undefined, user: undefined, password: undefined });
  });

  it("takes the authority alone as TLS, on the TLS port, relative to the file", async () => {
    const { config } = await read('[mqtt_server]\nhost = "h"\nca_crt = "certs/ca.crt"\n');
    expect(config.broker?.port).toBe(8883);
    expect(config.broker?.tls).toMatchObject({ authorityFile: join(folder, "certs", "ca.crt"), certificateFile: undefined, verify: true });
  });

  it("takes all three TLS files and a server name", async () => {
    const { config, warnings } = await read(
      '[mqtt_server]\nhost = "h"\nport = 8884\nca_crt = "certs/ca.crt"\nclient_crt = "certs/client.crt"\nclient_key = "certs/client.key"\nserver_name = "b.example"\ncheck_server_crt = true\n',
    );
    expect(warnings).toEqual([]);
    expect(config.broker).toMatchObject({ port: 8884, tls: { keyFile: join(folder, "certs", "client.key"), serverName: "b.example" } });
  });

  it("takes a URL with user, password and encryption", async () => {
    const { config } = await read('[mqtt_server]\nurl = "mqtts://ann:p%40ss@broker.example:8885"\n');
    expect(config.broker).toMatchObject({ host: "broker.example", port: 8885, user: "ann", password: "p@ss", tls: { verify: true } });
  });

  it("warns when the broker's certificate is not to be checked", async () => {
    const { config, warnings } = await read('[mqtt_server]\nhost = "h"\nca_crt = "certs/ca.crt"\ncheck_server_crt = false\n');
    expect(config.broker?.tls?.verify).toBe(false);
    expect(warnings).toMatchObject([{ code: "insecure", where: "config.toml, [mqtt_server] check_server_crt" }]);
  });

  it("warns of a password without a user instead of failing", async () => {
    const { config, warnings } = await read('[mqtt_server]\nhost = "h"\npassword = "p"\n');
    expect(config.broker?.password).toBeUndefined();
    expect(warnings).toMatchObject([{ code: "contradiction" }]);
  });

  it.each([
    ["a misspelt key", '[mqtt_server]\nhost = "h"\npasword = "p"', "[mqtt_server] pasword", "write password, if that was meant"],
    ["a misspelt section", "[locaton]\nlatitude = 1", "[locaton]", "write [location], if that was meant"],
    ["pyziggy's use_tls", '[mqtt_server]\nhost = "h"\nuse_tls = true', "[mqtt_server] use_tls", "write tls = true for TLS without files"],
    ["a foreign section", "[something_else]\na = 1", "[something_else]", "remove it, if nothing else reads it"],
  ])("goes on with a warning at %s", async (_, text, where, remedy) => {
    expect((await read(text)).warnings).toMatchObject([{ code: "unknown key", where: expect.stringContaining(where), remedy }]);
  });

  it.each([
    ["a text as port", '[mqtt_server]\nport = "1883"', "wrong type", "[mqtt_server] port"],
    ["a port that does not exist", "[mqtt_server]\nport = 70000", "out of range", "[mqtt_server] port"],
    ["a number as host", "[mqtt_server]\nhost = 5", "wrong type", "[mqtt_server] host"],
    ["a text as flag", '[run]\nstartup_query = "yes"', "wrong type", "[run] startup_query"],
    ["a value where a section belongs", "mqtt_server = 5", "wrong type", "mqtt_server"],
    ["a TLS file that does not exist", '[mqtt_server]\nca_crt = "no.crt"', "file missing", "[mqtt_server] ca_crt"],
    ["a certificate without key", '[mqtt_server]\nclient_crt = "certs/client.crt"', "contradiction", "client_crt"],
    ["a key without certificate", '[mqtt_server]\nclient_key = "certs/client.key"', "contradiction", "client_key"],
    ["a WebSocket URL", '[mqtt_server]\nurl = "ws://h"', "wrong type", "[mqtt_server] url"],
    ["a wildcard in the base topic", '[mqtt_server]\nbase_topic = "a/#"', "out of range", "base_topic"],
    ["a zone that does not exist", '[location]\nzone = "Mars/Olympus"', "out of range", "[location] zone"],
    ["a latitude without longitude", "[location]\nlatitude = 5", "key missing", "[location] longitude"],
    ["a latitude beyond the pole", "[location]\nlatitude = 95\nlongitude = 5", "out of range", "[location] latitude"],
    ["HTTP for the whole network without a token", '[http]\nhost = "0.0.0.0"', "insecure", "[http] host"],
  ])("refuses %s and says where", async (_, text, code, where) => {
    expect((await problems(text))[0]).toMatchObject({ code, where: expect.stringContaining(where) });
  });

  it("collects all problems, not only the first", async () => {
    expect(await problems('[mqtt_server]\nport = "x"\nhost = 1\n[run]\nstartup_query = 1')).toHaveLength(3);
  });

  it.each([
    ["[mqtt_server]\nhost = 192.168.1.5", "config.toml:2:", 'write it in quotes: host = "192.168.1.5"'],
    ["[mqtt_server]\nhost = broker.local", "config.toml:2:", 'write it in quotes: host = "broker.local"'],
    ["[run]\nstartup_query = yes", "config.toml:2:", "write startup_query = true or startup_query = false"],
    ["[mqtt_server\nhost = 1", "config.toml:1:", "write the section's name in brackets: [mqtt_server]"],
    ['[mqtt_server]\nhost = "h\nport = 1', "config.toml:2:", 'close the quote at the end of the line: host = "h"'],
    ['[mqtt_server]\nca_crt = "C:\\certs"', "config.toml:2:", "write the path in single quotes: ca_crt = '…'"],
    ["[mqtt_server]\nhost =", "config.toml:2:", 'write a value after the equals sign, or host = "" for none'],
    ["just words", "config.toml:1:", 'write key = value, such as host = "192.168.1.10"'],
  ])("says line and remedy for %j", async (text, where, remedy) => {
    expect(await problems(text)).toMatchObject([{ code: "syntax", where: expect.stringContaining(where), remedy }]);
  });

  it("refuses keys that would reach into every object", async () => {
    expect(await problems("[__proto__]\nhost = 1")).toMatchObject([{ code: "syntax" }]);
  });

  it("says that a configuration is missing", async () => {
    const outcome = await readConfig(join(folder, "nothing.toml"));
    expect(outcome).toMatchObject({ ok: false, error: [{ code: "configuration missing", remedy: "make one with: ziggy-flow init" }] });
  });

  it("says that a configuration cannot be read", async () => {
    const outcome = await readConfig(folder);
    expect(outcome).toMatchObject({ ok: false, error: [{ code: "unreadable" }] });
  });

  it("finds files below the home folder", async () => {
    expect((await problems('[mqtt_server]\nca_crt = "~/surely-not-here.crt"'))[0]?.what).toContain(join(homedir(), "surely-not-here.crt"));
  });

  it("skips the byte order mark that some editors write", async () => {
    expect((await read(`\uFEFF${pyziggyDefault}`)).config.broker?.host).toBe("192.168.1.56");
  });
});

describe("what flows may do", () => {
  it.each([
    ["", false],
    ["allow_commands = true", true],
    ['allow_commands = ["aplay", "/usr/bin/espeak"]', ["aplay", "/usr/bin/espeak"]],
  ])("%j allows commands: %j", async (line, allowed) => {
    expect((await read(`[security]\n${line}`)).config.security.allowCommands).toEqual(allowed);
  });

  it("takes the addresses of services, without the slash at their end", async () => {
    expect((await read('[notify]\nntfy_server = "http://ntfy.local/"')).config.notify.ntfy).toBe("http://ntfy.local");
  });
});

describe("secrets", () => {
  async function writeSecrets(text: string): Promise<void> {
    await mkdir(join(folder, "secrets"), { recursive: true });
    await writeFile(join(folder, "secrets", "secrets.json"), text);
  }

  it("gives location and texts", async () => {
    await writeSecrets('{"location": [47.4, 19.25, 120], "pushover_app_token": "abc", "empty": ""}');
    const { config } = await read("");
    expect(config.location).toEqual({ latitude: 47.4, longitude: 19.25, elevation: 120 });
    expect([...config.secrets]).toEqual([["pushover_app_token", "abc"]]);
  });

  it("are there without a config.toml, too", async () => {
    await writeSecrets('{"location": [47.4, 19.25, 120], "ntfy_topic": "abc"}');
    const loaded = await configWithoutFile(join(folder, "config.toml"));
    expect(loaded).toMatchObject({
      ok: true,
      value: { config: { secrets: new Map([["ntfy_topic", "abc"]]), location: { latitude: 47.4 } } },
    });
  });

  it("says where a copy of the project is, whatever its config.toml says", async () => {
    await writeSecrets('{"location": [47.4, 19.25, 120]}');
    const { config } = await read("[location]\nlatitude = 1\nlongitude = 2");
    expect(config.location).toEqual({ latitude: 47.4, longitude: 19.25, elevation: 120 });
  });

  it("may be absent", async () => {
    const { config } = await read("");
    expect(config.location).toBeUndefined();
    expect(config.secrets.size).toBe(0);
  });

  it.each([
    ["{broken", "syntax"],
    ['["hunter2"]', "syntax"],
    ['{"location": "Berlin"}', "wrong type"],
    ['{"location": [100, 0]}', "wrong type"],
  ])("is refused without repeating its content: %s", async (text, code) => {
    await writeSecrets(text);
    const found = await problems("");
    expect(found).toMatchObject([{ code }]);
    expect(JSON.stringify(found)).not.toContain(text.slice(1, -1));
  });
});

it.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.5", false],
  ["127.0.0.1.example.com", false],
])("isLoopback(%s) is %j", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
