import { connectAsync, type MqttClient } from "mqtt";
import type { Json } from "../../src/base/json.ts";
import { type HomeName, homePayload } from "./homes.ts";
import { until } from "./until.ts";

export interface Command {
  readonly topic: string;
  readonly payload: Json;
}

/** A home on a broker, published by nothing of this project: retained payloads, and an echo for each `/set`. */
export interface PublishedHome {
  /** What was sent to devices, `/set` and `/get`, oldest first. */
  readonly commands: readonly Command[];
  /** The `/set`s of one device. */
  setsOf(name: string): readonly Json[];
  /** A device reports its state. Not retained, like Zigbee2MQTT's. */
  report(name: string, state: Record<string, Json>): Promise<void>;
  publish(topic: string, payload: string, retain?: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function publishHome(url: string, home: HomeName, baseTopic = "zigbee2mqtt"): Promise<PublishedHome> {
  const client: MqttClient = await connectAsync(url, { protocolVersion: 5 });
  const commands: Command[] = [];
  client.on("message", (topic, bytes) => {
    const payload = JSON.parse(bytes.toString("utf8")) as Json;
    commands.push({ topic, payload });
    if (topic.endsWith("/set")) client.publish(topic.replace(/\/set$/, ""), JSON.stringify(payload));
  });
  await client.subscribeAsync([`${baseTopic}/+/set`, `${baseTopic}/+/+/set`, `${baseTopic}/+/get`, `${baseTopic}/+/+/get`]);
  for (const part of ["state", "info", "devices", "groups"] as const) {
    const payload = part === "state" ? { state: "online" } : homePayload(home, part);
    await client.publishAsync(`${baseTopic}/bridge/${part}`, JSON.stringify(payload), { retain: true, qos: 1 });
  }
  return {
    commands,
    setsOf: (name) => commands.filter(({ topic }) => topic === `${baseTopic}/${name}/set`).map(({ payload }) => payload),
    report: (name, state) => client.publishAsync(`${baseTopic}/${name}`, JSON.stringify(state)).then(() => undefined),
    publish: (topic, payload, retain = false) => client.publishAsync(topic, payload, { retain, qos: 1 }).then(() => undefined),
    close: () => client.endAsync(),
  };
}

/** Waits until the device was sent this many `/set`s. */
export async function untilSets(home: PublishedHome, name: string, count: number): Promise<void> {
  await until(() => home.setsOf(name).length >= count, 5_000, `${count} commands to ${name}`);
}
