import { describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { delay } from "../time/delay.ts";
import { atTime } from "../when/at-time.ts";

/** When each fired, in seconds since the last boot. */
function overdueAfterBoot(connected: boolean) {
  const bench = new FlowBench({ wall: "2026-06-01T05:29:00Z" });
  const fired: (readonly [string, number])[] = [];
  const note = (what: string) => (): void => {
    fired.push([what, bench.clock.monotonic() / 1000]);
  };
  const setUp = () => {
    const later = delay<string>("later", minutes(2), { durable: true });
    later.on(note("delay"));
    atTime("morning", "07:30", { missed: "late" }).on(note("time"));
    if (bench.stored("later") === undefined) later.start("a");
  };
  bench.start(setUp);
  bench.kill();
  bench.restart(setUp, hours(1), { connected });
  return { bench, fired };
}

describe("what became due while the process was away", () => {
  it("waits for the states to arrive", () => {
    const { bench, fired } = overdueAfterBoot(true);
    bench.clock.advanceBy(minutes(1));
    expect(fired.toSorted()).toEqual([
      ["delay", 1],
      ["time", 1],
    ]);
  });

  it("waits for a broker that takes five minutes", () => {
    const { bench, fired } = overdueAfterBoot(false);
    bench.clock.advanceBy(minutes(5) + 300);
    expect(fired).toEqual([]);
    bench.connect("first");
    bench.clock.advanceBy(seconds(2));
    expect(fired.map(([what]) => what).toSorted()).toEqual(["delay", "time"]);
  });

  it("fires in a deploy although its listeners come after it in the set-up", () => {
    const bench = new FlowBench({ wall: "2026-06-01T05:29:50Z" });
    let fired = 0;
    const setUp = () => {
      atTime("morning", "07:30").on(() => {
        fired += 1;
      });
    };
    bench.start(setUp);
    bench.dispose();
    bench.clock.advanceBy(seconds(30));
    bench.deploy(setUp);
    bench.clock.advanceBy(seconds(1));
    expect(fired).toBe(1);
  });
});
