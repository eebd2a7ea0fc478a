import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { MqttTransport } from "../../src/runtime/mqtt/mqtt-transport.ts";
import { SystemClock } from "../../src/runtime/system/system-clock.ts";
import { hasMosquitto, type Mosquitto, startMosquitto } from "../support/mosquitto.ts";
import { until } from "../support/until.ts";

const clock = new SystemClock();
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close();
});

async function broker(options = {}): Promise<Mosquitto> {
  const mosquitto = await startMosquitto(options);
  opened.push({ close: () => mosquitto.stop() });
  return mosquitto;
}

function client(port: number): MqttTransport {
  const transport = new MqttTransport({ host: "127.0.0.1", port }, { clock }).open();
  opened.push(transport);
  return transport;
}

describe.skipIf(!hasMosquitto)("after the broker was killed", () => {
  it.each([200, 5_000])("and is back after %i ms, it is at work again within 2 s and receives each message once", async (outage) => {
    const mosquitto = await broker();
    const transport = client(mosquitto.port);
    const other = client(mosquitto.port);
    const received: string[] = [];
    transport.onMessage((message) => received.push(message.text()));
    await transport.subscribe(["a/+", "b"]);
    await until(() => other.connected);
    await mosquitto.kill();
    await until(() => !transport.connected && !other.connected);
    await sleep(outage);
    await mosquitto.start();
    const away = await until(() => transport.connected && other.connected, 2_000);
    expect(away).toBeLessThan(2_000);
    await sleep(100);
    other.publish("a/1", "one");
    other.publish("b", "two");
    await until(() => received.length >= 2);
    await sleep(100);
    expect(received).toEqual(["one", "two"]);
  });
});
