import { Buffer } from "node:buffer";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { createTestBench, publishRaw } from "../support/mqtt-clients.ts";
import { until } from "../support/until.ts";

const bench = createTestBench();

describe.skipIf(!hasMosquitto).each([
  ["MQTT 3.1.1", 4],
  ["MQTT 5", 5],
] as const)("over %s", (_, version) => {
  it("delivers text and topic as they were sent, and what is no text without harm", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port, version });
    const received: [string, string][] = [];
    transport.onMessage((message) => received.push([message.topic, message.text()]));
    await transport.subscribe(["#"]);
    const binary = Buffer.from([0, 255, 254, 0x7b]);
    await publishRaw(mosquitto.port, "binary", binary);
    transport.publish("Küche/Lampe 💡", '{"text":"schön"}');
    transport.publish("empty", "");
    await until(() => received.length === 3);
    expect(received).toEqual([
      ["binary", "\0\ufffd\ufffd{"],
      ["Küche/Lampe 💡", '{"text":"schön"}'],
      ["empty", ""],
    ]);
  });

  it("marks what the broker had kept as retained, and what comes live as not", async () => {
    const mosquitto = await bench.broker();
    await publishRaw(mosquitto.port, "remote", Buffer.from("kept"), { retain: true });
    const transport = await bench.connected({ port: mosquitto.port, version });
    const received: [string, boolean][] = [];
    transport.onMessage((message) => received.push([message.text(), message.retain]));
    await transport.subscribe(["remote"]);
    await until(() => received.length === 1);
    await publishRaw(mosquitto.port, "remote", Buffer.from("live"), { retain: true });
    await until(() => received.length === 2);
    expect(received).toEqual([
      ["kept", true],
      ["live", false],
    ]);
  });

  it("publishes with quality 1 and retained when asked, and neither otherwise", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port, version });
    transport.publish("plain", "a");
    transport.publish("kept", "b", { retain: true });
    transport.publish("acknowledged", "c", { qos: 1, retain: true });
    await until(() => /Sending PUBACK/.test(mosquitto.log()));
    const late = await bench.connected({ port: mosquitto.port, version });
    const received: string[] = [];
    late.onMessage((message) => received.push(`${message.topic}=${message.text()}`));
    await late.subscribe(["#"]);
    await until(() => received.length === 2);
    await sleep(50);
    expect(received.sort()).toEqual(["acknowledged=c", "kept=b"]);
  });

  it("keeps the order of 20,000 messages in both directions, with pings and subscriptions in between", async () => {
    const mosquitto = await bench.broker({ config: ["max_queued_messages 0"] });
    const transport = await bench.connected({ port: mosquitto.port, version, keepalive: 1 });
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.text()));
    await transport.subscribe(["count"]);
    const count = 20_000;
    for (let index = 0; index < count; index += 1) {
      transport.publish("count", `${index}`);
      if (index % 1_000 === 0) void transport.subscribe([`other/${index}`]);
      if (index % 5_000 === 0) await sleep(600);
    }
    await until(() => received.length >= count, 20_000, "all messages");
    expect(received).toEqual(Array.from({ length: count }, (_, index) => `${index}`));
  });

  it("drops a message that is too large, stays connected, and gets the next one", async () => {
    const mosquitto = await bench.broker();
    const oversized: [string, number][] = [];
    const transport = bench.client(
      { port: mosquitto.port, version, maximumPacketSize: 10_000 },
      { oversized: (topic, size) => oversized.push([topic, size]) },
    );
    await until(() => transport.connected);
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.topic));
    await transport.subscribe(["#"]);
    await publishRaw(mosquitto.port, "large", Buffer.alloc(5_000_000, 0x61));
    await publishRaw(mosquitto.port, "small", Buffer.from("x"));
    await until(() => received.length > 0);
    expect(received).toEqual(["small"]);
    expect(transport.connected).toBe(true);
    // With MQTT 5 the broker knows the limit and does not send it in the first place.
    expect(oversized.map(([topic]) => topic)).toEqual(version === 4 ? ["large"] : []);
  });

  it("sends 450 subscriptions and has all of them acknowledged", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port, version });
    await transport.subscribe(Array.from({ length: 450 }, (_, index) => `zigbee2mqtt/device ${index}`));
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.topic));
    transport.publish("zigbee2mqtt/device 0", "");
    transport.publish("zigbee2mqtt/device 449", "");
    await until(() => received.length === 2);
  });

  it("lets everything leave before it closes", async () => {
    const mosquitto = await bench.broker();
    const witness = await bench.connected({ port: mosquitto.port });
    const received: string[] = [];
    witness.onMessage((message) => received.push(message.text()));
    await witness.subscribe(["last"]);
    const transport = await bench.connected({ port: mosquitto.port, version });
    for (let index = 0; index < 500; index += 1) transport.publish("last", `${index}`);
    await transport.close();
    expect(transport.connected).toBe(false);
    await until(() => received.length === 500);
    expect(mosquitto.log()).toMatch(/Received DISCONNECT/);
  });
});

describe.skipIf(!hasMosquitto)("a listener that throws", () => {
  it("is reported, and neither the others nor the connection notice", async () => {
    const mosquitto = await bench.broker();
    const failures: unknown[] = [];
    const transport = bench.client({ port: mosquitto.port }, { listenerFailed: (error) => failures.push(error) });
    const received: string[] = [];
    transport.onMessage(() => {
      throw new Error("fault in a listener");
    });
    transport.onMessage((message) => received.push(message.text()));
    await until(() => transport.connected);
    await transport.subscribe(["a"]);
    transport.publish("a", "1");
    transport.publish("a", "2");
    await until(() => received.length === 2);
    expect(failures).toHaveLength(2);
    expect(transport.connected).toBe(true);
  });
});
