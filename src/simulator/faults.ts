import { type Duration, seconds } from "../base/duration.ts";
import type { Random } from "./random.ts";

/** How often something goes wrong, each 0 (never) … 1 (always). */
export interface FaultRates {
  /** State messages that never reach the broker. */
  readonly lost?: number;
  /** State messages that arrive twice. */
  readonly duplicated?: number;
  /** State messages that arrive `lateBy` later, maybe after newer ones. */
  readonly late?: number;
  /** Default: 2 s. */
  readonly lateBy?: Duration;
  /** Commands that get lost between the coordinator and the device; Zigbee2MQTT logs a failure after its timeout. */
  readonly lostCommands?: number;
}

type Fault = { readonly kind: "lost" } | { readonly kind: "duplicated" } | { readonly kind: "late"; readonly by: Duration };

/** Decides the fate of messages: what was asked for next goes first, then the rates; the same seed does the same. */
export class Faults {
  rates: FaultRates = {};
  readonly #random: Random;
  #next: Fault[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  loseNext(count = 1): void {
    this.#plan({ kind: "lost" }, count);
  }

  duplicateNext(count = 1): void {
    this.#plan({ kind: "duplicated" }, count);
  }

  delayNext(by: Duration, count = 1): void {
    this.#plan({ kind: "late", by }, count);
  }

  none(): void {
    this.rates = {};
    this.#next = [];
  }

  /** When to deliver a state message, as delays from now: none when it is lost, two when it is doubled. */
  deliveries(): readonly Duration[] {
    const fault = this.#next.shift() ?? this.#drawn();
    switch (fault?.kind) {
      case undefined:
        return [seconds(0)];
      case "lost":
        return [];
      case "duplicated":
        return [seconds(0), seconds(0)];
      case "late":
        return [fault.by];
    }
  }

  losesCommand(): boolean {
    return this.#happens(this.rates.lostCommands);
  }

  #plan(fault: Fault, count: number): void {
    for (let done = 0; done < count; done += 1) this.#next.push(fault);
  }

  #drawn(): Fault | undefined {
    if (this.#happens(this.rates.lost)) return { kind: "lost" };
    if (this.#happens(this.rates.duplicated)) return { kind: "duplicated" };
    return this.#happens(this.rates.late) ? { kind: "late", by: this.rates.lateBy ?? seconds(2) } : undefined;
  }

  #happens(rate = 0): boolean {
    return rate > 0 && this.#random() < rate;
  }
}
