import type { Cause } from "./cause.ts";
import type { MessageClass } from "./values.ts";

/** A value that has changed and must be announced in this turn. Lower heights first: what it depends on is lower. */
export interface Announcer {
  readonly height: number;
  /** How many listeners deep in the turn the change was made; set by the loop. */
  generation: number;
  announce(): void;
  /** Forgets the announcement, after a loop fault. */
  skip(): void;
}

interface Mail {
  readonly work: () => void;
  readonly messageClass: MessageClass;
  readonly cause: Cause | undefined;
}

/** Something that fires; delivering calls its listeners. Must not throw. */
export interface Emitting<T> {
  deliver(payload: T): void;
}

interface Emission {
  readonly generation: number;
  readonly source: Emitting<unknown>;
  readonly payload: unknown;
}

/** A chain of listeners longer than this, each woken by the one before, never comes to rest. */
export const longestChain = 1000;

/**
 * The one mailbox: causes are worked through one after the other, each in a turn. Within a turn, events go first, then
 * changed values in dependency order, until nothing is left; then the sends of the turn leave. Nothing recurses: what
 * listeners cause is queued here.
 */
export class Loop {
  /** How the news of the present turn reached us. */
  turnClass: MessageClass = "live";
  /** The publish whose echo the present turn works on; undefined for news from outside, timers and calls. */
  cause: Cause | undefined;
  /** Whether the present turn works on news from outside (a report, a message), not on a timer or a call. */
  outside = false;
  /** Counts turns; tells "already in this turn" apart without clearing anything. */
  turn = 0;
  /** Length of the chain of listeners that led to the one running now. */
  generation = 0;
  /** Called for what a listener outside all flows throws. Flows contain their own. */
  onError: (error: unknown) => void = () => {};
  /** Called when a turn did not come to rest; what was left to announce is dropped. */
  onEndlessTurn: () => void = () => {};

  #working = false;
  #touched = false;
  #mail: Mail[] = [];
  #emissions: Emission[] = [];
  readonly #changed: Announcer[][] = [];
  #lowest = 0;
  #waiting = 0;
  #endings: { finish(): void }[] = [];

  /** True while a turn is under way. */
  get working(): boolean {
    return this.#working;
  }

  /** Works `work` through in a turn of its own: now if the loop rests, else after what is already in the mailbox. */
  run(work: () => void, messageClass: MessageClass = "live", cause?: Cause): void {
    if (this.#working) {
      this.#mail.push({ work, messageClass, cause });
      return;
    }
    if (this.#touched) this.#finishOutside();
    this.#turn(work, messageClass, cause);
    if (this.#mail.length > 0) this.#drain();
  }

  /** Marks a value as changed. Outside a turn, a turn follows as a microtask: changes made in one go leave together. */
  changed(value: Announcer): void {
    value.generation = this.generation + 1;
    this.requeue(value);
    if (!this.#working) this.#touch();
  }

  /** Queues a value whose height has grown since it was marked. */
  requeue(value: Announcer): void {
    const height = value.height;
    while (this.#changed.length <= height) this.#changed.push([]);
    this.#changed[height]?.push(value);
    this.#waiting += 1;
    if (height < this.#lowest) this.#lowest = height;
  }

  /** Has `source` deliver the payload in this turn, once the listener that is running has returned. */
  emit<T>(source: Emitting<T>, payload: T): void {
    this.#emissions.push({ generation: this.generation + 1, source, payload });
    if (!this.#working) this.#touch();
  }

  /** Calls `finish` once when the present turn has come to rest: the sends. */
  atEnd(ending: { finish(): void }): void {
    this.#endings.push(ending);
    if (!this.#working) this.#touch();
  }

  #turn(work: () => void, messageClass: MessageClass, cause: Cause | undefined): void {
    this.#working = true;
    this.turnClass = messageClass;
    this.cause = cause;
    this.outside = false;
    this.turn += 1;
    this.generation = 0;
    this.#guarded(work);
    this.#settle();
    this.#finish();
    this.cause = undefined;
    this.turnClass = "live";
    this.generation = 0;
    this.#working = false;
  }

  #drain(): void {
    for (let index = 0; index < this.#mail.length; index += 1) {
      const mail = this.#mail[index];
      if (mail !== undefined) this.#turn(mail.work, mail.messageClass, mail.cause);
      // A mailbox that never empties (each turn posting another) must not keep what is done.
      if (index === 1023) {
        this.#mail = this.#mail.slice(1024);
        index = -1;
      }
    }
    this.#mail = [];
  }

  #settle(): void {
    let next = 0;
    for (;;) {
      const emission = this.#emissions[next];
      if (emission !== undefined) {
        next += 1;
        this.generation = emission.generation;
        if (this.generation > longestChain) {
          this.#giveUp();
          return;
        }
        emission.source.deliver(emission.payload);
        continue;
      }
      if (next > 0) {
        this.#emissions = [];
        next = 0;
      }
      if (this.#waiting === 0) return;
      const value = this.#takeLowest();
      this.generation = value.generation;
      if (this.generation > longestChain) {
        value.skip();
        this.#giveUp();
        return;
      }
      this.#announce(value);
    }
  }

  #takeLowest(): Announcer {
    for (;;) {
      const bucket = this.#changed[this.#lowest];
      const value = bucket?.shift();
      if (value !== undefined) {
        this.#waiting -= 1;
        return value;
      }
      this.#lowest += 1;
    }
  }

  #announce(value: Announcer): void {
    try {
      value.announce();
    } catch (error) {
      this.onError(error);
    }
  }

  #giveUp(): void {
    this.#emissions = [];
    for (const bucket of this.#changed) for (const value of bucket.splice(0)) value.skip();
    this.#waiting = 0;
    this.#lowest = 0;
    this.onEndlessTurn();
  }

  #finish(): void {
    if (this.#endings.length === 0) return;
    const endings = this.#endings;
    this.#endings = [];
    for (const ending of endings) {
      try {
        ending.finish();
      } catch (error) {
        this.onError(error);
      }
    }
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.onError(error);
    }
  }

  #touch(): void {
    if (this.#touched) return;
    this.#touched = true;
    Promise.resolve().then(() => {
      if (this.#touched) this.#finishOutside();
      this.#drain();
    });
  }

  #finishOutside(): void {
    this.#touched = false;
    this.#turn(() => {}, "live", undefined);
  }
}
