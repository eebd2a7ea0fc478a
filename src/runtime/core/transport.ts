import type { Disposer } from "../../base/disposer.ts";

/** What moves messages: MQTT, memory, or a script in a test. Topics are complete (base topic included). */
export interface Transport {
  readonly connected: boolean;
  /** Hands the message over now; must only be called while connected. Never retained unless asked. */
  publish(topic: string, payload: string, options?: PublishOptions): void;
  /** Topics to receive from now on, wildcards allowed; kept across reconnects. Resolves when the broker has acknowledged. */
  subscribe(filters: readonly string[]): Promise<void>;
  unsubscribe(filters: readonly string[]): void;
  onMessage(listener: (message: InboundMessage) => void): Disposer;
  onConnect(listener: () => void): Disposer;
  onDisconnect(listener: (reason: string) => void): Disposer;
  /** Lets what was handed over leave, then closes. */
  close(): Promise<void>;
}

export interface PublishOptions {
  readonly qos?: 0 | 1;
  readonly retain?: boolean;
}

export interface InboundMessage {
  readonly topic: string;
  /** The payload, read as UTF-8. Cheap to call again. */
  text(): string;
  /** The broker replays what it kept: state, never an event. */
  readonly retain: boolean;
}
