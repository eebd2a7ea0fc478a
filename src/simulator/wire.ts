import type { PublishOptions } from "../runtime/core/transport.ts";
import type { SimulatorLink } from "./link.ts";
import type { Settings } from "./settings.ts";

/** Publishes below the base topic, and remembers what: for republishing after an outage, and to know its own messages. */
export class Wire {
  readonly #link: SimulatorLink;
  readonly #settings: Settings;
  readonly #base: string;
  readonly #retained = new Map<string, { readonly payload: string; readonly options: PublishOptions }>();
  readonly #own = new Set<string>();

  constructor(link: SimulatorLink, settings: Settings) {
    this.#link = link;
    this.#settings = settings;
    this.#base = settings.baseTopic;
  }

  /** `topic` comes without the base topic. */
  publish(topic: string, payload: string, options: PublishOptions = {}): void {
    const full = `${this.#base}/${topic}`;
    const retain = options.retain === true && !this.#settings.forceDisableRetain;
    this.#own.add(full);
    if (retain && payload !== "") this.#retained.set(full, { payload, options });
    if (retain && payload === "") this.#retained.delete(full);
    this.#link.publish(full, payload, { qos: options.qos ?? 0, retain });
  }

  /** Takes a retained message back: subscribers get an empty payload, the broker forgets it. */
  clear(topic: string): void {
    this.publish(topic, "", { retain: true });
  }

  /** What follows `<base>/`; undefined for topics outside of it. */
  remainder(topic: string): string | undefined {
    return topic.startsWith(`${this.#base}/`) ? topic.slice(this.#base.length + 1) : undefined;
  }

  /** Zigbee2MQTT ignores every topic that it has itself published on since it started. */
  isOwn(topic: string): boolean {
    return this.#own.has(topic);
  }

  /** A new start: nothing has been published yet. */
  begin(): void {
    this.#own.clear();
    this.#retained.clear();
  }

  /** Sends every retained message again, for a broker that has forgotten them. */
  republish(): void {
    for (const [topic, { payload, options }] of this.#retained) this.#link.publish(topic, payload, options);
  }
}
