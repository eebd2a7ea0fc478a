import { randomBytes } from "node:crypto";
import type { Disposer } from "../../base/disposer.ts";
import { Emitter } from "../../base/emitter.ts";
import type { Clock } from "../core/clock.ts";
import type { InboundMessage, PublishOptions, Transport } from "../core/transport.ts";
import { BackOff } from "./back-off.ts";
import { prepareSocket } from "./broker-socket.ts";
import { type ConnectProblem, describeConnectError } from "./connect-problem.ts";
import { type ConnectionEvents, MqttConnection } from "./mqtt-connection.ts";
import type { MqttSettings, MqttVersion } from "./mqtt-settings.ts";
import { ReceivedMessage } from "./received-message.ts";
import { Subscriptions } from "./subscriptions.ts";

/** What goes wrong while running; none of it stops the transport. */
export interface TransportReporter {
  /** Called for each failed attempt and each lost connection. `retryIn`: milliseconds until the next attempt. */
  connectionProblem(problem: ConnectProblem, retryIn: number): void;
  /** A message above `maximumPacketSize` was dropped. */
  oversized(topic: string, size: number): void;
  /** The broker does not grant these subscriptions. */
  notAllowed(filters: readonly string[]): void;
  /** A listener has thrown: a fault of the program. */
  listenerFailed(error: unknown): void;
}

export interface MqttTransportOptions {
  readonly clock: Clock;
  readonly report?: Partial<TransportReporter>;
}

/** Milliseconds for what was handed over to leave, and for the good-bye, before the connection is cut. */
const closingTimeout = 1_000;

/** MQTT that stays connected: tries again for ever, subscribes again, and never sends anything late. */
export class MqttTransport implements Transport {
  readonly #settings: MqttSettings;
  readonly #clock: Clock;
  readonly #report: Partial<TransportReporter>;
  readonly #clientId: string;
  readonly #backOff = new BackOff();
  readonly #subscriptions = new Subscriptions();
  readonly #messages = new Emitter<InboundMessage>();
  readonly #connects = new Emitter<void>();
  readonly #disconnects = new Emitter<string>();
  readonly #problems = new Emitter<ConnectProblem>();
  #version: MqttVersion;
  #connection: MqttConnection | undefined;
  #connected = false;
  #connectedAt = 0;
  #cancelRetry: Disposer = () => undefined;
  #lastProblem: ConnectProblem | undefined;
  #closing: (() => void) | undefined;
  #closed: Promise<void> | undefined;

  /** Does nothing until `open`. */
  constructor(settings: MqttSettings, options: MqttTransportOptions) {
    this.#settings = settings;
    this.#clock = options.clock;
    this.#report = options.report ?? {};
    this.#clientId = settings.clientId ?? `ziggy-flow-${randomBytes(6).toString("hex")}`;
    this.#version = settings.version ?? 5;
  }

  /** Begins connecting, and goes on trying until `close`. */
  open(): this {
    void this.#attempt();
    return this;
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Why there is no connection; undefined while there is one and before the first attempt has failed. */
  get lastProblem(): ConnectProblem | undefined {
    return this.#lastProblem;
  }

  /** The version in use, or to be tried next. */
  get version(): MqttVersion {
    return this.#version;
  }

  publish(topic: string, payload: string, options: PublishOptions = {}): void {
    if (!this.#connected || this.#connection === undefined) throw new Error(`Not connected: the message to ${topic} was not sent`);
    this.#connection.publish(topic, payload, options);
  }

  subscribe(filters: readonly string[]): Promise<void> {
    const added = this.#subscriptions.add(filters);
    if (this.#connected && added.length > 0) this.#subscribeNow(added);
    const granted = this.#subscriptions.whenGranted(filters);
    // Who does not wait must not bring the process down when the broker refuses; the reporter hears of it anyway.
    granted.catch(() => undefined);
    return granted;
  }

  unsubscribe(filters: readonly string[]): void {
    const removed = this.#subscriptions.remove(filters);
    if (this.#connected && removed.length > 0) this.#connection?.unsubscribe(removed);
  }

  onMessage(listener: (message: InboundMessage) => void): Disposer {
    return this.#messages.on(this.#guarded(listener));
  }

  onConnect(listener: () => void): Disposer {
    return this.#connects.on(this.#guarded(listener));
  }

  /** Not called for `close`. */
  onDisconnect(listener: (reason: string) => void): Disposer {
    return this.#disconnects.on(this.#guarded(listener));
  }

  /** Called for each failed attempt and each lost connection. */
  onProblem(listener: (problem: ConnectProblem) => void): Disposer {
    return this.#problems.on(this.#guarded(listener));
  }

  close(): Promise<void> {
    this.#closed ??= new Promise<void>((resolve) => {
      this.#cancelRetry();
      this.#subscriptions.remove(this.#subscriptions.all());
      const connection = this.#connection;
      if (connection === undefined) {
        this.#closing = () => undefined;
        resolve();
        return;
      }
      const cancelCut = this.#clock.wakeAt(this.#clock.monotonic() + closingTimeout, () => connection.abort());
      this.#closing = () => {
        cancelCut();
        resolve();
      };
      connection.close();
    });
    return this.#closed;
  }

  async #attempt(): Promise<void> {
    const socket = await prepareSocket(this.#settings);
    if (this.#closed !== undefined) return;
    if (!socket.ok) {
      this.#ended(socket.error);
      return;
    }
    const events: ConnectionEvents = {
      opened: () => this.#opened(),
      message: (topic, payload, retain) => this.#messages.emit(new ReceivedMessage(topic, payload, retain)),
      oversized: (topic, size) => this.#report.oversized?.(topic, size),
      ended: (problem) => this.#ended(problem),
    };
    try {
      this.#connection = new MqttConnection(
        { settings: this.#settings, version: this.#version, clientId: this.#clientId, openSocket: socket.value, clock: this.#clock },
        events,
      );
    } catch (error) {
      // Node refuses unusable certificates and impossible ports before it begins.
      this.#ended(describeConnectError(error, { ...this.#settings, tls: this.#settings.tls !== undefined }));
    }
  }

  #opened(): void {
    this.#connected = true;
    this.#connectedAt = this.#clock.monotonic();
    this.#lastProblem = undefined;
    // Before the listeners: what they ask for is then answered to subscribed topics.
    const filters = this.#subscriptions.all();
    if (filters.length > 0) this.#subscribeNow(filters);
    this.#connects.emit();
  }

  #subscribeNow(filters: readonly string[]): void {
    this.#connection?.subscribe(filters).then(
      (refused) => {
        this.#subscriptions.answered(filters, refused);
        if (refused.length > 0) this.#report.notAllowed?.(refused);
      },
      // The connection ended first: the next one subscribes again.
      () => undefined,
    );
  }

  #ended(problem: ConnectProblem): void {
    const wasConnected = this.#connected;
    this.#connection = undefined;
    this.#connected = false;
    this.#subscriptions.connectionLost();
    if (wasConnected) this.#backOff.connectionLasted(this.#clock.monotonic() - this.#connectedAt);
    if (this.#closing !== undefined) {
      this.#closing();
      return;
    }
    this.#retry(problem, wasConnected);
    if (wasConnected) this.#disconnects.emit(problem.what);
  }

  #retry(problem: ConnectProblem, wasConnected: boolean): void {
    this.#lastProblem = problem;
    const otherVersion = !wasConnected && this.#tryOtherVersion(problem);
    const refused = problem.code === "not authorised" || problem.code === "certificate" || problem.code === "tls file";
    const delay = otherVersion ? 0 : this.#backOff.next(refused);
    this.#cancelRetry = this.#clock.wakeAt(this.#clock.monotonic() + delay, () => void this.#attempt());
    if (otherVersion) return;
    this.#guarded(() => this.#report.connectionProblem?.(problem, delay))(undefined);
    this.#problems.emit(problem);
  }

  /** A broker without MQTT 5 says so, or closes the connection without a word. */
  #tryOtherVersion(problem: ConnectProblem): boolean {
    if (this.#settings.version !== undefined) return false;
    if (problem.code !== "version refused" && problem.code !== "closed" && problem.code !== "failed") return false;
    this.#version = this.#version === 5 ? 4 : 5;
    return this.#version === 4;
  }

  #guarded<T>(listener: (value: T) => void): (value: T) => void {
    return (value) => {
      try {
        listener(value);
      } catch (error) {
        this.#report.listenerFailed?.(error);
      }
    };
  }
}
