import type { Disposer } from "../base/disposer.ts";
import { seconds } from "../base/duration.ts";
import type { Json, JsonObject } from "../base/json.ts";
import type { InboundMessage } from "../runtime/core/transport.ts";
import { assemble, type Parts } from "./assemble.ts";
import type { Faults } from "./faults.ts";
import { startLife } from "./life.ts";
import type { SimulatorLink } from "./link.ts";
import type { SimulatedHomeOptions } from "./options.ts";
import { takeOut } from "./requests/device-requests.ts";
import { handleRequest } from "./requests/handle-request.ts";
import type { RequestContext } from "./requests/request.ts";
import type { SimulatedDevice } from "./simulated-device.ts";

/** Zigbee2MQTT gives its broker this long to show its own `bridge/info` before it publishes everything again. */
const republishAfter = seconds(2);

/** How long after a device is back Zigbee2MQTT reads its state. */
const readBackAfter = seconds(2);

/**
 * A home that behaves like Zigbee2MQTT on the wire, made from a `bridge/devices` payload. Nothing happens before `start`;
 * everything timed goes through the clock, everything random through the seed.
 */
export class SimulatedHome {
  readonly #options: SimulatedHomeOptions;
  readonly #link: SimulatorLink;
  readonly #parts: Parts;
  #listening: Disposer[] = [];
  #cancelRepublish: Disposer = () => {};

  constructor(options: SimulatedHomeOptions) {
    this.#options = options;
    this.#link = options.link;
    this.#parts = assemble(options);
  }

  get baseTopic(): string {
    return this.#parts.settings.baseTopic;
  }

  get running(): boolean {
    return this.#listening.length > 0;
  }

  /** What goes wrong with messages; nothing by default. */
  get faults(): Faults {
    return this.#parts.faults;
  }

  /** Friendly names of all devices except the coordinator. */
  get deviceNames(): readonly string[] {
    return [...this.#parts.network.devices.values()].filter((device) => !device.isCoordinator).map(({ name }) => name);
  }

  /** Comes online: the bridge's retained topics, availability, then the cached states, without what happened. */
  start(): void {
    if (this.running) return;
    const { wire, topics, network, publisher, settings, timers } = this.#parts;
    wire.begin();
    settings.forbidJoining();
    this.#listening = [
      this.#link.onReconnect(() => this.#onReconnect()),
      this.#link.subscribe(`${settings.baseTopic}/#`, (message) => this.#receive(message)),
    ];
    topics.state("online", 1);
    topics.info();
    topics.devices();
    topics.groups();
    topics.definitions();
    for (const device of network.devices.values()) topics.availability(device);
    for (const group of network.groups.values()) topics.availability(group);
    if (settings.sendStatesOnStart) {
      for (const device of network.devices.values()) publisher.publishCached(device);
      for (const group of network.groups.values()) publisher.publishCached(group);
    }
    timers.every(settings.healthInterval, () => topics.health());
    if (this.#options.life === true) startLife(this.#parts);
  }

  /** A clean stop: says offline and leaves. */
  stop(): void {
    const ran = this.running;
    this.#leave();
    if (ran) this.#parts.topics.state("offline", 0);
  }

  /** As if the process were killed: the last will that the broker holds says offline. What was under way is lost. */
  kill(): void {
    if (!this.running) return;
    this.#leave();
    this.#parts.topics.state("offline", 1);
  }

  /** The wave of a restart: offline, and after `restartTime` online with everything that `start` publishes. */
  restart(): void {
    this.stop();
    this.#parts.timers.after(this.#parts.timing.restartTime, () => this.start());
  }

  /** A button: one message with the action and what comes with it (`{"action_step_size": 8}`); it never becomes state. */
  press(device: string, action: string, companions: JsonObject = {}): void {
    this.report(device, { ...companions, action });
  }

  /** The device says something by itself: a sensor value, a lamp that was switched at the wall. Keys as in its payload. */
  report(device: string, partial: JsonObject): void {
    const found = this.#device(device);
    const changes = new Map<string, Json>(Object.entries(partial));
    for (const [key, value] of changes) found.become(key, value);
    this.#parts.report(found, changes);
  }

  /** Cuts the device off (or brings it back): commands time out, its availability follows, and that of its groups. */
  setOnline(device: string, online: boolean): void {
    const { network, topics, settings, timers } = this.#parts;
    const found = this.#device(device);
    if (found.online === online) return;
    found.online = online;
    topics.availability(found);
    for (const group of network.groupsWith(found)) topics.availability(group);
    if (online && settings.availability) timers.after(readBackAfter, () => this.#readBack(found));
  }

  /** The device refuses every command for this reason; undefined lets it obey again. */
  setRefusal(device: string, reason: string | undefined): void {
    this.#device(device).refusal = reason;
  }

  /** What the device really has, whatever was published. Undefined for keys it does not have. */
  actual(device: string, key: string): Json | undefined {
    return this.#device(device).valueOf(key);
  }

  /** A device joins (or joins again), as an entry of `bridge/devices`; it is announced and interviewed. */
  join(entry: JsonObject, state?: JsonObject): void {
    const { network, topics, settings, publisher } = this.#parts;
    const topic = `${settings.baseTopic}/${String(entry.friendly_name ?? entry.ieee_address)}`;
    const [device] = network.addDevices({ devices: [entry], states: state === undefined ? {} : { [topic]: state } }, settings.baseTopic);
    if (device === undefined) throw new Error("The entry of the joining device has no usable IEEE address");
    network.lastJoined = device.ieee;
    settings.mergeEntityConfig("devices", device.ieee, { friendly_name: device.name });
    topics.event("device_joined", device);
    topics.event("device_interview", device, { status: "started" });
    topics.event("device_interview", device, { status: "successful", supported: true, definition: entry.definition ?? null });
    topics.info();
    topics.devices();
    topics.definitions();
    topics.availability(device);
    publisher.publishCached(device);
  }

  /** The device leaves the network by itself; what was retained of it stays, as nobody has removed it. */
  leave(device: string): void {
    const found = this.#device(device);
    this.#parts.topics.event("device_leave", found);
    takeOut(this.#parts, found);
  }

  /** What Zigbee2MQTT itself asks of a device that is back. */
  #readBack(device: SimulatedDevice): void {
    const asked = ["state", "brightness", "color_mode", "color_temp", "color"].filter((key) => {
      return key === "color_mode" || device.propertiesFor(key).some(({ access }) => access.gettable);
    });
    const values = asked.map((key) => [key, device.valueOf(key)] as const);
    const answer = values.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
    if (answer.length > 0) this.#parts.report(device, new Map(answer));
  }

  #device(id: string): SimulatedDevice {
    const entity = this.#parts.network.find(id);
    if (entity?.kind !== "device") throw new Error(`The simulated home has no device "${id}"`);
    return entity;
  }

  #leave(): void {
    for (const dispose of this.#listening) dispose();
    this.#listening = [];
    this.#parts.timers.stop();
    this.#parts.echoes.clear();
    this.#parts.climate.stop();
    for (const device of this.#parts.network.devices.values()) device.arrive();
  }

  #onReconnect(): void {
    const { topics, timers, wire } = this.#parts;
    topics.state("online", 1);
    this.#cancelRepublish();
    this.#cancelRepublish = timers.after(republishAfter, () => wire.republish());
  }

  #receive(message: InboundMessage): void {
    const { wire, commands } = this.#parts;
    const remainder = wire.remainder(message.topic);
    if (remainder === "bridge/info") this.#cancelRepublish();
    if (remainder === undefined || wire.isOwn(message.topic)) return;
    if (remainder.startsWith("bridge/request/")) {
      handleRequest(this.#requestContext(), remainder.slice("bridge/request/".length), message.text());
    } else commands.handle(remainder, () => message.text());
  }

  #requestContext(): RequestContext {
    const { network, settings, topics, wire, publisher, timers } = this.#parts;
    const { clock } = this.#options;
    // The answer to a restart leaves before the restart begins.
    const restart = (): Disposer => timers.after(seconds(0), () => this.restart());
    return { network, settings, topics, wire, publisher, timers, restart, wall: () => clock.wall() };
  }
}
