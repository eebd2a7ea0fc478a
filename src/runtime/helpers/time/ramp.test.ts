import { describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Ramp, type RampOptions, ramp } from "./ramp.ts";

function sunrise(options: RampOptions = {}) {
  const bench = new FlowBench();
  const announced: number[] = [];
  const parts: { ramp: Ramp } = { ramp: undefined as never };
  const setUp = () => {
    parts.ramp = ramp("sunrise", options);
    parts.ramp.onChange((value) => announced.push(value), { first: true });
  };
  bench.start(setUp);
  const to = (target: number, length: number, from?: number): void => bench.turn(() => parts.ramp.to(target, seconds(length), from));
  return { bench, announced, parts, setUp, to };
}

describe("ramp", () => {
  it("goes in steps and ends exactly at its target", () => {
    const { bench, announced, parts, to } = sunrise();
    to(10, 4.5, 1);
    bench.clock.advanceBy(minutes(1));
    expect([announced, parts.ramp.running.value, bench.timers]).toEqual([[1, 3, 5, 7, 9, 10], false, []]);
  });

  it("without a start is at its target at once", () => {
    const { bench, announced, to } = sunrise();
    to(10, 60);
    bench.clock.advanceBy(minutes(2));
    expect(announced).toEqual([10]);
  });

  it("goes on from where it is when it is sent elsewhere", () => {
    const { bench, parts, to } = sunrise();
    to(100, 100, 0);
    bench.clock.advanceBy(seconds(50));
    to(0, 10);
    bench.clock.advanceBy(seconds(5));
    expect(parts.ramp.value).toBe(25);
  });

  it("stopped stays where it is", () => {
    const { bench, parts, to } = sunrise();
    to(100, 100, 0);
    bench.clock.advanceBy(seconds(50));
    bench.turn(() => parts.ramp.stop());
    bench.clock.advanceBy(minutes(2));
    expect([parts.ramp.value, parts.ramp.running.value]).toEqual([50, false]);
  });

  it("of no length is at its target at once", () => {
    const { announced, to } = sunrise();
    to(7, 0, 1);
    expect(announced).toEqual([7]);
  });

  it("goes on over a deploy", () => {
    const { bench, parts, setUp, to } = sunrise();
    to(100, 100, 0);
    bench.clock.advanceBy(seconds(50));
    bench.deploy(setUp);
    bench.clock.advanceBy(seconds(25));
    expect(parts.ramp.value).toBe(75);
  });

  it.each([
    ["in the middle", 20, 40, 70],
    ["after its end", hours(1) / 1000, 40, 100],
  ])("durable, killed for a while, %s: goes on where it would be", (_case, away, later, expected) => {
    const { bench, parts, setUp, to } = sunrise({ durable: true });
    to(100, 100, 0);
    bench.clock.advanceBy(seconds(10));
    bench.kill();
    bench.restart(setUp, seconds(away));
    bench.clock.advanceBy(seconds(later));
    expect(parts.ramp.value).toBe(expected);
  });
});
