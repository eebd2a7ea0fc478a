import { type Duration, milliseconds } from "../base/duration.ts";
import type { Random } from "./random.ts";
import type { SimulatedEntity } from "./simulated-group.ts";
import type { Timers } from "./timers.ts";

/** How long it takes from a command to its echo. */
export interface EchoDelay {
  readonly base: Duration;
  /** Share of the base by which it varies both ways, 0…1. */
  readonly jitter: number;
}

interface Waiting {
  /** When the last one is due, in monotonic milliseconds. */
  last: number;
  readonly actions: (() => void)[];
}

/** Echoes and answers: late by the radio's delay, and for one device always in the order of the commands. */
export class EchoQueue {
  readonly #delay: EchoDelay;
  readonly #timers: Timers;
  readonly #random: Random;
  #waiting = new WeakMap<SimulatedEntity, Waiting>();

  constructor(delay: EchoDelay, timers: Timers, random: Random) {
    this.#delay = delay;
    this.#timers = timers;
    this.#random = random;
  }

  /** Draws a delay for a command to this entity, not shorter than what its earlier ones still need. */
  delayFor(entity: SimulatedEntity): Duration {
    const { base, jitter } = this.#delay;
    const drawn = base * (1 + jitter * (2 * this.#random() - 1));
    const queued = (this.#waiting.get(entity)?.last ?? 0) - this.#timers.now();
    return milliseconds(Math.max(drawn, queued, 0));
  }

  push(entity: SimulatedEntity, delay: Duration, action: () => void): void {
    const waiting = this.#waiting.get(entity) ?? { last: 0, actions: [] };
    this.#waiting.set(entity, waiting);
    waiting.last = this.#timers.now() + delay;
    waiting.actions.push(action);
    // The oldest goes first, whatever the order in which equal timers fire.
    this.#timers.after(delay, () => waiting.actions.shift()?.());
  }

  /** Forgets what is still to come. */
  clear(): void {
    this.#waiting = new WeakMap();
  }
}
