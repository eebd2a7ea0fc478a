import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { Emitter } from "../../base/emitter.ts";
import type { InboundMessage } from "../../runtime/core/transport.ts";
import type { SimulatorLink } from "../link.ts";
import { matchesFilter } from "../topic-filter.ts";
import { BytesMessage } from "./bytes-message.ts";

export interface ConnectSimulatorOptions {
  /** For the last will. Default "zigbee2mqtt". */
  readonly baseTopic?: string;
  readonly username?: string;
  readonly password?: string;
}

export interface NetworkLink extends SimulatorLink {
  /** Lets what was published leave, then disconnects without the last will. */
  close(): Promise<void>;
  /** Drops the connection as a killed process would: the broker publishes the last will. */
  cut(): void;
}

/**
 * Connects a simulated home to a real broker, with Zigbee2MQTT's last will. Rejects when the broker cannot be reached;
 * reconnects by itself afterwards, once a second as Zigbee2MQTT does.
 */
export async function connectSimulator(url: string, options: ConnectSimulatorOptions = {}): Promise<NetworkLink> {
  const { baseTopic = "zigbee2mqtt", username, password } = options;
  const will = { topic: `${baseTopic}/bridge/state`, payload: Buffer.from('{"state":"offline"}'), qos: 1, retain: true } as const;
  const settings: IClientOptions = { will, reconnectPeriod: 1_000, queueQoSZero: false };
  const client = await connectAsync(url, { ...settings, ...(username === undefined ? {} : { username, password: password ?? "" }) }, false);
  return new MqttLink(client);
}

class MqttLink implements NetworkLink {
  readonly #client: MqttClient;
  readonly #reconnects = new Emitter<void>();
  readonly #listeners = new Set<{ readonly filter: string; readonly listener: (message: InboundMessage) => void }>();

  constructor(client: MqttClient) {
    this.#client = client;
    client.on("connect", () => this.#reconnects.emit());
    // Without a listener an error ends the process; the client tries again by itself.
    client.on("error", () => {});
    client.on("message", (topic, payload, { retain }) => {
      for (const { filter, listener } of [...this.#listeners]) {
        if (matchesFilter(filter, topic)) listener(new BytesMessage(topic, payload, retain));
      }
    });
  }

  publish: SimulatorLink["publish"] = (topic, payload, options = {}) => {
    if (this.#client.connected) this.#client.publish(topic, payload, { qos: options.qos ?? 0, retain: options.retain ?? false });
  };

  subscribe: SimulatorLink["subscribe"] = (filter, listener) => {
    const entry = { filter, listener };
    this.#listeners.add(entry);
    this.#client.subscribe(filter, () => {});
    return () => {
      this.#listeners.delete(entry);
      if ([...this.#listeners].every((other) => other.filter !== filter)) this.#client.unsubscribe(filter, () => {});
    };
  };

  onReconnect: SimulatorLink["onReconnect"] = (listener) => this.#reconnects.on(listener);

  async close(): Promise<void> {
    await this.#client.endAsync();
  }

  cut(): void {
    this.#client.options.reconnectPeriod = 0;
    this.#client.stream.destroy();
  }
}
