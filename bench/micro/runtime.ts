import { Buffer } from "node:buffer";
import type { Disposer } from "../../src/base/disposer.ts";
import { Runtime } from "../../src/runtime/core/engine/runtime.ts";
import { flow } from "../../src/runtime/core/flow.ts";
import type { HomeBase } from "../../src/runtime/core/home-types.ts";
import type { EventProperty, NumberProperty, SettableBoolean } from "../../src/runtime/core/property-types.ts";
import type { InboundMessage, Transport } from "../../src/runtime/core/transport.ts";
import { SystemClock } from "../../src/runtime/system/system-clock.ts";
import * as describe from "../../src/runtime/testing/describe.ts";
import { testProtocol } from "../../src/runtime/testing/test-protocol.ts";
import type { HomeDescription } from "../../src/z2m/description.ts";

const rounds = 7;

/** A transport that only counts. */
class Sink implements Transport {
  readonly connected = true;
  sent = 0;
  #listener: (message: InboundMessage) => void = () => {};

  publish(_topic: string, _payload: string): void {
    this.sent += 1;
  }
  subscribe(): Promise<void> {
    return Promise.resolve();
  }
  unsubscribe(): void {}
  onMessage(listener: (message: InboundMessage) => void): Disposer {
    this.#listener = listener;
    return () => {};
  }
  onConnect(): Disposer {
    return () => {};
  }
  onDisconnect(): Disposer {
    return () => {};
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
  deliver(message: InboundMessage): void {
    this.#listener(message);
  }
}

class Message implements InboundMessage {
  readonly topic: string;
  readonly retain = false;
  readonly #bytes: Buffer;

  constructor(topic: string, payload: string) {
    this.topic = topic;
    this.#bytes = Buffer.from(payload);
  }
  text(): string {
    return this.#bytes.toString("utf8");
  }
}

/** Takes messages one after the other; what it sends ends in the sink. */
interface Way {
  readonly sink: Sink;
  readonly deliver: (message: InboundMessage) => void;
}

/** Messages as a home sends them: each with all the keys that Zigbee2MQTT puts in. */
function remotePayload(action: string, sequence: number): string {
  const update = { installed_version: 1, latest_version: 1, state: "idle" };
  return JSON.stringify({ action, battery: 87, linkquality: 100 + (sequence % 50), update });
}

function sensorPayload(illuminance: number): string {
  const still = { linkquality: 120, occupancy: false, power_outage_count: 3, voltage: 3015 };
  return JSON.stringify({ battery: 90, device_temperature: 22, illuminance, ...still });
}

function countTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function byRuntime<H extends HomeBase>(home: HomeDescription, setUp: (home: H) => void): Way {
  const sink = new Sink();
  const runtime = new Runtime({ clock: new SystemClock(), transport: sink, protocol: testProtocol, startupQuery: false });
  runtime.facts.on((fact) => {
    if (fact.type.endsWith("Faulted") || fact.type.endsWith("Held")) throw new Error(JSON.stringify(fact));
  });
  runtime.remember([home.devices], [home.groups]);
  runtime.load(flow("bench", setUp));
  return { sink, deliver: (message) => sink.deliver(message) };
}

function byHand(topics: readonly string[], handlerFor: (index: number, sink: Sink) => (message: InboundMessage) => void): Way {
  const sink = new Sink();
  const handlers = new Map(topics.map((topic, index) => [topic, handlerFor(index, sink)]));
  return { sink, deliver: (message) => handlers.get(message.topic)?.(message) };
}

type RemotesHome = HomeBase & Record<`remote${number}`, { readonly action: EventProperty<"on" | "off"> }> & Lamps;
type SensorsHome = HomeBase & Record<`sensor${number}`, { readonly illuminance: NumberProperty }> & Lamps;
type Lamps = Record<`lamp${number}`, { readonly state: SettableBoolean }>;

const remotes = countTo(1_000);
const sensors = countTo(500);

const workloads = [
  {
    name: "W2: 1,000 remotes, one rule each",
    messages: countTo(100_000).map((index) => {
      const action = Math.floor(index / remotes.length) % 2 === 0 ? "on" : "off";
      return new Message(`zigbee2mqtt/remote${index % remotes.length}`, remotePayload(action, index));
    }),
    ways: {
      byHand: byHand(
        remotes.map((index) => `zigbee2mqtt/remote${index}`),
        (index, sink) => (message) => {
          const { action } = JSON.parse(message.text());
          if (action === "on") sink.publish(`zigbee2mqtt/lamp${index}/set`, JSON.stringify({ state: "ON" }));
          if (action === "off") sink.publish(`zigbee2mqtt/lamp${index}/set`, JSON.stringify({ state: "OFF" }));
        },
      ),
      runtime: byRuntime(
        describe.home(remotes.flatMap((index) => [describe.remote(`remote${index}`), describe.colorLamp(`lamp${index}`)])),
        (home: RemotesHome) => {
          for (const index of remotes) {
            const lamp = home[`lamp${index}`];
            home[`remote${index}`]?.action.on((action) => lamp?.state.set(action === "on"));
          }
        },
      ),
    },
  },
  {
    name: "W3: 500 sensors, 1 % cross a threshold, half repeat themselves",
    messages: countTo(200_000).map((index) => {
      const round = Math.floor(index / sensors.length);
      const isDark = ((index % sensors.length) + Math.floor(round / 100)) % 2 === 0;
      return new Message(`zigbee2mqtt/sensor${index % sensors.length}`, sensorPayload((isDark ? 10 : 60) + (Math.floor(round / 2) % 20)));
    }),
    ways: {
      byHand: byHand(
        sensors.map((index) => `zigbee2mqtt/sensor${index}`),
        (index, sink) => {
          let wasDark: boolean | undefined;
          return (message) => {
            const dark = JSON.parse(message.text()).illuminance < 40;
            if (wasDark !== undefined && dark !== wasDark) {
              sink.publish(`zigbee2mqtt/lamp${index}/set`, JSON.stringify({ state: dark ? "ON" : "OFF" }));
            }
            wasDark = dark;
          };
        },
      ),
      runtime: byRuntime(
        describe.home(sensors.flatMap((index) => [describe.motionSensor(`sensor${index}`), describe.colorLamp(`lamp${index}`)])),
        (home: SensorsHome) => {
          for (const index of sensors) {
            const lamp = home[`lamp${index}`];
            let wasDark: boolean | undefined;
            const follow = (lux: number): void => {
              const dark = lux < 40;
              if (wasDark !== undefined && dark !== wasDark) lamp?.state.set(dark);
              wasDark = dark;
            };
            home[`sensor${index}`]?.illuminance.onChange(follow, { first: true });
          }
        },
      ),
    },
  },
];

/** CPU time of one message, in nanoseconds. */
function measure({ sink, deliver }: Way, messages: readonly InboundMessage[]): number {
  sink.sent = 0;
  const start = process.cpuUsage();
  for (const message of messages) deliver(message);
  const { user, system } = process.cpuUsage(start);
  if (sink.sent === 0) throw new Error("nothing was sent");
  return ((user + system) * 1_000) / messages.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Measures in turns, so that what the machine does meanwhile meets both ways; prints one line a workload. */
export function measureRuntime(): void {
  for (const { name, messages, ways } of workloads) {
    const times = countTo(rounds).map(() => ({ byHand: measure(ways.byHand, messages), runtime: measure(ways.runtime, messages) }));
    const hand = median(times.map((round) => round.byHand));
    const own = median(times.map((round) => round.runtime));
    const more = `+ ${(own - hand).toFixed(0)} ns, ${(own / hand).toFixed(2)}×`;
    console.log(`${name}\n  by hand ${hand.toFixed(0)} ns, runtime ${own.toFixed(0)} ns a message: ${more}`);
  }
}
