import { describe, expect, it, vi } from "vitest";
import { days, hours, minutes, seconds } from "../../../base/duration.ts";
import { Scheduler } from "../../core/scheduler.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import type { Missed } from "../kernel/deadline.ts";
import { type Delay, type DelayOptions, delay } from "./delay.ts";

function delayed(options: DelayOptions = {}) {
  const bench = new FlowBench();
  /** Monotonic time and payload of each firing. */
  const fired: (readonly [number, string])[] = [];
  const running: boolean[] = [];
  const parts: { delay: Delay<string> } = { delay: undefined as never };
  const setUp = () => {
    parts.delay = delay<string>("later", seconds(10), options);
    parts.delay.on((payload) => fired.push([bench.clock.monotonic(), payload]));
    parts.delay.running.onChange((value) => running.push(value));
  };
  bench.start(setUp);
  const start = (payload: string, instead?: number): void => {
    bench.turn(() => parts.delay.start(payload, instead === undefined ? undefined : seconds(instead)));
  };
  return { bench, fired, running, parts, setUp, start };
}

describe("delay", () => {
  it("fires what it was started with after its time, and is running until then", () => {
    const { bench, fired, running, start } = delayed();
    start("a");
    bench.clock.advanceBy(seconds(10) - 1);
    expect([fired, running]).toEqual([[], [true]]);
    bench.clock.advanceBy(1);
    expect([fired, running]).toEqual([[[10_000, "a"]], [true, false]]);
  });

  it.each<[DelayOptions["mode"], (readonly [number, string])[]]>([
    [undefined, [[15_000, "b"]]],
    ["restart", [[15_000, "b"]]],
    ["ignore", [[10_000, "a"]]],
    [
      "queue",
      [
        [10_000, "a"],
        [15_000, "b"],
      ],
    ],
  ])("in mode %s, started twice", (mode, expected) => {
    const { bench, fired, start } = delayed(mode === undefined ? {} : { mode });
    start("a");
    bench.clock.advanceBy(seconds(5));
    start("b");
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual(expected);
  });

  it("takes another time for one start", () => {
    const { bench, fired, start } = delayed();
    start("a", 3);
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual([[3_000, "a"]]);
  });

  it("cancelled does not fire", () => {
    const { bench, fired, running, parts, start } = delayed({ mode: "queue" });
    start("a");
    start("b");
    bench.turn(() => parts.delay.cancel());
    bench.clock.advanceBy(minutes(1));
    expect([fired, running, bench.timers]).toEqual([[], [true, false], []]);
  });

  it("can be started again by what it fires", () => {
    const { bench, fired, parts, start } = delayed();
    parts.delay.on((payload) => {
      if (payload === "a") parts.delay.start("b");
    });
    start("a");
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual([
      [10_000, "a"],
      [20_000, "b"],
    ]);
  });

  it("of no time fires in a later turn", () => {
    const { bench, fired, start } = delayed();
    start("a", 0);
    expect(fired).toEqual([]);
    bench.clock.advanceBy(0);
    expect(fired).toEqual([[0, "a"]]);
  });

  it("of 400 days fires after 400 days", () => {
    const { bench, fired, start } = delayed();
    start("a", days(400) / 1000);
    bench.clock.advanceBy(days(400) - 1);
    expect(fired).toEqual([]);
    bench.clock.advanceBy(1);
    expect(fired.length).toBe(1);
  });

  it("goes on over a deploy", () => {
    const { bench, fired, parts, setUp, start } = delayed();
    start("a");
    bench.clock.advanceBy(seconds(4));
    bench.deploy(setUp);
    expect(parts.delay.running.value).toBe(true);
    bench.clock.advanceBy(minutes(1));
    expect(fired).toEqual([[10_000, "a"]]);
  });

  it("does not start while its time is unknown, and says so", () => {
    const bench = new FlowBench();
    let later: Delay<string> | undefined;
    bench.start(() => {
      later = delay<string>("later", () => undefined);
    });
    bench.turn(() => later?.start("a"));
    expect([later?.running.value, bench.logs.map(({ level }) => level)]).toEqual([false, ["warning"]]);
  });

  it("holds at most a thousand", () => {
    const { bench, parts, fired } = delayed({ mode: "queue" });
    bench.turn(() => {
      for (let count = 0; count < 1_100; count += 1) parts.delay.start(`${count}`);
    });
    bench.clock.advanceBy(minutes(1));
    expect([fired.length, bench.logs.length]).toEqual([1000, 100]);
  });

  it("makes nothing more for each further start", () => {
    const { bench, parts } = delayed({ mode: "queue" });
    const timers = vi.spyOn(Scheduler.prototype, "timer");
    for (let count = 0; count < 100; count += 1) {
      bench.turn(() => parts.delay.start("a"));
      bench.clock.advanceBy(seconds(10));
    }
    expect(timers.mock.calls.length).toBe(1);
    timers.mockRestore();
  });

  it("without a payload", () => {
    const bench = new FlowBench();
    let later: Delay<void> | undefined;
    let count = 0;
    bench.start(() => {
      later = delay("later", seconds(1));
      later.on(() => {
        count += 1;
      });
    });
    bench.turn(() => later?.start());
    bench.clock.advanceBy(seconds(1));
    expect(count).toBe(1);
  });
});

describe("a durable delay", () => {
  it("goes on after a restart, to the millisecond", () => {
    const { bench, fired, setUp, start } = delayed({ durable: true, mode: "queue" });
    start("a", 60);
    start("b", 90);
    bench.clock.advanceBy(seconds(10));
    bench.kill();
    bench.restart(setUp, seconds(20));
    bench.clock.advanceBy(minutes(5));
    expect(fired).toEqual([
      [30_000, "a"],
      [60_000, "b"],
    ]);
  });

  it("fires what is overdue in the order in which it was due", () => {
    const { bench, fired, setUp, start } = delayed({ durable: true, mode: "queue" });
    start("second", 20);
    start("first", 10);
    bench.kill();
    bench.restart(setUp, hours(1));
    bench.clock.advanceBy(minutes(1));
    expect(fired.map(([, payload]) => payload)).toEqual(["first", "second"]);
  });

  it.each<[Missed, (readonly [number, string])[]]>([
    ["late", [[1_000, "a"]]],
    ["skip", []],
    ["rearm", [[10_000, "a"]]],
  ])("that became due while away, missed: %s", (missed, expected) => {
    const { bench, fired, parts, setUp, start } = delayed({ durable: true, missed });
    start("a");
    bench.kill();
    bench.restart(setUp, hours(1));
    bench.clock.advanceBy(hours(1));
    expect([fired, parts.delay.running.value]).toEqual([expected, false]);
    expect(bench.stored("later")).toBeUndefined();
  });

  it("that was firing when the process died is reported, not fired again", () => {
    const { bench, fired, parts, setUp, start } = delayed({ durable: true });
    parts.delay.on(() => bench.kill());
    start("a");
    bench.clock.advanceBy(seconds(10));
    bench.restart(setUp);
    bench.clock.advanceBy(hours(1));
    expect([fired.length, bench.logs]).toEqual([
      1,
      [{ level: "warning", message: expect.stringContaining("was firing when the flow ended") }],
    ]);
  });

  it("reports that once", () => {
    const { bench, parts, setUp, start } = delayed({ durable: true });
    parts.delay.on(() => bench.kill());
    start("a");
    bench.clock.advanceBy(seconds(10));
    bench.restart(setUp);
    bench.kill();
    bench.restart(setUp);
    expect(bench.logs.length).toBe(1);
  });

  it("refuses a payload that cannot be stored", () => {
    const bench = new FlowBench();
    bench.start(() => delay<() => void>("later", seconds(1), { durable: true }).start(() => {}));
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining("cannot be stored as JSON")]);
  });

  it("of 400 days survives a restart after 399", () => {
    const { bench, fired, setUp, start } = delayed({ durable: true });
    start("a", days(400) / 1000);
    bench.clock.advanceBy(days(1));
    bench.kill();
    bench.restart(setUp, days(398));
    bench.clock.advanceBy(days(1) - 1);
    expect(fired).toEqual([]);
    bench.clock.advanceBy(1);
    expect(fired.length).toBe(1);
  });
});
