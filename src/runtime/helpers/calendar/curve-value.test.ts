import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CurvePoint, curveValue, inOrder } from "./curve-value.ts";

/** Colour temperature in mired over a day with sunrise at 5.5 h and the given sunset. */
function colorTemperature(sunrise: number, sunset: number): readonly CurvePoint[] {
  return [
    { hour: 2, value: 417 },
    { hour: sunrise - 0.5, value: 370 },
    { hour: sunrise + 0.5, value: 179 },
    { hour: sunset - 1, value: 179 },
    { hour: sunset, value: 370 },
    { hour: 23, value: 370 },
    { hour: 24, value: 417 },
  ];
}

describe("a curve over the day", () => {
  it.each([
    [0, 417],
    [3, 401.33],
    [4, 385.67],
    [5, 370],
    [5.5, 274.5],
    [6, 179],
    [20, 274.5],
    [20.5, 370],
    [23.5, 393.5],
  ])("at %d h is %d", (hour, expected) => {
    expect(curveValue(inOrder(colorTemperature(5.5, 20.5)).points, hour)).toBeCloseTo(expected, 2);
  });

  it("goes round the clock when no point lies at midnight", () => {
    const points = [
      { hour: 6, value: 10 },
      { hour: 18, value: 20 },
    ];
    expect([0, 6, 12, 18, 21].map((hour) => curveValue(points, hour))).toEqual([15, 10, 15, 20, 17.5]);
  });

  it("of one point is that value all day; of none it is unknown", () => {
    expect([curveValue([{ hour: 6, value: 10 }], 3), curveValue([], 3)]).toEqual([10, undefined]);
  });
});

describe("points out of order", () => {
  it("a list may begin in the evening", () => {
    const evening = [22, 6, 12].map((hour) => ({ hour, value: hour }));
    expect(inOrder(evening)).toEqual({ points: [6, 12, 22].map((hour) => ({ hour, value: hour })), moved: false });
  });

  it("a sunset after 23:00 pushes the points after it on", () => {
    const { points, moved } = inOrder(colorTemperature(3.5, 23.4));
    expect([moved, points.slice(-3).map(({ hour }) => hour)]).toEqual([true, [23.4, 23.4, 24]]);
  });

  it("a sunrise before 2:00 is pushed on by the point before it", () => {
    expect(
      inOrder(colorTemperature(1, 22))
        .points.slice(0, 3)
        .map(({ hour }) => hour),
    ).toEqual([2, 2, 2]);
  });

  it("whatever they are, the value stays within those of the points", () => {
    const point = fc.record({
      hour: fc.double({ min: -30, max: 60, noNaN: true }),
      value: fc.double({ min: -100, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), fc.double({ min: 0, max: 23.999, noNaN: true }), (unordered, hour) => {
        const value = curveValue(inOrder(unordered).points, hour) ?? Number.NaN;
        const values = unordered.map((each) => each.value);
        return value >= Math.min(...values) - 1e-9 && value <= Math.max(...values) + 1e-9;
      }),
    );
  });
});
