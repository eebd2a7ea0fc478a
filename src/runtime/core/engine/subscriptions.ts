import type { Disposer } from "../../../base/disposer.ts";
import type { Loop } from "../loop.ts";
import { hasWildcard, topicMatches } from "../topics.ts";
import type { InboundMessage, Transport } from "../transport.ts";

/** Takes messages. */
export interface MessageHandler {
  handle(message: InboundMessage): void;
}

interface Pattern {
  readonly filter: string;
  readonly handler: MessageHandler;
}

/**
 * What is received, and who gets it: a table from topic to handlers. The broker hears of changes when the turn has come to
 * rest, so that replacing a flow does not unsubscribe and subscribe again what both versions use.
 */
export class Subscriptions {
  readonly #transport: Transport;
  readonly #loop: Loop;
  /** Nearly every topic has one handler, which is found without a detour. */
  readonly #byTopic = new Map<string, MessageHandler | HandlerList>();
  #patterns: readonly Pattern[] = [];
  #subscribed = new Set<string>();
  #awaitsEnd = false;
  /** Resolves when the broker has acknowledged what was subscribed last. */
  acknowledged: Promise<void> = Promise.resolve();

  constructor(transport: Transport, loop: Loop) {
    this.#transport = transport;
    this.#loop = loop;
  }

  /** Has messages on the topic (or on topics matching the filter) handled until disposed. One handler is added once to a filter. */
  add(filter: string, handler: MessageHandler): Disposer {
    if (hasWildcard(filter)) this.#patterns = [...this.#patterns, { filter, handler }];
    else this.#byTopic.set(filter, withHandler(this.#byTopic.get(filter), handler));
    this.#awaitEnd();
    return () => {
      this.#remove(filter, handler);
      this.#awaitEnd();
    };
  }

  dispatch(message: InboundMessage): void {
    this.#byTopic.get(message.topic)?.handle(message);
    if (this.#patterns.length === 0) return;
    for (const { filter, handler } of this.#patterns) if (topicMatches(filter, message.topic)) handler.handle(message);
  }

  finish(): void {
    this.#awaitsEnd = false;
    const wanted = this.#wanted();
    const added = [...wanted].filter((filter) => !this.#subscribed.has(filter));
    const removed = [...this.#subscribed].filter((filter) => !wanted.has(filter));
    this.#subscribed = wanted;
    if (removed.length > 0) this.#transport.unsubscribe(removed);
    // A rejection means that the connection went: the transport subscribes anew when it is back.
    if (added.length > 0) this.acknowledged = this.#transport.subscribe(added).catch(() => {});
  }

  #remove(filter: string, handler: MessageHandler): void {
    this.#patterns = this.#patterns.filter((pattern) => pattern.handler !== handler);
    const present = this.#byTopic.get(filter);
    if (present === undefined) return;
    const rest = present instanceof HandlerList ? present.without(handler) : present === handler ? undefined : present;
    if (rest === undefined) this.#byTopic.delete(filter);
    else this.#byTopic.set(filter, rest);
  }

  /** Brokers may send a message once for each subscription that matches it: what a wider one covers is left out. */
  #wanted(): Set<string> {
    const filters = new Set(this.#patterns.map(({ filter }) => filter));
    const widest = [...filters].filter((filter) => ![...filters].some((other) => other !== filter && topicMatches(other, filter)));
    const wanted = new Set(widest);
    for (const topic of this.#byTopic.keys()) if (!widest.some((filter) => topicMatches(filter, topic))) wanted.add(topic);
    return wanted;
  }

  #awaitEnd(): void {
    if (this.#awaitsEnd) return;
    this.#awaitsEnd = true;
    this.#loop.atEnd(this);
  }
}

/** Several handlers of one topic, in the order of adding. */
class HandlerList implements MessageHandler {
  readonly #handlers: readonly MessageHandler[];

  constructor(handlers: readonly MessageHandler[]) {
    this.#handlers = handlers;
  }

  handle(message: InboundMessage): void {
    for (const handler of this.#handlers) handler.handle(message);
  }

  with(handler: MessageHandler): HandlerList {
    return new HandlerList([...this.#handlers, handler]);
  }

  /** What is left; undefined for nothing. */
  without(handler: MessageHandler): HandlerList | undefined {
    const rest = this.#handlers.filter((other) => other !== handler);
    return rest.length === 0 ? undefined : new HandlerList(rest);
  }
}

function withHandler(present: MessageHandler | HandlerList | undefined, handler: MessageHandler): MessageHandler | HandlerList {
  if (present === undefined) return handler;
  return present instanceof HandlerList ? present.with(handler) : new HandlerList([present, handler]);
}
