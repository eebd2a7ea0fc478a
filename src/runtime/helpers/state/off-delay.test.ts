import { describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../base/duration.ts";
import type { Cell } from "../../core/cell.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import type { Missed } from "../kernel/deadline.ts";
import { type OffDelay, offDelay } from "./off-delay.ts";

function presence(options: { readonly durable?: boolean; readonly missed?: Missed; readonly startsAs?: boolean } = {}) {
  const bench = new FlowBench();
  const announced: boolean[] = [];
  const parts: { motion: Cell<boolean>; present: OffDelay } = { motion: bench.source(), present: undefined as never };
  const setUp = (startsAs?: boolean) => () => {
    parts.motion = bench.source<boolean>(startsAs);
    parts.present = offDelay("present", parts.motion, minutes(3), options);
    parts.present.onChange((on) => announced.push(on));
  };
  bench.start(setUp(options.startsAs));
  return { bench, announced, parts, setUp };
}

describe("offDelay", () => {
  it("stays true for the delay after its source has turned false", () => {
    const { bench, announced, parts } = presence({ startsAs: false });
    bench.report(parts.motion, true);
    bench.report(parts.motion, false);
    bench.clock.advanceBy(minutes(3) - 1);
    expect([announced, parts.present.value]).toEqual([[true], true]);
    bench.clock.advanceBy(1);
    expect([announced, parts.present.value]).toEqual([[true, false], false]);
  });

  it("starts the delay anew when the source was true again meanwhile", () => {
    const { bench, announced, parts } = presence({ startsAs: false });
    bench.report(parts.motion, true);
    bench.report(parts.motion, false);
    bench.clock.advanceBy(minutes(2));
    bench.report(parts.motion, true);
    bench.report(parts.motion, false);
    bench.clock.advanceBy(minutes(3) - 1);
    expect(announced).toEqual([true]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([true, false]);
  });

  it("tells how much is left while the delay runs", () => {
    const { bench, parts } = presence({ startsAs: true });
    expect(parts.present.remaining).toBeUndefined();
    bench.report(parts.motion, false);
    bench.clock.advanceBy(seconds(30));
    expect(parts.present.remaining).toBe(minutes(2.5));
  });

  it("is unknown while its source is, and takes a source that is false for what it is", () => {
    const { bench, announced, parts } = presence();
    expect(parts.present.value).toBeUndefined();
    bench.report(parts.motion, false);
    expect([parts.present.value, announced, bench.timers]).toEqual([false, [], []]);
  });

  it("does not call it a change when the source becomes known", () => {
    const { bench, announced, parts } = presence();
    bench.report(parts.motion, true);
    expect([parts.present.value, announced]).toEqual([true, []]);
  });

  it("catches up with a source that turned false while nobody listened", () => {
    const { bench, announced, parts } = presence({ startsAs: true });
    bench.report(parts.motion, false, "resync");
    bench.clock.advanceBy(minutes(3));
    expect(announced).toEqual([false]);
  });

  it("is listed by its id, and gone with the flow", () => {
    const { bench, parts, announced } = presence({ startsAs: true });
    bench.report(parts.motion, false);
    expect(bench.timers).toEqual(["present"]);
    bench.dispose();
    bench.clock.advanceBy(hours(1));
    expect([bench.timers, announced]).toEqual([[], []]);
  });

  it("takes the delay that a setting gives at the moment, and stays true while that is unknown", () => {
    const bench = new FlowBench();
    const motion = bench.source(true);
    const length = bench.source<number>();
    let present: OffDelay | undefined;
    bench.start(() => {
      present = offDelay("present", motion, () => (length.value === undefined ? undefined : minutes(length.value)));
    });
    bench.report(motion, false);
    bench.clock.advanceBy(hours(1));
    expect([present?.value, bench.logs.at(-1)?.level]).toEqual([true, "warning"]);
    bench.report(length, 1);
    bench.report(motion, true);
    bench.report(motion, false);
    bench.clock.advanceBy(minutes(1));
    expect(present?.value).toBe(false);
  });
});

describe("offDelay over a deploy", () => {
  it("goes on where it was", () => {
    const { bench, announced, parts, setUp } = presence({ startsAs: true });
    bench.report(parts.motion, false);
    bench.clock.advanceBy(minutes(2));
    bench.deploy(setUp(false));
    expect(parts.present.value).toBe(true);
    bench.clock.advanceBy(minutes(1) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([false]);
  });

  it("forgets with the process when it is not durable", () => {
    const { bench, parts, setUp } = presence({ startsAs: true });
    bench.report(parts.motion, false);
    bench.kill();
    bench.restart(setUp(), minutes(1));
    expect([parts.present.value, bench.timers]).toEqual([undefined, []]);
  });
});

describe("a durable offDelay", () => {
  it("goes on after a restart in the middle", () => {
    const { bench, announced, parts, setUp } = presence({ durable: true, startsAs: true });
    bench.report(parts.motion, false);
    bench.clock.advanceBy(minutes(1));
    bench.kill();
    bench.restart(setUp(), minutes(1));
    expect(parts.present.value).toBe(true);
    bench.clock.advanceBy(minutes(1) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([false]);
  });

  it("is not upset by the source being reported as it was", () => {
    const { bench, announced, parts, setUp } = presence({ durable: true, startsAs: true });
    bench.report(parts.motion, false);
    bench.kill();
    bench.restart(setUp(), minutes(1));
    bench.report(parts.motion, false, "retained");
    bench.clock.advanceBy(minutes(2));
    expect(announced).toEqual([false]);
  });

  it.each<[Missed, boolean, boolean[], boolean[]]>([
    ["late", true, [false], [false]],
    ["skip", false, [], []],
    ["rearm", true, [], [false]],
  ])("that ended while away, missed: %s", (missed, atStart, soonAfter, inTheEnd) => {
    const { bench, announced, parts, setUp } = presence({ durable: true, missed, startsAs: true });
    bench.report(parts.motion, false);
    bench.kill();
    bench.restart(setUp(), hours(5));
    expect(parts.present.value).toBe(atStart);
    bench.clock.advanceBy(minutes(1));
    expect(announced).toEqual(soonAfter);
    bench.clock.advanceBy(minutes(2));
    expect([announced, parts.present.value]).toEqual([inTheEnd, false]);
  });

  it("lets the delay run from the restart when the source was true before and is silent since", () => {
    const { bench, announced, parts, setUp } = presence({ durable: true, startsAs: true });
    bench.kill();
    bench.restart(setUp(), hours(5));
    bench.clock.advanceBy(minutes(3) - 1);
    expect([parts.present.value, announced]).toEqual([true, []]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([false]);
  });

  it("stays true when the source turns out to be true still", () => {
    const { bench, announced, parts, setUp } = presence({ durable: true, startsAs: true });
    bench.kill();
    bench.restart(setUp(), hours(5));
    bench.report(parts.motion, true, "retained");
    bench.clock.advanceBy(hours(1));
    expect([parts.present.value, announced]).toEqual([true, []]);
  });
});

describe("offDelay and a wall clock that is set", () => {
  it.each([hours(1), hours(-1), hours(24), hours(-24)])("takes as long as ever when it is stepped by %i ms", (step) => {
    const { bench, announced, parts } = presence({ durable: true, startsAs: true });
    bench.report(parts.motion, false);
    bench.clock.stepWall(step);
    bench.clock.advanceBy(minutes(3) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([false]);
  });

  it.each([hours(1), hours(24)])("is not early after a restart either when it was set forth by %i ms before", (step) => {
    const { bench, announced, parts, setUp } = presence({ durable: true, startsAs: true });
    bench.report(parts.motion, false);
    bench.clock.stepWall(step);
    bench.clock.advanceBy(minutes(1));
    bench.kill();
    bench.restart(setUp());
    bench.clock.advanceBy(minutes(2) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([false]);
  });

  it("takes at most its whole delay when the clock is in the past after the boot", () => {
    const { bench, announced, parts, setUp } = presence({ durable: true, startsAs: true });
    bench.report(parts.motion, false);
    bench.kill();
    bench.restart(setUp(), -hours(24 * 90));
    bench.clock.advanceBy(minutes(3));
    expect(announced).toEqual([false]);
  });
});
