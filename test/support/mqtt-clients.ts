import { Buffer } from "node:buffer";
import { connect } from "node:net";
import { afterEach } from "vitest";
import type { Clock } from "../../src/runtime/core/clock.ts";
import type { ConnectProblem } from "../../src/runtime/mqtt/connect-problem.ts";
import type { MqttSettings } from "../../src/runtime/mqtt/mqtt-settings.ts";
import { MqttTransport, type TransportReporter } from "../../src/runtime/mqtt/mqtt-transport.ts";
import { SystemClock } from "../../src/runtime/system/system-clock.ts";
import { type Mosquitto, type MosquittoOptions, startMosquitto } from "./mosquitto.ts";
import { until } from "./until.ts";

export const realClock: Clock = new SystemClock();

/** What one test has opened: closed after it, newest first, also when it fails. */
export interface TestBench {
  broker(options?: MosquittoOptions): Promise<Mosquitto>;
  /** A transport that has begun connecting. */
  client(settings: Partial<MqttSettings> & { port: number }, report?: Partial<TransportReporter>): MqttTransport;
  /** The same, connected. */
  connected(settings: Partial<MqttSettings> & { port: number }): Promise<MqttTransport>;
  own(close: () => unknown): void;
}

/** To be called once in a test file. */
export function createTestBench(): TestBench {
  const opened: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  const bench: TestBench = {
    async broker(options) {
      const mosquitto = await startMosquitto(options);
      opened.push(() => mosquitto.stop());
      return mosquitto;
    },
    client(settings, report) {
      const transport = new MqttTransport({ host: "127.0.0.1", ...settings }, { clock: realClock, ...(report ? { report } : {}) }).open();
      opened.push(() => transport.close());
      return transport;
    },
    async connected(settings) {
      const transport = bench.client(settings);
      await until(() => transport.connected, 5_000, "a connection");
      return transport;
    },
    own: (close) => opened.push(close),
  };
  return bench;
}

/** The first problem that the transport meets. */
export async function firstProblem(transport: MqttTransport, timeout = 5_000): Promise<ConnectProblem> {
  await until(() => transport.lastProblem !== undefined || transport.connected, timeout, "a problem");
  if (transport.lastProblem === undefined) throw new Error("it is connected");
  return transport.lastProblem;
}

/** Publishes raw bytes past any client library: connects, sends one packet, leaves. */
export function publishRaw(port: number, topic: string, payload: Buffer, options: { retain?: boolean } = {}): Promise<void> {
  const text = (value: string): Buffer => Buffer.concat([Buffer.from([value.length >> 8, value.length & 0xff]), Buffer.from(value)]);
  const packet = (header: number, body: Buffer): Buffer => {
    const length: number[] = [];
    for (let rest = body.length; ; rest >>= 7) {
      length.push((rest & 0x7f) | (rest > 127 ? 0x80 : 0));
      if (rest <= 127) break;
    }
    return Buffer.concat([Buffer.from([header, ...length]), body]);
  };
  const hello = packet(0x10, Buffer.concat([text("MQTT"), Buffer.from([4, 2, 0, 60]), text("")]));
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.once("data", () => {
      socket.write(packet(options.retain === true ? 0x31 : 0x30, Buffer.concat([text(topic), payload])));
      socket.end(Buffer.from([0xe0, 0]));
    });
    socket.write(hello);
  });
}
