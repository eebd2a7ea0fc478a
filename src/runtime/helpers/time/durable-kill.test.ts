import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milliseconds, seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Delay, delay } from "./delay.ts";

/** Real time passes on both clocks; `at` counts from the first start, through all restarts. */
interface Firing {
  readonly payload: number;
  readonly at: number;
}

interface Started {
  readonly payload: number;
  readonly at: number;
  readonly length: number;
}

/** Runs a durable queue of delays through kills at the given spans; returns what was started, fired and reported. */
function runThroughKills(
  lengths: readonly number[],
  kills: readonly { readonly after: number; readonly away: number }[],
  killsWhileFiring: ReadonlySet<number>,
) {
  const bench = new FlowBench();
  const started: Started[] = [];
  const fired: Firing[] = [];
  let passedBefore = 0;
  const now = (): number => passedBefore + bench.clock.monotonic();
  const parts: { delay: Delay<number> } = { delay: undefined as never };
  const setUp = () => {
    parts.delay = delay<number>("later", seconds(1), { durable: true, mode: "queue" });
    parts.delay.on((payload) => {
      fired.push({ payload, at: now() });
      if (killsWhileFiring.has(payload)) bench.kill();
    });
  };
  bench.start(setUp);
  bench.turn(() => {
    for (const [payload, length] of lengths.entries()) {
      parts.delay.start(payload, milliseconds(length));
      started.push({ payload, at: now(), length });
    }
  });
  const restart = (away: number): void => {
    passedBefore = now() + away;
    bench.restart(setUp, away);
  };
  const runFor = (span: number): void => {
    const end = now() + span;
    while (now() < end) {
      // In steps of what is pending, so that a kill while firing stops time right there.
      bench.clock.advanceBy(Math.min(end - now(), 250));
      if (!bench.alive) restart(0);
    }
  };
  for (const { after, away } of kills) {
    runFor(after);
    bench.kill();
    restart(away);
  }
  runFor(Math.max(0, ...lengths) + 10_000);
  return { bench, started, fired };
}

describe("durable delays through kills at any point", () => {
  const runs = fc.record({
    lengths: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 6 }),
    kills: fc.array(fc.record({ after: fc.integer({ min: 0, max: 6_000 }), away: fc.integer({ min: 0, max: 8_000 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    whileFiring: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
  });

  it("fire exactly once or are reported, and never early", () => {
    fc.assert(
      fc.property(runs, ({ lengths, kills, whileFiring }) => {
        const { bench, started, fired } = runThroughKills(lengths, kills, new Set(whileFiring));
        const early = fired.filter(({ payload, at }) => {
          const start = started.find((other) => other.payload === payload);
          return start === undefined || at < start.at + start.length;
        });
        expect(early).toEqual([]);
        expect(new Set(fired.map(({ payload }) => payload)).size).toBe(fired.length);
        // Whatever did not fire was interrupted while another one of the same turn was firing, and is reported.
        const reported = bench.logs.filter(({ message }) => message.includes("was firing when")).length;
        if (whileFiring.length === 0) expect([fired.length, reported]).toEqual([lengths.length, 0]);
        else expect(fired.length === lengths.length || reported > 0).toBe(true);
        expect(bench.stored("later")).toBeUndefined();
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});
