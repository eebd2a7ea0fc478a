import { Buffer } from "node:buffer";
import { type IClientOptions, MqttClient } from "mqtt";
import type { Clock } from "../core/clock.ts";
import type { PublishOptions } from "../core/transport.ts";
import type { SocketOpener } from "./broker-socket.ts";
import { type ConnectProblem, type ConnectTarget, closedBeforeAnswer, describeConnectError } from "./connect-problem.ts";
import { encodePublish } from "./encode-publish.ts";
import { MessageStream } from "./message-stream.ts";
import { defaultMaximumPacketSize, longestKeepalive, type MqttSettings, type MqttVersion } from "./mqtt-settings.ts";

export interface ConnectionOptions {
  readonly settings: MqttSettings;
  readonly version: MqttVersion;
  readonly clientId: string;
  readonly openSocket: SocketOpener;
  readonly clock: Clock;
}

/** What a connection tells its owner. `ended` comes exactly once, last. */
export interface ConnectionEvents {
  /** The broker has accepted. */
  opened(): void;
  /** The payload is only lent until this returns. */
  message(topic: string, payload: Buffer, retain: boolean): void;
  oversized(topic: string, size: number): void;
  ended(problem: ConnectProblem): void;
}

/** Milliseconds for name lookup, TCP, TLS and the broker's answer together. */
const answerTimeout = 10_000;
/** Topics in one SUBSCRIBE packet; brokers limit the size of packets, not the number of subscriptions. */
const topicsPerPacket = 200;

/**
 * One connection, from the first byte to its end; never used again after that. mqtt.js' own reconnecting is off: it has no
 * back-off, gives up after a refusal, and sends again what was published during the outage. A new client for each
 * connection has nothing to send again.
 */
export class MqttConnection {
  readonly #client: MqttClient;
  readonly #events: ConnectionEvents;
  readonly #target: ConnectTarget;
  readonly #mqtt5: boolean;
  #stream: MessageStream | undefined;
  #problem: ConnectProblem | undefined;
  #opened = false;
  #ended = false;

  constructor(options: ConnectionOptions, events: ConnectionEvents) {
    const { settings, version, clientId, openSocket, clock } = options;
    this.#events = events;
    this.#mqtt5 = version === 5;
    this.#target = { host: settings.host, port: settings.port, tls: settings.tls !== undefined };
    const maximumPacketSize = settings.maximumPacketSize ?? defaultMaximumPacketSize;
    this.#client = new MqttClient(
      () => {
        this.#stream = new MessageStream(
          openSocket,
          {
            publish: (topic, payload, retain) => events.message(topic, payload, retain),
            oversized: (topic, size) => events.oversized(topic, size),
          },
          { mqtt5: this.#mqtt5, maximumPacketSize, clock },
        );
        return this.#stream;
      },
      clientOptions(settings, version, clientId, maximumPacketSize),
    );
    this.#listen();
    this.#client.connect();
  }

  #listen(): void {
    const client = this.#client;
    client.on("connect", () => {
      this.#opened = true;
      this.#events.opened();
    });
    // Only messages of a higher quality than was asked for come this way: a broker should not send them.
    client.on("message", (topic, payload, packet) => this.#events.message(topic, payload, packet.retain));
    client.on("disconnect", (packet) => {
      const message = packet.properties?.reasonString ?? "";
      this.#fail(Object.assign(new Error(message), { code: packet.reasonCode ?? 0 }));
    });
    client.on("error", (error) => this.#fail(error));
    client.on("close", () => this.#end(this.#problem ?? this.#closed()));
  }

  #closed(): ConnectProblem {
    if (!this.#opened) return closedBeforeAnswer(this.#target);
    const place = `${this.#target.host}:${this.#target.port}`;
    return { code: "closed", what: `${place} closed the connection`, remedy: "it is tried again", detail: "closed" };
  }

  /** The first problem is the cause, later ones follow from it. mqtt.js leaves the stream open after some errors. */
  #fail(error: unknown): void {
    this.#problem ??= describeConnectError(error, this.#target);
    this.#stream?.destroy();
  }

  #end(problem: ConnectProblem): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#client.end(true);
    this.#events.ended(problem);
  }

  /** Only while open. Throws a RangeError when the topic or payload is more than MQTT can carry. */
  publish(topic: string, payload: string, options: PublishOptions): void {
    const retain = options.retain ?? false;
    if (options.qos === 1) this.#client.publish(topic, payload, { qos: 1, retain });
    else this.#stream?.send(encodePublish(topic, payload, { mqtt5: this.#mqtt5, retain }));
  }

  /** Resolves with the filters that the broker refused; rejects when the connection ends first. */
  async subscribe(filters: readonly string[]): Promise<readonly string[]> {
    const refused: string[] = [];
    const batches: Promise<void>[] = [];
    for (let start = 0; start < filters.length; start += topicsPerPacket) {
      batches.push(this.#subscribeBatch(filters.slice(start, start + topicsPerPacket), refused));
    }
    await Promise.all(batches);
    return refused;
  }

  #subscribeBatch(filters: string[], refused: string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#client.subscribe(filters, { qos: 0 }, (error, granted, packet) => {
        const codes = packet?.granted ?? granted?.map((grant) => grant.qos);
        if (codes === undefined || codes.length !== filters.length) {
          reject(error ?? new Error("The broker's answer to a subscription is incomplete"));
          return;
        }
        refused.push(...filters.filter((_, index) => Number(codes[index]) >= 128));
        resolve();
      });
    });
  }

  unsubscribe(filters: readonly string[]): void {
    this.#client.unsubscribe([...filters], () => undefined);
  }

  /** Lets what was published leave, says good-bye, closes. `abort` cuts it short. */
  close(): void {
    if (this.#opened) this.#client.end(false);
    else this.abort();
  }

  abort(): void {
    this.#stream?.destroy();
  }
}

function clientOptions(settings: MqttSettings, version: MqttVersion, clientId: string, maximumPacketSize: number): IClientOptions {
  return {
    manualConnect: true,
    protocolVersion: version,
    clientId,
    clean: true,
    keepalive: Math.min(settings.keepalive ?? longestKeepalive, longestKeepalive),
    // Else each acknowledgement would put the next ping off, and a frozen broker is noticed later.
    reschedulePings: false,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    connectTimeout: answerTimeout,
    // Else 65,536 small buffers are made at the first packet.
    writeCache: false,
    ...(settings.user === undefined ? {} : { username: settings.user }),
    ...(settings.password === undefined ? {} : { password: Buffer.from(settings.password) }),
    ...(version === 5 ? { properties: { maximumPacketSize } } : {}),
  };
}
