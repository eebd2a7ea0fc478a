import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Aedes } from "aedes";
import { describe, expect, it } from "vitest";
import { seconds } from "../../src/base/duration.ts";
import { fetchBridge } from "../../src/runtime/mqtt/fetch-bridge.ts";
import { hasMosquitto } from "../support/mosquitto.ts";
import { createTestBench, firstProblem, realClock } from "../support/mqtt-clients.ts";
import { freePort } from "../support/ports.ts";
import { until } from "../support/until.ts";

const bench = createTestBench();

/** A server that answers each connection with these bytes; `undefined` closes it at once, empty ones leave it without an answer. */
async function stub(answer: () => readonly number[] | undefined): Promise<{ port: number; connections(): number }> {
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    const bytes = answer();
    socket.on("error", () => undefined);
    if (bytes === undefined) socket.destroy();
    else socket.once("data", () => socket.write(Buffer.from(bytes)));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  bench.own(() => server.close());
  return { port, connections: () => connections };
}

describe("refused by the broker", () => {
  it.each([
    [3, "busy"],
    [4, "not authorised"],
    [5, "not authorised"],
  ])("with return code %i, it says why and goes on trying", async (code, expected) => {
    const broker = await stub(() => [0x20, 2, 0, code]);
    const transport = bench.client({ port: broker.port, version: 4 });
    expect(await firstProblem(transport)).toMatchObject({ code: expected });
    await until(() => broker.connections() >= 3, 5_000, "three attempts");
    expect(transport.connected).toBe(false);
  });

  it("with a reason code of MQTT 5, it says why and goes on trying", async () => {
    const broker = await stub(() => [0x20, 3, 0, 135, 0]);
    const transport = bench.client({ port: broker.port });
    expect(await firstProblem(transport)).toMatchObject({ code: "not authorised", detail: "reason code 135" });
    await until(() => broker.connections() >= 2, 5_000, "two attempts");
  });

  it("as long as its users are not loaded, it is connected when they are", async () => {
    let admits = false;
    const broker = await stub(() => [0x20, 2, 0, admits ? 0 : 5]);
    const transport = bench.client({ port: broker.port, version: 4 });
    await firstProblem(transport);
    admits = true;
    await until(() => transport.connected, 3_000, "a connection");
  });

  it.each<[string, () => number[] | undefined, string]>([
    ["closes without an answer", () => undefined, "closed"],
    ["answers with something else", () => [...Buffer.from("HTTP/1.1 400 Bad Request\r\n".repeat(20))], "failed"],
  ])("that %s, it says so and goes on trying", async (_, answer, code) => {
    const broker = await stub(answer);
    const transport = bench.client({ port: broker.port });
    expect(await firstProblem(transport)).toMatchObject({ code });
    await until(() => broker.connections() >= 4, 5_000, "four attempts");
  });
});

describe.skipIf(!hasMosquitto)("with users and access lists", () => {
  it("connects with the right password and says that the wrong one is wrong", async () => {
    const mosquitto = await bench.broker({ users: { ann: "right" } });
    await bench.connected({ port: mosquitto.port, user: "ann", password: "right" });
    const wrong = bench.client({ port: mosquitto.port, user: "ann", password: "wrong" });
    expect(await firstProblem(wrong)).toMatchObject({ code: "not authorised" });
    const nobody = bench.client({ port: mosquitto.port });
    expect(await firstProblem(nobody)).toMatchObject({ code: "not authorised" });
  });

  it("tells which subscription the broker does not grant, and serves the others", async () => {
    // mosquitto grants MQTT 3.1.1 subscriptions it will not serve; with MQTT 5's plugins they are refused. A stub answers plainly.
    const broker = await stubThatRefuses("secret");
    const refused: (readonly string[])[] = [];
    const transport = bench.client({ port: broker.port, version: 4 }, { notAllowed: (filters) => refused.push(filters) });
    await until(() => transport.connected);
    await expect(transport.subscribe(["open", "secret"])).rejects.toThrow("The broker does not allow this user to read secret");
    await expect(transport.subscribe(["open"])).resolves.toBeUndefined();
    expect(refused).toEqual([["secret"]]);
  });
});

async function stubThatRefuses(topic: string): Promise<{ port: number }> {
  const aedes = await Aedes.createBroker({
    authorizeSubscribe: (_, subscription, callback) => callback(null, subscription.topic === topic ? null : subscription),
  });
  const server = createServer(aedes.handle);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  bench.own(() => aedes.close());
  bench.own(() => server.close());
  return { port };
}

describe("the version", () => {
  it("is MQTT 5 where the broker has it", async () => {
    const mosquitto = await bench.broker();
    expect((await bench.connected({ port: mosquitto.port })).version).toBe(5);
  });

  it("falls back to 3.1.1 where the broker refuses 5, within a second and without telling of a problem", async () => {
    const broker = await stubThatRefuses("nothing");
    const told: string[] = [];
    const start = performance.now();
    const transport = bench.client({ port: broker.port }, { connectionProblem: (problem) => told.push(problem.what) });
    await until(() => transport.connected);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(transport.version).toBe(4);
    expect(told).toEqual([]);
  });
});

describe.skipIf(!hasMosquitto)("fetchBridge", () => {
  const options = { baseTopic: "zigbee2mqtt", timeout: seconds(1), clock: realClock };

  it("gives what the bridge has published", async () => {
    const mosquitto = await bench.broker();
    const bridge = await bench.connected({ port: mosquitto.port });
    bridge.publish("zigbee2mqtt/bridge/devices", '[{"ieee_address":"0x1"}]', { retain: true });
    bridge.publish("zigbee2mqtt/bridge/groups", "[]", { retain: true });
    bridge.publish("zigbee2mqtt/bridge/state", "online", { retain: true });
    const outcome = await fetchBridge(bench.client({ port: mosquitto.port }), options);
    expect(outcome).toEqual({ ok: true, value: { devices: [{ ieee_address: "0x1" }], groups: [], info: undefined, state: "online" } });
  });

  it("takes a list that is only published later, as with force_disable_retain", async () => {
    const mosquitto = await bench.broker();
    const bridge = await bench.connected({ port: mosquitto.port });
    const fetching = fetchBridge(bench.client({ port: mosquitto.port }), options);
    await sleep(400);
    bridge.publish("zigbee2mqtt/bridge/devices", "[]");
    expect(await fetching).toMatchObject({ ok: true, value: { devices: [] } });
  });

  it("says that it is connected but there is no list, and what may be the reason", async () => {
    const mosquitto = await bench.broker();
    const outcome = await fetchBridge(bench.client({ port: mosquitto.port }), { ...options, baseTopic: "other/base" });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "no device list", what: expect.stringContaining("other/base/bridge/devices") },
    });
    expect(outcome.ok ? "" : outcome.error.remedy).toMatch(/base_topic.*force_disable_retain/);
  });

  it("says that what is there is no list", async () => {
    const mosquitto = await bench.broker();
    const bridge = await bench.connected({ port: mosquitto.port });
    bridge.publish("zigbee2mqtt/bridge/devices", '"hello"', { retain: true });
    expect(await fetchBridge(bench.client({ port: mosquitto.port }), options)).toMatchObject({
      ok: false,
      error: { code: "not a device list" },
    });
  });

  it("says at once that nothing listens there", async () => {
    const start = performance.now();
    const outcome = await fetchBridge(bench.client({ port: await freePort() }), { ...options, timeout: seconds(5) });
    expect(outcome).toMatchObject({ ok: false, error: { code: "never connected", what: expect.stringContaining("nothing listens") } });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it("says after the time-out that nothing answers", async () => {
    const broker = await stub(() => []);
    const outcome = await fetchBridge(bench.client({ port: broker.port }), options);
    expect(outcome).toMatchObject({ ok: false, error: { code: "never connected" } });
  });

  it("can be asked again on the same transport", async () => {
    const mosquitto = await bench.broker();
    const bridge = await bench.connected({ port: mosquitto.port });
    bridge.publish("zigbee2mqtt/bridge/devices", "[]", { retain: true });
    const transport = bench.client({ port: mosquitto.port });
    expect((await fetchBridge(transport, options)).ok).toBe(true);
    expect((await fetchBridge(transport, options)).ok).toBe(true);
  });
});
