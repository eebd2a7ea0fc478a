import { connectAsync, type MqttClient } from "mqtt";
import type { CliProcess } from "../support/cli.ts";
import { type Mosquitto, type MosquittoOptions, startMosquitto } from "../support/mosquitto.ts";
import { type PublishedHome, publishHome } from "../support/published-home.ts";
import type { Workshop } from "../support/workshop.ts";

/** A broker of this test's own with the small home on it, published by nothing of this project. */
export async function homeOnBroker(shop: Workshop, options?: MosquittoOptions): Promise<{ broker: Mosquitto; home: PublishedHome }> {
  const broker = await startMosquitto(options);
  shop.own(() => broker.stop());
  const home = await publishHome(broker.url, "small");
  shop.own(() => home.close());
  return { broker, home };
}

/** A client that is not this project, subscribed; what it receives goes to `onMessage`. */
export async function witness(
  shop: Workshop,
  url: string,
  topics: readonly string[],
  onMessage: (topic: string, text: string) => void,
): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 5 });
  shop.own(() => client.endAsync(true));
  client.on("message", (topic, payload) => onMessage(topic, payload.toString("utf8")));
  await client.subscribeAsync([...topics]);
  return client;
}

/** Starts the command on the project of the workshop and waits until its flows are live. */
export async function runProject(shop: Workshop, url: string, ...options: readonly string[]): Promise<CliProcess> {
  const run = shop.start(["run", ".", "--broker", url, ...options]);
  await run.sees(/^ready$/m, 30_000);
  return run;
}

/** A measured figure, for docs/reliability.md. */
export function figure(text: string): void {
  process.stderr.write(`figure ${text}\n`);
}

/** The n-th part of sorted times, in milliseconds. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
