import type { Disposer } from "../../base/disposer.ts";
import type { Clock } from "../../runtime/core/clock.ts";
import type { DetailFact } from "../../runtime/core/facts.ts";

/** At most 30 batches a second. */
const interval = 1_000 / 30;
/** Nobody reads more than this in a thirtieth of a second; the rest is only counted. */
const largestBatch = 100;

/** Collects what happens in the home and hands it on in batches, so that a busy home does not flood whoever watches. */
export class DetailBatches {
  readonly #clock: Clock;
  readonly #deliver: (facts: readonly DetailFact[], left: number) => void;
  #facts: DetailFact[] = [];
  #left = 0;
  #timer: Disposer | undefined;

  /** `left`: how many facts there were beyond those handed over. */
  constructor(clock: Clock, deliver: (facts: readonly DetailFact[], left: number) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  add(fact: DetailFact): void {
    if (this.#facts.length < largestBatch) this.#facts.push(fact);
    else this.#left += 1;
    this.#timer ??= this.#clock.wakeAt(this.#clock.monotonic() + interval, () => this.flush());
  }

  flush(): void {
    this.#timer?.();
    this.#timer = undefined;
    if (this.#facts.length === 0) return;
    const [facts, left] = [this.#facts, this.#left];
    this.#facts = [];
    this.#left = 0;
    this.#deliver(facts, left);
  }
}
