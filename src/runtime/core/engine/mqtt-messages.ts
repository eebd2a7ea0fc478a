import type { Disposer } from "../../../base/disposer.ts";
import { ambientOwner } from "../ambient.ts";
import type { Cause } from "../cause.ts";
import type { Clock } from "../clock.ts";
import type { Loop } from "../loop.ts";
import { type Asker, asker } from "../property/asker.ts";
import type { MqttMessage, MqttService } from "../services.ts";
import type { InboundMessage, PublishOptions } from "../transport.ts";
import type { LoopGuard } from "./loop-guard.ts";
import type { Publisher } from "./publisher.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** For how long a message that repeats what was published counts as its echo. Milliseconds. */
const echoWindow = 5_000;

interface Waiting {
  readonly topic: string;
  readonly payload: string;
  readonly options: PublishOptions | undefined;
  readonly by: Asker | undefined;
}

interface Sent {
  readonly payload: string;
  readonly cause: Cause;
  readonly at: number;
}

/** Plain MQTT for flows, with the same checks as commands to devices. */
export class MqttMessages implements MqttService {
  readonly #loop: Loop;
  readonly #clock: Clock;
  readonly #subscriptions: Subscriptions;
  readonly #publisher: Publisher;
  readonly #guard: LoopGuard;
  readonly #sent = new Map<string, Sent>();
  #waiting: Waiting[] = [];

  constructor(loop: Loop, clock: Clock, subscriptions: Subscriptions, publisher: Publisher, guard: LoopGuard) {
    this.#loop = loop;
    this.#clock = clock;
    this.#subscriptions = subscriptions;
    this.#publisher = publisher;
    this.#guard = guard;
  }

  subscribe(filter: string, listener: (message: MqttMessage) => void): Disposer {
    const owner = ambientOwner();
    const guarded = owner === undefined ? listener : owner.guard(listener);
    const remove = this.#subscriptions.add(filter, { handle: (message) => this.#receive(message, guarded) });
    owner?.own(remove);
    return remove;
  }

  publish(topic: string, payload: string, options?: PublishOptions): void {
    if (this.#waiting.length === 0) this.#loop.atEnd(this);
    this.#waiting.push({ topic, payload, options, by: asker() });
  }

  finish(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#publish(message);
  }

  #publish({ topic, payload, options, by }: Waiting): void {
    const at = this.#clock.monotonic();
    const cause = this.#guard.admit(topic, by, at);
    if (cause === undefined || !this.#publisher.publish(topic, payload, by, options)) return;
    this.#forget(at);
    this.#sent.set(topic, { payload, cause, at });
  }

  #receive(message: InboundMessage, listener: (message: MqttMessage) => void): void {
    const { topic, retain } = message;
    const text = message.text();
    this.#loop.run(
      () => {
        this.#loop.outside = true;
        listener({ topic, text, retained: retain });
      },
      retain ? "retained" : "live",
      this.#causeOf(topic, text),
    );
  }

  #causeOf(topic: string, text: string): Cause | undefined {
    const sent = this.#sent.get(topic);
    if (sent === undefined || sent.payload !== text) return undefined;
    return this.#clock.monotonic() - sent.at <= echoWindow ? sent.cause : undefined;
  }

  /** Topics can be made up without end; what is too old to be echoed is forgotten, oldest first. */
  #forget(now: number): void {
    for (const [topic, { at }] of this.#sent) {
      if (now - at <= echoWindow) return;
      this.#sent.delete(topic);
    }
  }
}
