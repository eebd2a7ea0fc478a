import { type Disposer, DisposerBag } from "../../base/disposer.ts";
import { Emitter } from "../../base/emitter.ts";
import type { BrokerState, EntityState, HomeFacts } from "../../contract/facts.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { InboundMessage, Transport } from "../../runtime/core/transport.ts";
import { readBridgeInfo } from "../../z2m/bridge/bridge-info.ts";
import { readAvailability, readBridgeState } from "../../z2m/bridge/online-state.ts";
import type { HomeDescription } from "../../z2m/description.ts";
import { parseJson } from "../../z2m/read-json.ts";
import { readEntityTopic } from "../../z2m/topics.ts";
import { watchBridge } from "../home/bridge-watch.ts";
import { type HomeSnapshot, snapshotOf } from "../home/home-snapshot.ts";
import { homePatience, noDeviceList } from "../home/wait-for-home.ts";
import { Batches } from "./batches.ts";
import { EntityStates } from "./entity-states.ts";

/** Messages kept until the device list has come and says whose they are. Retained ones arrive in any order. */
const mostKept = 5_000;

const nothing: HomeDescription = { devices: [], groups: [], dropped: [] };

/**
 * The home as the editor shows it, from a connection of its own: it lives on when the runner is restarted, and the runner
 * receives exactly what it would without an editor.
 */
export class HomeWatch {
  /** The network, the bridge or the connection has changed. */
  readonly changed = new Emitter<void>();
  /** Another device list than before. */
  readonly homeChanged = new Emitter<HomeSnapshot>();
  /** News of devices, at most 30 times a second. */
  readonly statesChanged = new Emitter<readonly EntityState[]>();
  readonly #clock: Clock;
  readonly #baseTopic: string;
  readonly #states = new EntityStates();
  readonly #batches: Batches;
  readonly #bag = new DisposerBag();
  #snapshot: HomeSnapshot | undefined;
  #addresses: ReadonlyMap<string, string> = new Map();
  #early: InboundMessage[] = [];
  #broker: BrokerState = "connecting";
  #bridge: HomeFacts["bridge"] = "unknown";
  #version: string | undefined;
  #warnings: readonly string[] = [];
  /** Why there is no home yet, where that is known. */
  #hindrance: string | undefined;
  /** Ends the waiting for the device list. */
  #patience: Disposer = () => undefined;

  constructor(clock: Clock, baseTopic: string) {
    this.#clock = clock;
    this.#baseTopic = baseTopic;
    this.#batches = new Batches(clock, () => {
      const news = this.#states.takeChanges();
      if (news.length > 0) this.statesChanged.emit(news);
    });
  }

  /** Receives everything of the home from now on. */
  follow(transport: Transport): void {
    if (transport.connected) this.#onConnect();
    this.#bag.add(transport.onConnect(() => this.#onConnect()));
    this.#bag.add(transport.onDisconnect((reason) => this.#connection("away", reason)));
    this.#bag.add(transport.onMessage((message) => this.#receive(message)));
    this.#bag.add(
      watchBridge(transport, this.#baseTopic, this.#clock, {
        onPayloads: ({ devices, groups }) => {
          this.#patience();
          this.#hindrance = undefined;
          this.take(snapshotOf(devices, groups));
        },
        onUnreadable: (topic) => this.hinder(`${topic} holds no JSON; the list before is used.`),
      }),
    );
    // A refusal by the broker is said by whoever owns the transport.
    transport.subscribe([`${this.#baseTopic}/#`]).catch(() => undefined);
  }

  /** A home from the bridge, or as last seen while there is no bridge. */
  take(snapshot: HomeSnapshot): void {
    if (this.#snapshot !== undefined && isSame(this.#snapshot, snapshot)) return;
    this.#snapshot = snapshot;
    const { devices, groups } = snapshot.description;
    this.#addresses = new Map([
      ...devices.map(({ name, ieee }) => [name, ieee] as const),
      ...groups.map(({ name, id }) => [name, String(id)] as const),
    ]);
    for (const message of this.#early.splice(0)) this.#receive(message);
    this.homeChanged.emit(snapshot);
    this.changed.emit();
  }

  /** Says why there is no home (or no connection) until there is one. Returns whether that is news. */
  hinder(reason: string): boolean {
    if (this.#hindrance === reason) return false;
    this.#hindrance = reason;
    this.changed.emit();
    return true;
  }

  get snapshot(): HomeSnapshot | undefined {
    return this.#snapshot;
  }

  get facts(): HomeFacts {
    return {
      home: this.#snapshot?.description ?? nothing,
      broker: this.#broker,
      bridge: this.#bridge,
      notice: this.#hindrance ?? this.#warnings[0],
      version: this.#version,
    };
  }

  get states(): readonly EntityState[] {
    return this.#states.all();
  }

  dispose(): void {
    this.#patience();
    this.#batches.dispose();
    this.#bag.dispose();
  }

  #onConnect(): void {
    this.#connection("connected", undefined);
    const { what, remedy } = noDeviceList("the broker", this.#baseTopic);
    this.#patience();
    this.#patience = this.#clock.wakeAt(this.#clock.monotonic() + homePatience, () => this.hinder(`${what}; ${remedy}`));
  }

  #connection(state: BrokerState, reason: string | undefined): void {
    this.#broker = state;
    this.#hindrance = reason;
    if (state === "away") this.#bridge = "unknown";
    this.changed.emit();
  }

  #receive(message: InboundMessage): void {
    const prefix = `${this.#baseTopic}/`;
    if (!message.topic.startsWith(prefix)) return;
    const remainder = message.topic.slice(prefix.length);
    if (remainder === "bridge/state") this.#onBridgeState(message.text());
    else if (remainder === "bridge/info") this.#onBridgeInfo(message.text());
    else if (!remainder.startsWith("bridge/")) this.#onEntity(remainder, message);
  }

  #onBridgeState(text: string): void {
    const state = readBridgeState(text);
    if (state === undefined || state === this.#bridge) return;
    this.#bridge = state;
    this.#states.bridgeOnline(state === "online");
    this.#batches.note();
    this.changed.emit();
  }

  #onBridgeInfo(text: string): void {
    const { version, warnings } = readBridgeInfo(parseJson(text));
    if (version === this.#version && warnings[0] === this.#warnings[0]) return;
    this.#version = version;
    this.#warnings = warnings;
    this.changed.emit();
  }

  #onEntity(remainder: string, message: InboundMessage): void {
    if (this.#snapshot === undefined) {
      if (this.#early.length < mostKept) this.#early.push(message);
      return;
    }
    const topic = readEntityTopic(remainder, (name) => this.#addresses.has(name));
    const address = topic === undefined ? undefined : this.#addresses.get(topic.name);
    if (topic === undefined || address === undefined) return;
    if (topic.kind === "state") this.#states.report(address, parseJson(message.text()), message.retain, this.#clock.wall());
    else if (topic.kind === "availability") {
      const word = readAvailability(message.text());
      if (word !== undefined) this.#states.reportAvailability(address, word === "removed" ? "unknown" : word);
    }
    this.#batches.note();
  }
}

function isSame(one: HomeSnapshot, other: HomeSnapshot): boolean {
  return JSON.stringify([one.devices, one.groups]) === JSON.stringify([other.devices, other.groups]);
}
