import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { createTestBench } from "../support/mqtt-clients.ts";
import { freePort } from "../support/ports.ts";
import { until } from "../support/until.ts";

const bench = createTestBench();

describe.skipIf(!hasMosquitto)("after the broker was killed", () => {
  it.each([200, 5_000])("and is back after %i ms, it is at work again within 2 s and receives each message once", async (outage) => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port });
    const other = await bench.connected({ port: mosquitto.port });
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.text()));
    await transport.subscribe(["a/+", "b"]);
    await mosquitto.kill();
    await until(() => !transport.connected && !other.connected);
    await sleep(outage);
    await mosquitto.start();
    expect(await until(() => transport.connected && other.connected, 2_000, "a connection")).toBeLessThan(2_000);
    await sleep(100);
    other.publish("a/1", "one");
    other.publish("b", "two");
    await until(() => received.length >= 2);
    await sleep(100);
    expect(received).toEqual(["one", "two"]);
  });

  it("tells of each loss and each connection once", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port });
    const told: string[] = [];
    transport.onConnect(() => told.push("connected"));
    transport.onDisconnect(() => told.push("disconnected"));
    for (let round = 0; round < 3; round += 1) {
      await mosquitto.kill();
      await until(() => !transport.connected);
      await mosquitto.start();
      await until(() => transport.connected);
    }
    expect(told).toEqual(["disconnected", "connected", "disconnected", "connected", "disconnected", "connected"]);
  });

  it("sends nothing that was published while it was away", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port });
    await mosquitto.kill();
    await until(() => !transport.connected);
    expect(() => transport.publish("lamp/set", "late")).toThrow("Not connected: the message to lamp/set was not sent");
    expect(() => transport.publish("lamp/set", "late", { qos: 1 })).toThrow("Not connected");
    await mosquitto.start();
    const witness = await bench.connected({ port: mosquitto.port });
    const seen: string[] = [];
    witness.onMessage((message) => seen.push(message.text()));
    await witness.subscribe(["#"]);
    await until(() => transport.connected);
    await sleep(200);
    expect(seen).toEqual([]);
  });

  it("does not send again what was under way with quality 1 when the broker died", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port });
    mosquitto.freeze();
    for (let count = 0; count < 50; count += 1) transport.publish("lamp/set", `toggle ${count}`, { qos: 1 });
    await sleep(100);
    await mosquitto.kill();
    await mosquitto.start();
    const witness = await bench.connected({ port: mosquitto.port });
    const seen: string[] = [];
    witness.onMessage((message) => seen.push(message.text()));
    await witness.subscribe(["#"]);
    await until(() => transport.connected);
    await sleep(300);
    expect(seen).toEqual([]);
  });

  it("subscribes to what was asked for during the outage, and not to what was given up", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port });
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.topic));
    await transport.subscribe(["old", "kept"]);
    await mosquitto.kill();
    await until(() => !transport.connected);
    const granted = transport.subscribe(["new"]);
    transport.unsubscribe(["old"]);
    await mosquitto.start();
    await granted;
    for (const topic of ["old", "kept", "new"]) transport.publish(topic, "");
    await until(() => received.length >= 2);
    await sleep(100);
    expect(received).toEqual(["kept", "new"]);
  });
});

describe.skipIf(!hasMosquitto)("without a broker at first", () => {
  it("waits, says why, and connects within 2 s after it has appeared", async () => {
    const port = await freePort();
    const transport = bench.client({ port });
    const granted = transport.subscribe(["a"]);
    await until(() => transport.lastProblem !== undefined);
    expect(transport.lastProblem).toMatchObject({ code: "refused", what: `nothing listens on 127.0.0.1:${port}` });
    await sleep(3_000);
    await bench.broker({ port });
    expect(await until(() => transport.connected, 2_000, "a connection")).toBeLessThan(2_000);
    await granted;
    expect(transport.lastProblem).toBeUndefined();
  });
});
