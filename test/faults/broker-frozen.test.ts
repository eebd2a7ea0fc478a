import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { hasMosquitto } from "../support/mosquitto.ts";
import { createTestBench } from "../support/mqtt-clients.ts";
import { until } from "../support/until.ts";

const bench = createTestBench();

describe.skipIf(!hasMosquitto)("a broker that is frozen (A2)", () => {
  it("is noticed within 25 s, also by a client that goes on publishing, and is at work within 2 s after it answers again", async () => {
    const mosquitto = await bench.broker();
    // pyziggy's default file asks for 60 s.
    const quiet = await bench.connected({ port: mosquitto.port, keepalive: 60 });
    const busy = await bench.connected({ port: mosquitto.port });
    const received: string[] = [];
    quiet.onMessage((message) => received.push(message.text()));
    await quiet.subscribe(["a"]);
    await sleep(500);
    mosquitto.freeze();
    const start = performance.now();
    const publishing = setInterval(() => busy.connected && busy.publish("b", "x"), 200);
    await until(() => !quiet.connected && !busy.connected, 25_000, "both to notice");
    clearInterval(publishing);
    expect(performance.now() - start).toBeLessThan(25_000);
    await sleep(3_000);
    mosquitto.thaw();
    expect(await until(() => quiet.connected && busy.connected, 2_000, "a connection")).toBeLessThan(2_000);
    await sleep(200);
    busy.publish("a", "again");
    await until(() => received.length > 0);
    expect(received).toEqual(["again"]);
  });

  it("does not keep a program that wants to leave", async () => {
    const mosquitto = await bench.broker();
    const transport = await bench.connected({ port: mosquitto.port });
    mosquitto.freeze();
    transport.publish("lamp/set", "ON");
    transport.publish("lamp/set", "ON", { qos: 1 });
    const start = performance.now();
    await transport.close();
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
