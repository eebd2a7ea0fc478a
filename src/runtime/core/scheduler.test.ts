import { describe, expect, it } from "vitest";
import { days, hours, milliseconds, minutes, seconds } from "../../base/duration.ts";
import { VirtualClock } from "../testing/virtual-clock.ts";
import { Loop } from "./loop.ts";
import { Scheduler } from "./scheduler.ts";

function schedulerAt(wall = "2026-03-01T00:00:00Z") {
  const clock = new VirtualClock({ wall });
  const loop = new Loop();
  return { clock, loop, scheduler: new Scheduler(clock, loop) };
}

describe("timers", () => {
  it("fire once, after their delay", () => {
    const { clock, scheduler } = schedulerAt();
    const fired: number[] = [];
    scheduler.timer("t", () => fired.push(clock.monotonic())).start(seconds(3));
    clock.advanceBy(10_000);
    expect(fired).toEqual([3_000]);
  });

  it("fire in the order of their deadlines, equal ones in the order of starting", () => {
    const { clock, scheduler } = schedulerAt();
    const fired: string[] = [];
    for (const [name, delay] of [
      ["c", 30],
      ["a", 10],
      ["b1", 20],
      ["b2", 20],
    ] as const) {
      scheduler.timer(name, () => fired.push(name)).start(milliseconds(delay));
    }
    clock.advanceBy(100);
    expect(fired).toEqual(["a", "b1", "b2", "c"]);
  });

  it.each([
    ["2³¹ ms and a bit", milliseconds(2 ** 31 + 5)],
    ["400 days", days(400)],
  ])("F5: wait for %s", (_name, delay) => {
    const { clock, scheduler } = schedulerAt();
    let fired = 0;
    scheduler.timer("long", () => (fired += 1)).start(delay);
    clock.advanceBy(delay - 1);
    expect(fired).toBe(0);
    clock.advanceBy(1);
    expect(fired).toBe(1);
  });

  it("B22: however often one is restarted, there is one wake-up pending and it fires once", () => {
    const { clock, scheduler } = schedulerAt();
    let fired = 0;
    const timer = scheduler.timer("t", () => (fired += 1));
    for (let restart = 0; restart < 50; restart += 1) {
      timer.start(seconds(1));
      clock.advanceBy(100);
    }
    expect(clock.pending).toBe(1);
    clock.advanceBy(10_000);
    expect([fired, clock.pending]).toEqual([1, 0]);
  });

  it("that are stopped do not fire, and say whether they run", () => {
    const { clock, scheduler } = schedulerAt();
    let fired = 0;
    const timer = scheduler.timer("t", () => (fired += 1));
    timer.start(seconds(1));
    expect([timer.running, timer.deadline]).toEqual([true, 1_000]);
    timer.stop();
    expect([timer.running, timer.deadline]).toEqual([false, undefined]);
    clock.advanceBy(5_000);
    expect(fired).toBe(0);
  });

  it("of 0 ms that restart themselves leave room for others", () => {
    const { clock, scheduler } = schedulerAt();
    const fired: string[] = [];
    const eager = scheduler.timer("eager", () => {
      if (fired.length < 3) eager.start(milliseconds(0));
      fired.push("eager");
    });
    eager.start(milliseconds(0));
    scheduler.timer("other", () => fired.push("other")).start(milliseconds(0));
    clock.advanceBy(0);
    expect(fired).toEqual(["eager", "other", "eager", "eager"]);
  });

  it("refuse a time that is not a number", () => {
    const { scheduler } = schedulerAt();
    const timer = scheduler.timer("t", () => {});
    expect(() => timer.start(milliseconds(Number.NaN))).toThrow('The timer "t" was started with a time that is not a number.');
  });

  it("of flows are listed, soonest first", () => {
    const { clock, scheduler } = schedulerAt();
    scheduler.timer("own", () => {}).start(seconds(1));
    scheduler.timer("late", () => {}, "hall").start(minutes(2));
    scheduler.wallTimer("soon", () => {}, "hall").startAt(clock.wall() + 60_000);
    clock.advanceBy(30_000);
    expect(scheduler.list()).toEqual([
      { name: "soon", flow: "hall", remaining: 30_000, clock: "wall" },
      { name: "late", flow: "hall", remaining: 90_000, clock: "monotonic" },
    ]);
  });

  it("a stepped wall clock neither shortens nor lengthens a delay", () => {
    const { clock, scheduler } = schedulerAt();
    const fired: number[] = [];
    scheduler.timer("t", () => fired.push(clock.monotonic())).start(hours(1));
    clock.stepWall(-5 * 3_600_000);
    clock.advanceBy(1_800_000);
    clock.stepWall(9 * 3_600_000);
    clock.advanceBy(7_200_000);
    expect(fired).toEqual([3_600_000]);
  });
});

describe("wall timers", () => {
  it("fire when the wall clock says so", () => {
    const { clock, scheduler } = schedulerAt("2026-03-01T00:00:00Z");
    const fired: string[] = [];
    scheduler.wallTimer("w", () => fired.push(new Date(clock.wall()).toISOString())).startAt(Date.parse("2026-03-01T07:30:00Z"));
    clock.advanceBy(86_400_000);
    expect(fired).toEqual(["2026-03-01T07:30:00.000Z"]);
  });

  it("F2: follow a clock set forth within half a minute, and fire once", () => {
    const { clock, scheduler } = schedulerAt("2026-03-01T00:00:00Z");
    const fired: number[] = [];
    scheduler.wallTimer("w", () => fired.push(clock.monotonic())).startAt(Date.parse("2026-03-01T07:30:00Z"));
    clock.advanceBy(1_000);
    clock.setWall("2026-03-01T08:00:00Z");
    clock.advanceBy(86_400_000);
    expect(fired).toHaveLength(1);
    expect(fired[0]).toBeLessThanOrEqual(31_000);
  });

  it("F2: wait on when the clock is set back, and are never early", () => {
    const { clock, scheduler } = schedulerAt("2026-03-01T07:00:00Z");
    const fired: string[] = [];
    scheduler.wallTimer("w", () => fired.push(new Date(clock.wall()).toISOString())).startAt(Date.parse("2026-03-01T07:30:00Z"));
    clock.advanceBy(1_790_000);
    clock.stepWall(-3_600_000);
    clock.advanceBy(86_400_000);
    expect(fired).toEqual(["2026-03-01T07:30:00.000Z"]);
  });

  it("stop when told to, and leave nothing pending", () => {
    const { clock, scheduler } = schedulerAt();
    let fired = 0;
    const timer = scheduler.wallTimer("w", () => (fired += 1));
    timer.startAt(clock.wall() + 1_000);
    timer.stop();
    clock.advanceBy(60_000);
    expect([fired, timer.running, clock.pending]).toEqual([0, false, 0]);
  });
});
