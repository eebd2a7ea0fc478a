/** Milliseconds before the nth attempt after a failure. The network's cap keeps the promise of two seconds (A1, A5). */
const delays = {
  network: [100, 200, 400, 800, 1_000],
  /** The broker answered and said no: asking more often fills its log. */
  refusal: [500, 1_000, 2_000, 5_000, 10_000, 15_000],
} as const;

/** How long a connection must have lasted to count as success, so that two clients with one id do not chase each other at full speed. */
const stableAfter = 5_000;

/** How long to wait before connecting again; never gives up. */
export class BackOff {
  #failures = 0;

  /** `refused`: the broker itself said no. */
  next(refused: boolean): number {
    const steps = refused ? delays.refusal : delays.network;
    const delay = steps[Math.min(this.#failures, steps.length - 1)] ?? 1_000;
    this.#failures += 1;
    return delay;
  }

  /** To be told how long a connection had lasted, in milliseconds, when it ends. */
  connectionLasted(duration: number): void {
    if (duration >= stableAfter) this.#failures = 0;
  }
}
