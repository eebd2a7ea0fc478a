import type { HomeDescription } from "../../../z2m/description.ts";
import type { Facts } from "../facts.ts";
import type { InboundMessage } from "../transport.ts";
import type { HomeProtocol } from "./protocol.ts";
import type { Subscriptions } from "./subscriptions.ts";

export interface BridgeEvents {
  /** `live`: told just now, not kept by the broker or from an earlier time. */
  onHome(home: HomeDescription, live: boolean): void;
  /** `returned`: Zigbee2MQTT was away, and has just said that it is back. */
  onState(online: boolean, returned: boolean, retained: boolean): void;
  onFailedCommand(entity: string, key: string | undefined, message: string): void;
}

/** Follows what Zigbee2MQTT says about itself: its state, its devices, its groups, its errors. */
export class Bridge {
  readonly #protocol: HomeProtocol;
  readonly #facts: Facts;
  readonly #events: BridgeEvents;
  #online: boolean | undefined;
  #devices: unknown;
  #groups: unknown = [];
  readonly #seen = new Map<string, string>();

  constructor(baseTopic: string, subscriptions: Subscriptions, protocol: HomeProtocol, facts: Facts, events: BridgeEvents) {
    this.#protocol = protocol;
    this.#facts = facts;
    this.#events = events;
    subscriptions.add(`${baseTopic}/bridge/state`, { handle: (message) => this.#onState(message) });
    subscriptions.add(`${baseTopic}/bridge/devices`, { handle: (message) => this.#onList(message, (list) => (this.#devices = list)) });
    subscriptions.add(`${baseTopic}/bridge/groups`, { handle: (message) => this.#onList(message, (list) => (this.#groups = list)) });
    subscriptions.add(`${baseTopic}/bridge/logging`, { handle: (message) => this.#onLogging(message) });
  }

  /** Undefined until it has said so. */
  get online(): boolean | undefined {
    return this.#online;
  }

  /** Takes payloads from an earlier time, to go on with until the broker tells new ones. */
  remember(devices: unknown, groups: unknown): void {
    this.#devices = devices;
    this.#groups = groups;
    this.#describe(false);
  }

  /** The connection is cut: what is said next about the state is news again. */
  forgetState(): void {
    this.#online = undefined;
  }

  #onState(message: InboundMessage): void {
    const state = this.#protocol.readBridgeState(message.text());
    if (state === undefined) return;
    const before = this.#online;
    this.#online = state === "online";
    // A retained state tells how things are; only a live one tells that they have just changed.
    const returned = this.#online && !message.retain && before !== true;
    if (before !== this.#online) this.#facts.tell({ type: "bridgeStateChanged", online: this.#online });
    this.#events.onState(this.#online, returned, message.retain);
  }

  #onList(message: InboundMessage, take: (list: unknown) => void): void {
    const { topic } = message;
    const text = message.text();
    if (text === "" || text === this.#seen.get(topic)) return;
    const list = parseList(text);
    if (list === undefined) {
      this.#facts.tell({ type: "messageIgnored", topic, reason: "it is not a JSON list" });
      return;
    }
    this.#seen.set(topic, text);
    take(list);
    this.#describe(!message.retain);
  }

  #describe(live: boolean): void {
    if (this.#devices !== undefined) this.#events.onHome(this.#protocol.describe(this.#devices, this.#groups), live);
  }

  #onLogging(message: InboundMessage): void {
    const text = message.text();
    // Most log lines are no errors: not worth parsing.
    if (!text.includes("error")) return;
    const failed = this.#protocol.readFailedCommand(text);
    if (failed !== undefined) this.#events.onFailedCommand(failed.entity, failed.key, failed.message);
  }
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
