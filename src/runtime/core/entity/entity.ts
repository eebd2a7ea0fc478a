import { isJsonObject, type Json, type JsonObject } from "../../../base/json.ts";
import type { DeviceDescription, GroupDescription } from "../../../z2m/description.ts";
import { Cell } from "../cell.ts";
import type { Loop } from "../loop.ts";
import { type Asker, asker } from "../property/asker.ts";
import { BooleanNode } from "../property/boolean-property.ts";
import { EventNode, isWord } from "../property/event-property.ts";
import { type Epoch, Freshness } from "../property/freshness.ts";
import { KeyTable } from "../property/key-table.ts";
import { makeProperty } from "../property/make-property.ts";
import type { PropertyOwner, Sendable } from "../property/property-owner.ts";
import type { SettleQueue } from "../property/settle-queue.ts";
import type { Availability } from "../property-types.ts";
import type { Scheduler } from "../scheduler.ts";
import type { InboundMessage } from "../transport.ts";
import type { MessageClass } from "../values.ts";
import { Colors } from "./colors.ts";
import { DeviceFacade, putMember } from "./device-facade.ts";
import type { Command, EntityHost } from "./entity-host.ts";
import { Outgoing } from "./outgoing.ts";
import { withColorLimits } from "./quirks.ts";

/** While a request is this young, a report that repeats the last one may settle it. Milliseconds. */
const settling = 1_100;

/** For so many payloads it is known exactly when they last came: the age of what was last in an older one is that of its first coming. */
const rememberedArrivals = 16;

/** A device or group: takes reports apart, gathers commands. Lives as long as the runtime, whatever the bridge lists. */
export class Entity implements PropertyOwner {
  /** IEEE address, or the number of a group. */
  readonly address: string;
  readonly device: DeviceFacade;
  readonly availability: Cell<Availability>;
  readonly properties = new KeyTable();
  readonly host: EntityHost;
  description: DeviceDescription | GroupDescription;
  setTopic = "";
  getTopic = "";
  /** Listed by the bridge. */
  present = true;
  payload = 0;
  /** Until when (monotonic) the next report without an event counts as resync. */
  resyncUntil = 0;

  readonly #outgoing: Outgoing;
  /** Counts what makes all that was sent uncertain. */
  readonly #epoch: Epoch = { value: 0 };
  readonly #freshness = new Freshness(this.#epoch);
  readonly #colors: Colors;
  /** Who last sent a command; undefined for code outside flows. */
  lastAsker: Asker | undefined;
  #eventNodes: readonly EventNode[] = [];
  #everyReport = 0;
  readonly #arrivals = new Float64Array(rememberedArrivals);
  #requestedAt = Number.NEGATIVE_INFINITY;
  #last: string | undefined;
  #refused = false;
  #reachable: Availability = "unknown";
  #bridgeOffline = false;

  constructor(host: EntityHost, description: DeviceDescription | GroupDescription) {
    this.host = host;
    this.address = addressOf(description);
    this.description = description;
    this.availability = new Cell<Availability>(host.loop, "unknown");
    this.#outgoing = new Outgoing(this, host);
    this.device = new DeviceFacade(this);
    this.#colors = new Colors(host.quirks, this.#epoch);
    this.describe(description);
  }

  get loop(): Loop {
    return this.host.loop;
  }
  get scheduler(): Scheduler {
    return this.host.scheduler;
  }
  get label(): string {
    return this.description.name;
  }

  get settling(): SettleQueue {
    return this.host.settling;
  }

  /** Takes over what the bridge says now: name, exposes. Property objects stay, so do their listeners. */
  describe(description: DeviceDescription | GroupDescription): void {
    this.description = description;
    // Whoever comes back may have been reset or paired anew: nothing that was sent before counts.
    if (!this.present) this.markStale();
    const topic = this.host.commandTopic(description);
    this.setTopic = `${topic}/set`;
    this.getTopic = `${topic}/get`;
    this.present = true;
    this.#refused = false;
    this.#last = undefined;
    for (const property of description.properties) {
      const known = this.host.quirks.colorLimits ? withColorLimits(property) : property;
      const made = this.properties.put(known, (wanted) => makeProperty(this, wanted));
      if (!(made instanceof EventNode)) this.#relate(made);
      putMember(this.device, property.identifier, made);
    }
    this.#eventNodes = this.properties.all().filter((property) => property instanceof EventNode);
  }

  /** A message on the entity's own topic. */
  handle(message: InboundMessage): void {
    const text = message.text();
    // An empty payload clears a retained state: the entity was renamed or removed, which the bridge tells better.
    if (text === "") return;
    const now = this.scheduler.now();
    if (this.#repeats(text, now)) {
      this.#arrivals[this.payload % rememberedArrivals] = now;
      this.resyncUntil = 0;
      return;
    }
    const payload = parse(text);
    if (payload === undefined) {
      this.host.facts.tell({ type: "messageIgnored", topic: message.topic, reason: "it is not a JSON object" });
      return;
    }
    const messageClass = this.#classOf(message.retain, payload, now);
    this.resyncUntil = 0;
    this.payload += 1;
    this.#arrivals[this.payload % rememberedArrivals] = now;
    // Told first: what the turn sends follows from it.
    if (this.host.facts.detailed) {
      const { name } = this.description;
      this.host.facts.tellDetail({ type: "deviceStateChanged", address: this.address, name, payload, class: messageClass });
    }
    this.loop.run(() => this.#apply(payload, messageClass), messageClass);
  }

  arrivalOf(payload: number): number | undefined {
    return payload > this.payload - rememberedArrivals ? this.#arrivals[payload % rememberedArrivals] : undefined;
  }

  /** Whether anything was ever received of it. */
  get everReported(): boolean {
    return this.payload > 0;
  }

  /** After an outage nothing is certain: the next set of anything is sent. */
  markStale(): void {
    this.#last = undefined;
    this.#epoch.value += 1;
  }

  /** What the availability topic says. */
  reportAvailability(word: Availability): void {
    this.#reachable = word;
    this.#showAvailability();
  }

  /** Zigbee2MQTT itself is gone (or back): without it nothing can be reached. */
  bridgeOffline(offline: boolean): void {
    this.#bridgeOffline = offline;
    this.#showAvailability();
  }

  /** Zigbee2MQTT could not carry out a command. Returns who had asked for it, where that is known. */
  commandFailed(key: string | undefined): Asker | undefined {
    let by: Asker | undefined;
    for (let property = key === undefined ? undefined : this.properties.of(key); property !== undefined; property = property.sibling) {
      if (property instanceof EventNode) continue;
      property.markStale();
      by ??= property.asker;
    }
    return by;
  }

  join(property: Sendable): boolean {
    if (!this.#accepts(property.id)) return false;
    this.#requestedAt = this.scheduler.now();
    this.#outgoing.join(property);
    return true;
  }

  /** What the present turn asks of it so far, for somebody else to send. */
  takeCommand(): Command {
    return this.#outgoing.take();
  }

  query(key: string): void {
    if (this.#accepts(key)) this.#outgoing.query(key);
  }

  sendWord(key: string, word: Json): void {
    if (this.#accepts(key)) this.#outgoing.add({ [key]: word });
  }

  send(payload: JsonObject): void {
    if (this.#accepts(Object.keys(payload).join(", "))) this.#outgoing.add(payload);
  }

  partRequested(property: Sendable): void {
    property.colors?.requested(property);
  }

  partChanged(property: Sendable): void {
    if (property.colors !== undefined && property instanceof BooleanNode && property.peek() === true) property.colors.switchedOn();
  }

  freshnessOf(id: string): Freshness {
    return this.#colors.ofSpace(id)?.freshness() ?? this.#freshness;
  }

  refuse(property: string, reason: string): void {
    const by = asker();
    this.host.facts.tell({ type: "commandRefused", what: `${this.label} ${property}`, reason, flow: by?.flow, node: by?.node });
  }

  countEveryReportListener(by: 1 | -1): void {
    this.#everyReport += by;
  }

  #relate(property: Sendable): void {
    const colors = this.#colors.ofSpace(property.id);
    colors?.add(property);
    property.colors = colors ?? this.#colors.ofSwitch(property.id);
  }

  #showAvailability(): void {
    this.availability.set(this.#bridgeOffline ? "offline" : this.#reachable);
  }

  #accepts(what: string): boolean {
    if (this.present) return true;
    // Said once: a flow that commands a removed lamp every second is no news.
    if (!this.#refused) this.refuse(what, "Zigbee2MQTT does not list this device any more");
    this.#refused = true;
    return false;
  }

  /** Whether the payload says nothing new: the same text, nobody waiting for each report, no request to settle. */
  #repeats(text: string, now: number): boolean {
    if (this.#everyReport > 0) {
      this.#last = undefined;
      return false;
    }
    if (text === this.#last) return now - this.#requestedAt > settling;
    this.#last = text;
    return false;
  }

  #classOf(retained: boolean, payload: JsonObject, now: number): MessageClass {
    if (retained) return "retained";
    return now < this.resyncUntil && !this.#carriesEvent(payload) ? "resync" : "live";
  }

  #carriesEvent(payload: JsonObject): boolean {
    return this.#eventNodes.some(({ key }) => Object.hasOwn(payload, key) && isWord(payload[key] ?? null));
  }

  #apply(payload: JsonObject, messageClass: MessageClass): void {
    this.loop.outside = true;
    for (const key in payload) {
      const wire = payload[key];
      if (wire === null || wire === undefined) continue;
      for (let property = this.properties.of(key); property !== undefined; property = property.sibling) property.report(wire, messageClass);
    }
  }
}

export function addressOf(description: DeviceDescription | GroupDescription): string {
  return "ieee" in description ? description.ieee : String(description.id);
}

function parse(text: string): JsonObject | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return isJsonObject(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
