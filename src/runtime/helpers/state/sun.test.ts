import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import type { Value } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { sunElevation, sunIsUp } from "./sun.ts";

const berlin = { latitude: 52.52, longitude: 13.405 };
const tromso = { latitude: 69.65, longitude: 18.96 };

function sky<T>(make: (id: string) => Value<T>, wall: string, location?: typeof berlin) {
  const bench = new FlowBench({ wall, ...(location === undefined ? {} : { location }) });
  const announced: (readonly [string, T])[] = [];
  const parts: { value: Value<T> | undefined } = { value: undefined };
  bench.start(() => {
    parts.value = make("sun");
    parts.value.onChange((value) => announced.push([new Date(bench.clock.wall()).toISOString().slice(11, 16), value]));
  });
  return { bench, announced, parts };
}

describe("sunIsUp", () => {
  it("follows sunrise and sunset over a day, to the minute", () => {
    const { bench, announced } = sky(sunIsUp, "2026-06-21T00:00:00Z", berlin);
    bench.clock.advanceBy(hours(24));
    expect(announced).toEqual([
      ["02:44", true],
      ["19:34", false],
    ]);
  });

  it.each([
    ["2026-06-21T00:00:00Z", true],
    ["2026-12-21T11:00:00Z", false],
  ])("beyond the polar circle at %s is %s all day", (wall, expected) => {
    const { bench, announced, parts } = sky(sunIsUp, wall, tromso);
    bench.clock.advanceBy(hours(24));
    expect([parts.value?.value, announced]).toEqual([expected, []]);
  });

  it("follows a clock that is set within a minute", () => {
    const { bench, parts } = sky(sunIsUp, "2026-06-21T12:00:00Z", berlin);
    bench.clock.stepWall(hours(12));
    bench.clock.advanceBy(minutes(1));
    expect(parts.value?.value).toBe(false);
  });

  it("says what to configure when the place is not known", () => {
    const { bench } = sky(sunIsUp, "2026-06-21T12:00:00Z");
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining("[location]")]);
  });
});

describe("sunElevation", () => {
  it("is highest at noon", () => {
    const { bench, announced } = sky(sunElevation, "2026-06-21T10:00:00Z", berlin);
    bench.clock.advanceBy(hours(2));
    expect(Math.max(...announced.map(([, degrees]) => degrees))).toBeCloseTo(60.9, 0);
  });
});
