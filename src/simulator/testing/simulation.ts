import { milliseconds } from "../../base/duration.ts";
import type { JsonObject } from "../../base/json.ts";
import { VirtualClock } from "../../runtime/testing/virtual-clock.ts";
import { MemoryBroker } from "../memory-broker.ts";
import type { SimulatedHomeOptions } from "../options.ts";
import { SimulatedHome } from "../simulated-home.ts";

export interface Seen {
  /** Without the base topic. */
  readonly topic: string;
  readonly text: string;
  readonly retain: boolean;
  /** Milliseconds since the home was started. */
  readonly at: number;
}

/** A started home in memory, on a virtual clock, with a client that sends and writes down what it sees. Echoes take exactly 60 ms. */
export class Simulation {
  readonly clock = new VirtualClock({ wall: "2026-01-05T12:00:00Z", zone: "Europe/Berlin" });
  readonly broker = new MemoryBroker(this.clock);
  readonly home: SimulatedHome;
  #seen: Seen[] = [];
  readonly #sent: { readonly topic: string; readonly text: string }[] = [];

  constructor(options: Omit<SimulatedHomeOptions, "clock" | "link">) {
    const link = this.broker.link();
    this.home = new SimulatedHome({ echoDelay: { base: milliseconds(60), jitter: 0 }, ...options, clock: this.clock, link });
    this.broker.connect().listen("zigbee2mqtt/#", (message) => {
      const topic = message.topic.slice("zigbee2mqtt/".length);
      const text = message.text();
      const own = this.#sent.findIndex((sent) => sent.topic === topic && sent.text === text);
      if (own >= 0) this.#sent.splice(own, 1);
      else this.#seen.push({ topic, text, retain: message.retain, at: this.clock.monotonic() });
    });
    this.home.start();
    this.pass(0);
  }

  /** Lets time pass, in milliseconds. */
  pass(time: number): void {
    this.clock.advanceBy(time);
  }

  /** What was seen since the last call, except what was sent here. */
  seen(): readonly Seen[] {
    const seen = this.#seen;
    this.#seen = [];
    return seen;
  }

  /** Forgets what was seen, publishes (a text as it is, everything else as JSON), and lets the message arrive. */
  send(topic: string, payload: JsonObject | string): void {
    this.seen();
    const text = typeof payload === "string" ? payload : JSON.stringify(payload);
    this.#sent.push({ topic, text });
    this.broker.publish(`zigbee2mqtt/${topic}`, text);
    this.pass(0);
  }

  /** Sends, waits, and returns the payloads that came on the topic meanwhile. */
  answers(topic: string, payload: JsonObject | string, on: string, wait = 200): readonly unknown[] {
    this.send(topic, payload);
    this.pass(wait);
    return this.on(on);
  }

  /** The payloads seen on one topic since the last look, parsed. */
  on(topic: string): readonly unknown[] {
    return this.seen().flatMap((message) => (message.topic === topic ? [JSON.parse(message.text)] : []));
  }

  /** The errors seen on `bridge/logging` since the last look. */
  errors(): readonly string[] {
    return this.on("bridge/logging").map((line) => String((line as { message: string }).message));
  }

  retained(topic: string): unknown {
    const text = this.broker.retained(`zigbee2mqtt/${topic}`);
    return text === undefined ? undefined : JSON.parse(text);
  }
}
