import { isJsonObject } from "../../../base/json.ts";
import type { DeviceDescription, HomeDescription } from "../../../z2m/description.ts";
import { EventHub } from "../event-hub.ts";
import type { HomeNews } from "../home-types.ts";
import type { Loop } from "../loop.ts";
import type { InboundMessage } from "../transport.ts";
import type { Events } from "../values.ts";
import type { Subscriptions } from "./subscriptions.ts";

type Known = Pick<DeviceDescription, "name" | "interview">;

/** Tells what happens to the network: by what differs from one device list to the next, and by Zigbee2MQTT's own events. */
export class NewsDesk {
  /** Whoever listens also has Zigbee2MQTT's events received. */
  readonly events: Events<HomeNews>;
  readonly #hub: EventHub<HomeNews>;
  #devices: ReadonlyMap<string, Known> | undefined;
  #online: boolean | undefined;
  #receives = false;

  constructor(baseTopic: string, subscriptions: Subscriptions, loop: Loop) {
    this.#hub = new EventHub(loop);
    this.events = {
      on: (listener) => {
        if (!this.#receives) subscriptions.add(`${baseTopic}/bridge/event`, { handle: (message) => this.#onEvent(message, loop) });
        this.#receives = true;
        return this.#hub.on(listener);
      },
    };
  }

  /** Takes the present device list. One that is not `live` is only what later ones are compared with. */
  described(home: HomeDescription, live: boolean): void {
    const before = this.#devices;
    const devices = home.devices.filter(({ kind }) => kind !== "Coordinator");
    this.#devices = new Map(devices.map(({ ieee, name, interview }) => [ieee, { name, interview }]));
    if (before !== undefined && live) for (const news of differences(before, this.#devices)) this.#hub.emit(news);
  }

  bridgeState(online: boolean, live: boolean): void {
    if (online === this.#online) return;
    const isFirst = this.#online === undefined;
    this.#online = online;
    if (live && !isFirst) this.#hub.emit(online ? { type: "online" } : { type: "offline" });
  }

  #onEvent(message: InboundMessage, loop: Loop): void {
    const event = message.retain ? undefined : parse(message.text());
    if (!isJsonObject(event) || event.type !== "device_announce" || !isJsonObject(event.data)) return;
    const { friendly_name: name, ieee_address: address } = event.data;
    if (typeof name !== "string" || typeof address !== "string") return;
    loop.run(() => this.#hub.emit({ type: "announced", name, address }));
  }
}

function* differences(before: ReadonlyMap<string, Known>, after: ReadonlyMap<string, Known>): Iterable<HomeNews> {
  for (const [address, { name, interview }] of after) {
    const known = before.get(address);
    if (known === undefined) yield { type: "joined", name, address };
    else if (known.name !== name) yield { type: "renamed", name, before: known.name, address };
    if (interview === known?.interview) continue;
    if (interview === "successful" && (known === undefined || known.interview !== "unknown")) yield { type: "interviewed", name, address };
    if (interview === "failed") yield { type: "interviewFailed", name, address };
  }
  for (const [address, { name }] of before) if (!after.has(address)) yield { type: "left", name, address };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
