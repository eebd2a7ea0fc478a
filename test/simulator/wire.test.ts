import { connectAsync, type MqttClient } from "mqtt";
import { afterEach, describe, expect, it } from "vitest";
import { SystemClock } from "../../src/runtime/system/system-clock.ts";
import type { SimulatorLink } from "../../src/simulator/link.ts";
import { connectSimulator } from "../../src/simulator/node/connect-simulator.ts";
import { startEmbeddedBroker } from "../../src/simulator/node/embedded-broker.ts";
import { loadShippedHome, type ShippedHome } from "../../src/simulator/node/shipped-homes.ts";
import { SimulatedHome } from "../../src/simulator/simulated-home.ts";
import { homePayload } from "../support/homes.ts";
import { hasMosquitto, startMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

interface Broker {
  readonly url: string;
  readonly link: SimulatorLink;
}

async function embedded(): Promise<Broker> {
  const broker = await startEmbeddedBroker();
  opened.push(() => broker.close());
  return { url: broker.url, link: broker.link() };
}

async function mosquitto(): Promise<Broker> {
  const broker = await startMosquitto();
  opened.push(() => broker.stop());
  const link = await connectSimulator(broker.url);
  opened.push(() => link.close());
  return { url: broker.url, link };
}

function startHome(name: ShippedHome, link: SimulatorLink): SimulatedHome {
  const loaded = loadShippedHome(name);
  if (!loaded.ok) throw new Error(loaded.error);
  const home = new SimulatedHome({ ...loaded.value, clock: new SystemClock("UTC"), link });
  home.start();
  opened.push(() => home.stop());
  return home;
}

/** A client that this project has nothing to do with: bare mqtt.js. */
async function connectClient(url: string, protocolVersion: 4 | 5 = 4) {
  const client: MqttClient = await connectAsync(url, { protocolVersion });
  opened.push(() => client.endAsync(true));
  const seen: { readonly topic: string; readonly text: string; readonly retain: boolean }[] = [];
  client.on("message", (topic, payload, { retain }) => seen.push({ topic, text: payload.toString(), retain }));
  return { client, seen, on: (topic: string) => seen.filter((message) => message.topic === topic) };
}

const brokers: readonly (readonly [string, () => Promise<Broker>])[] = [
  ["the embedded broker", embedded],
  ...(hasMosquitto ? [["mosquitto", mosquitto] as const] : []),
];

describe.each(brokers)("a simulated home on %s, seen by a bare MQTT client", (_, startBroker) => {
  it("has its bridge topics and availability retained for whoever comes later", async () => {
    const { url, link } = await startBroker();
    startHome("small", link);
    const { client, seen, on } = await connectClient(url);
    await client.subscribeAsync("zigbee2mqtt/#");
    await until(() => on("zigbee2mqtt/all lights/availability").length > 0);
    expect(JSON.parse(on("zigbee2mqtt/bridge/devices")[0]?.text ?? "")).toEqual(homePayload("small", "devices"));
    expect(JSON.parse(on("zigbee2mqtt/bridge/groups")[0]?.text ?? "")).toEqual(homePayload("small", "groups"));
    expect(on("zigbee2mqtt/bridge/state")).toEqual([{ topic: "zigbee2mqtt/bridge/state", text: '{"state":"online"}', retain: true }]);
    expect(on("zigbee2mqtt/🌡️ bedroom/availability")[0]?.text).toBe('{"state":"offline"}');
    expect(seen.filter(({ topic }) => topic === "zigbee2mqtt/kitchen light")).toEqual([]);
  });

  it("echoes one set once, not retained, about 60 ms later", async () => {
    const { url, link } = await startBroker();
    startHome("small", link);
    const { client, on } = await connectClient(url);
    await client.subscribeAsync("zigbee2mqtt/kitchen light");
    const sent = performance.now();
    await client.publishAsync("zigbee2mqtt/kitchen light/set", '{"state":"ON","brightness":31}');
    await until(() => on("zigbee2mqtt/kitchen light").length > 0);
    const took = performance.now() - sent;
    expect(took).toBeGreaterThan(45);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(on("zigbee2mqtt/kitchen light")).toHaveLength(1);
    const [echo] = on("zigbee2mqtt/kitchen light");
    expect(echo?.retain).toBe(false);
    expect(JSON.parse(echo?.text ?? "")).toMatchObject({ state: "ON", brightness: 31 });
    expect(Object.keys(JSON.parse(echo?.text ?? ""))).toEqual(Object.keys(JSON.parse(echo?.text ?? "")).sort());
  });

  it("answers requests, names unknown entities in its log, and delivers presses", async () => {
    const { url, link } = await startBroker();
    const home = startHome("small", link);
    const { client, on } = await connectClient(url);
    await client.subscribeAsync(["zigbee2mqtt/bridge/response/#", "zigbee2mqtt/bridge/logging", "zigbee2mqtt/remote"]);
    await client.publishAsync("zigbee2mqtt/bridge/request/health_check", '{"transaction":"t1"}');
    await client.publishAsync("zigbee2mqtt/nobody/set", "ON");
    home.press("remote", "on");
    await until(
      () =>
        on("zigbee2mqtt/bridge/response/health_check").length > 0 &&
        on("zigbee2mqtt/bridge/logging").length > 0 &&
        on("zigbee2mqtt/remote").length > 0,
    );
    expect(JSON.parse(on("zigbee2mqtt/bridge/response/health_check")[0]?.text ?? "")).toEqual({
      status: "ok",
      data: { healthy: true },
      transaction: "t1",
    });
    expect(JSON.parse(on("zigbee2mqtt/bridge/logging")[0]?.text ?? "")).toMatchObject({
      level: "error",
      message: "z2m: Entity 'nobody' is unknown",
    });
    expect(on("zigbee2mqtt/remote")[0]).toMatchObject({ retain: false, text: expect.stringContaining('"action":"on"') });
  });

  it("publishes a large home whole, well within a megabyte a message and a half", async () => {
    const { url, link } = await startBroker();
    startHome("large", link);
    const { client, on } = await connectClient(url);
    await client.subscribeAsync("zigbee2mqtt/bridge/devices");
    await until(() => on("zigbee2mqtt/bridge/devices").length > 0);
    expect(JSON.parse(on("zigbee2mqtt/bridge/devices")[0]?.text ?? "")).toEqual(homePayload("large", "devices"));
  });
});

describe.runIf(hasMosquitto)("on mosquitto", () => {
  it("the broker says offline when the connection is cut", async () => {
    const broker = await startMosquitto();
    opened.push(() => broker.stop());
    const link = await connectSimulator(broker.url);
    startHome("small", link);
    const { client, on } = await connectClient(broker.url, 5);
    await client.subscribeAsync("zigbee2mqtt/bridge/state");
    await until(() => on("zigbee2mqtt/bridge/state").length === 1);
    link.cut();
    await until(() => on("zigbee2mqtt/bridge/state").length === 2);
    expect(on("zigbee2mqtt/bridge/state").map(({ text }) => text)).toEqual(['{"state":"online"}', '{"state":"offline"}']);
  });

  it("everything is back after the broker was killed and has forgotten it", async () => {
    const broker = await startMosquitto();
    opened.push(() => broker.stop());
    const link = await connectSimulator(broker.url);
    opened.push(() => link.close());
    startHome("small", link);
    await broker.kill();
    await broker.start();
    const { client, on } = await connectClient(broker.url);
    await client.subscribeAsync("zigbee2mqtt/bridge/devices");
    await until(() => on("zigbee2mqtt/bridge/devices").length > 0, 10_000);
    await client.subscribeAsync("zigbee2mqtt/kitchen light");
    await client.publishAsync("zigbee2mqtt/kitchen light/set", "ON");
    await until(() => on("zigbee2mqtt/kitchen light").length > 0);
    expect(JSON.parse(on("zigbee2mqtt/kitchen light")[0]?.text ?? "")).toMatchObject({ state: "ON" });
  });

  it("says that no broker is there", async () => {
    await expect(connectSimulator("mqtt://127.0.0.1:1")).rejects.toThrow(/ECONNREFUSED/);
  });
});

it("refuses a port that is taken", async () => {
  const first = await startEmbeddedBroker();
  opened.push(() => first.close());
  await expect(startEmbeddedBroker({ port: first.port })).rejects.toThrow(/EADDRINUSE/);
});

it("two homes share a broker under two base topics", async () => {
  const broker = await startEmbeddedBroker();
  opened.push(() => broker.close());
  const loaded = loadShippedHome("small");
  if (!loaded.ok) throw new Error(loaded.error);
  for (const baseTopic of ["one", "two"]) {
    const home = new SimulatedHome({ ...loaded.value, baseTopic, clock: new SystemClock("UTC"), link: broker.link() });
    home.start();
    opened.push(() => home.stop());
  }
  const { client, seen } = await connectClient(broker.url);
  await client.subscribeAsync(["one/kitchen light", "two/kitchen light"]);
  await client.publishAsync("two/kitchen light/set", "TOGGLE");
  await until(() => seen.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(seen.map(({ topic }) => topic)).toEqual(["two/kitchen light"]);
});
