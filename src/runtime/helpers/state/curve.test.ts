import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import type { Value } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type CurveOptions, type CurveTime, curve } from "./curve.ts";

const berlin = { latitude: 52.52, longitude: 13.405 };
const tromso = { latitude: 69.65, longitude: 18.96 };

function warmth(points: readonly (readonly [CurveTime, number])[], wall: string, options: CurveOptions = {}, location?: typeof berlin) {
  const bench = new FlowBench({ wall, ...(location === undefined ? {} : { location }) });
  const parts: { value: Value<number> | undefined } = { value: undefined };
  const announced: number[] = [];
  bench.start(() => {
    parts.value = curve("warmth", points, options);
    parts.value.onChange((value) => announced.push(value));
  });
  return { bench, parts, announced };
}

const day: readonly (readonly [CurveTime, number])[] = [
  ["02:00", 417],
  [{ sun: "sunrise", offset: minutes(-30) }, 370],
  [{ sun: "sunrise", offset: minutes(30) }, 179],
  [{ sun: "sunset", offset: hours(-1) }, 179],
  [{ sun: "sunset" }, 370],
  ["23:00", 370],
  ["24:00", 417],
];

describe("curve", () => {
  it("goes by the clock of the home", () => {
    const { bench, parts } = warmth(
      [
        ["06:00", 0],
        ["18:00", 120],
      ],
      "2026-06-01T04:00:00Z",
    );
    expect(parts.value?.value).toBe(0);
    bench.clock.advanceBy(hours(3));
    expect(parts.value?.value).toBe(30);
  });

  it("changes in steps", () => {
    const { bench, announced } = warmth(
      [
        ["06:00", 0],
        ["18:00", 120],
      ],
      "2026-06-01T04:00:00Z",
      { step: 10 },
    );
    bench.clock.advanceBy(hours(3));
    expect(announced).toEqual([10, 20, 30]);
  });

  it("has points at the sun", () => {
    const { bench, parts } = warmth(day, "2026-06-21T00:00:00Z", { step: 1 }, berlin);
    const at = (wall: string): number | undefined => {
      bench.clock.advanceToWall(wall);
      return parts.value?.value;
    };
    expect([at("2026-06-21T00:01:00Z"), at("2026-06-21T10:00:00Z"), at("2026-06-21T20:00:00Z"), at("2026-06-21T21:30:00Z")]).toEqual([
      417, 179, 370, 394,
    ]);
  });

  it("lives through the polar day without sunrise and sunset", () => {
    const { bench, parts } = warmth(day, "2026-06-21T00:00:00Z", {}, tromso);
    bench.clock.advanceBy(hours(48));
    expect([Number.isFinite(parts.value?.value), bench.faults]).toEqual([true, []]);
  });

  it("merges points that the sun puts out of order, and warns once a day", () => {
    const { bench, parts } = warmth(day, "2026-05-14T22:00:00Z", {}, tromso);
    bench.clock.advanceBy(hours(23));
    expect([Number.isFinite(parts.value?.value), bench.logs.map(({ level }) => level)]).toEqual([true, ["warning"]]);
  });

  it.each([
    ["a time that is none", [["25:00", 1]] as const, '"25:00" is not a time of day'],
    ["sun points without a place", day, "[location]"],
  ])("refuses %s", (_case, points, message) => {
    expect(warmth(points, "2026-06-01T04:00:00Z").bench.faults.map(({ error }) => error)).toEqual([expect.stringContaining(message)]);
  });
});
