import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultConfigText } from "./default-config-text.ts";
import { loadConfig } from "./load-config.ts";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ziggy-flow-config-"));
  path = join(folder, "config.toml");
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("loadConfig", () => {
  it("puts the command line before the environment, and that before the file", async () => {
    await writeFile(path, '[mqtt_server]\nhost = "file"\nuser = "file"\nbase_topic = "file"\n');
    const environment = { ZIGGY_FLOW_BROKER: "mqtt://environment", ZIGGY_FLOW_BASE_TOPIC: "environment", ZIGGY_FLOW_PASSWORD: "p" };
    const loaded = await loadConfig({ path, broker: "mqtt://line:1", environment, needsBroker: true });
    expect(loaded).toMatchObject({
      ok: true,
      value: { config: { broker: { host: "line", port: 1, user: "file", password: "p" }, baseTopic: "environment" } },
    });
  });

  it("takes secrets from the environment, under names in small letters", async () => {
    const loaded = await loadConfig({ path, environment: { ZIGGY_FLOW_SECRET_NTFY_TOPIC: "abc" }, needsBroker: false });
    expect(loaded).toMatchObject({ ok: true, value: { config: { secrets: new Map([["ntfy_topic", "abc"]]) } } });
  });

  it("is missing when there is neither a file nor a broker", async () => {
    expect(await loadConfig({ path, needsBroker: true })).toMatchObject({ ok: false, error: [{ code: "configuration missing" }] });
  });

  it.each([
    ["--broker names one", { broker: "mqtt://h", needsBroker: true }],
    ["the environment names one", { environment: { ZIGGY_FLOW_BROKER: "h" }, needsBroker: true }],
    ["none is needed", { needsBroker: false }],
  ])("needs no file when %s", async (_, options) => {
    expect(await loadConfig({ path, ...options })).toMatchObject({ ok: true, value: { config: { baseTopic: "zigbee2mqtt" } } });
  });

  it("does not go on with a broken file, whatever the command line says", async () => {
    await writeFile(path, "nonsense");
    expect(await loadConfig({ path, broker: "mqtt://h", needsBroker: true })).toMatchObject({ ok: false, error: [{ code: "syntax" }] });
  });

  it("says that the file names no broker", async () => {
    await writeFile(path, "[run]\n");
    expect(await loadConfig({ path, needsBroker: true })).toMatchObject({ ok: false, error: [{ code: "key missing" }] });
  });

  it.each([
    ["a broker's URL that is none", { broker: "http://h" }],
    ["a base topic with a wildcard", { broker: "h", baseTopic: "a/+" }],
    ["a port that is none", { broker: "h", environment: { ZIGGY_FLOW_HTTP_PORT: "x" } }],
  ])("refuses %s", async (_, options) => {
    expect((await loadConfig({ path, needsBroker: true, ...options })).ok).toBe(false);
  });
});

describe("defaultConfigText", () => {
  it.each([
    [undefined, "localhost"],
    ["192.168.1.10", "192.168.1.10"],
  ])("is a configuration without problems or warnings (host %s)", async (host, expected) => {
    await writeFile(path, defaultConfigText({ zone: "UTC", ...(host === undefined ? {} : { host }) }));
    const loaded = await loadConfig({ path, needsBroker: true });
    expect(loaded).toMatchObject({ ok: true, value: { warnings: [], config: { broker: { host: expected }, zone: "UTC" } } });
  });

  it("also reads with every commented line switched on", async () => {
    const text = defaultConfigText()
      .replaceAll(/^# (\w+ = )/gm, "$1")
      .replaceAll(/(ca|client)(\.crt|\.key)/g, "config.toml");
    await writeFile(path, text);
    const loaded = await loadConfig({ path, needsBroker: true });
    expect(loaded).toMatchObject({ ok: true, value: { warnings: [], config: { location: { latitude: 52.52 } } } });
  });
});
