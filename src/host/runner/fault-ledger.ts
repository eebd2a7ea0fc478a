import { type Duration, minutes, seconds } from "../../base/duration.ts";

/** What happens to a flow that brought the runner down. */
export type Sentence = { readonly held: "for a while"; readonly retryIn: Duration } | { readonly held: "until it changes" };

const firstPause = seconds(30);
const faultsUntilHeld = 5;
const within = minutes(10);

/** Remembers which flows brought the runner down and when: each fault doubles the pause, five in ten minutes end the trying. */
export class FaultLedger {
  readonly #times = new Map<string, number[]>();

  /** `now`: monotonic milliseconds. */
  record(flow: string, now: number): Sentence {
    const recent = (this.#times.get(flow) ?? []).filter((time) => now - time < within);
    recent.push(now);
    this.#times.set(flow, recent);
    if (recent.length >= faultsUntilHeld) return { held: "until it changes" };
    return { held: "for a while", retryIn: seconds((firstPause / 1_000) * 2 ** (recent.length - 1)) };
  }

  /** A changed flow starts with a clean sheet. */
  forget(flow: string): void {
    this.#times.delete(flow);
  }
}
