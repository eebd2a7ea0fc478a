import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import type { Cell } from "../../core/cell.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import type { Missed } from "../kernel/deadline.ts";
import { type HeldFor, heldFor } from "./held-for.ts";

function openTooLong(options: { readonly durable?: boolean; readonly missed?: Missed; readonly startsAs?: boolean } = {}) {
  const bench = new FlowBench();
  const announced: boolean[] = [];
  const parts: { open: Cell<boolean>; tooLong: HeldFor } = { open: bench.source(), tooLong: undefined as never };
  const setUp = (startsAs?: boolean) => () => {
    parts.open = bench.source<boolean>(startsAs);
    parts.tooLong = heldFor("too-long", parts.open, minutes(10), options);
    parts.tooLong.onChange((on) => announced.push(on));
  };
  bench.start(setUp(options.startsAs));
  return { bench, announced, parts, setUp };
}

describe("heldFor", () => {
  it("turns true once its source has been true for the duration, not earlier", () => {
    const { bench, announced, parts } = openTooLong({ startsAs: false });
    bench.report(parts.open, true);
    bench.clock.advanceBy(minutes(10) - 1);
    expect([parts.tooLong.value, parts.tooLong.remaining]).toEqual([false, 1]);
    bench.clock.advanceBy(1);
    expect([announced, parts.tooLong.remaining]).toEqual([[true], undefined]);
  });

  it("starts anew after a break, however short", () => {
    const { bench, announced, parts } = openTooLong({ startsAs: true });
    bench.clock.advanceBy(minutes(9));
    bench.report(parts.open, false);
    bench.report(parts.open, true);
    bench.clock.advanceBy(minutes(10) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([true]);
  });

  it("turns false with its source, at once", () => {
    const { bench, announced, parts } = openTooLong({ startsAs: true });
    bench.clock.advanceBy(minutes(10));
    bench.report(parts.open, false);
    expect(announced).toEqual([true, false]);
  });

  it("is unknown while its source is", () => {
    const { bench, parts } = openTooLong();
    bench.clock.advanceBy(hours(1));
    expect([parts.tooLong.value, bench.timers]).toEqual([undefined, []]);
  });

  it("counts from when the source became known as true", () => {
    const { bench, announced, parts } = openTooLong();
    bench.report(parts.open, true);
    bench.clock.advanceBy(minutes(10));
    expect(announced).toEqual([true]);
  });

  it("goes on over a deploy", () => {
    const { bench, announced, setUp } = openTooLong({ startsAs: true });
    bench.clock.advanceBy(minutes(6));
    bench.deploy(setUp(true));
    bench.clock.advanceBy(minutes(4) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([true]);
  });

  it("stays true over a deploy without announcing it again", () => {
    const { bench, announced, parts, setUp } = openTooLong({ startsAs: true });
    bench.clock.advanceBy(minutes(10));
    bench.deploy(setUp(true));
    bench.clock.advanceBy(hours(1));
    expect([parts.tooLong.value, announced]).toEqual([true, [true]]);
  });
});

describe("a durable heldFor", () => {
  it("goes on after a restart although the source is silent", () => {
    const { bench, announced, setUp } = openTooLong({ durable: true, startsAs: true });
    bench.clock.advanceBy(minutes(4));
    bench.kill();
    bench.restart(setUp(), minutes(1));
    bench.clock.advanceBy(minutes(5) - 1);
    expect(announced).toEqual([]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual([true]);
  });

  it("is off when the source turns out to have become false", () => {
    const { bench, announced, parts, setUp } = openTooLong({ durable: true, startsAs: true });
    bench.kill();
    bench.restart(setUp(), minutes(1));
    bench.report(parts.open, false, "retained");
    bench.clock.advanceBy(hours(1));
    expect([parts.tooLong.value, announced]).toEqual([false, []]);
  });

  it.each<[Missed, boolean[], boolean[]]>([
    ["late", [true], [true]],
    ["skip", [], []],
    ["rearm", [], [true]],
  ])("whose time was over while away, missed: %s", (missed, soonAfter, inTheEnd) => {
    const { bench, announced, parts, setUp } = openTooLong({ durable: true, missed, startsAs: true });
    bench.kill();
    bench.restart(setUp(), hours(5));
    bench.report(parts.open, true, "retained");
    bench.clock.advanceBy(minutes(1));
    expect(announced).toEqual(soonAfter);
    bench.clock.advanceBy(hours(1));
    expect(announced).toEqual(inTheEnd);
  });

  it("that skipped counts again once the source has been false", () => {
    const { bench, announced, parts, setUp } = openTooLong({ durable: true, missed: "skip", startsAs: true });
    bench.kill();
    bench.restart(setUp(), hours(5));
    bench.report(parts.open, false);
    bench.report(parts.open, true);
    bench.clock.advanceBy(minutes(10));
    expect(announced).toEqual([true]);
  });

  it("remembers that it was true", () => {
    const { bench, announced, parts, setUp } = openTooLong({ durable: true, startsAs: true });
    bench.clock.advanceBy(minutes(10));
    bench.kill();
    bench.restart(setUp(), hours(5));
    expect([parts.tooLong.value, announced]).toEqual([true, [true]]);
  });
});
