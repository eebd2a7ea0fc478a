import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absolute, average, dividedBy, highest, lowest, minus, plus, power, remainder, times } from "./arithmetic.ts";
import type { Reading } from "./compare.ts";

const unknown = undefined;

describe("arithmetic", () => {
  it.each<[string, Reading, Reading]>([
    ["plus(1, 2, 3)", plus(1, 2, 3), 6],
    ["minus(1, 3)", minus(1, 3), -2],
    ["times(2, 3, 4)", times(2, 3, 4), 24],
    ["dividedBy(7, 2)", dividedBy(7, 2), 3.5],
    ["dividedBy(7, 0)", dividedBy(7, 0), unknown],
    ["dividedBy(0, 0)", dividedBy(0, 0), unknown],
    ["remainder(370, 360)", remainder(370, 360), 10],
    ["remainder(-30, 360)", remainder(-30, 360), 330],
    ["remainder(30, -360)", remainder(30, -360), -330],
    ["remainder(720, 360)", remainder(720, 360), 0],
    ["remainder(1, 0)", remainder(1, 0), unknown],
    ["power(2, 10)", power(2, 10), 1024],
    ["power(-1, 0.5)", power(-1, 0.5), unknown],
    ["power(10, 999)", power(10, 999), unknown],
    ["lowest(3, 1, 2)", lowest(3, 1, 2), 1],
    ["highest(3, 1, 2)", highest(3, 1, 2), 3],
    ["average(1, 2, 6)", average(1, 2, 6), 3],
    ["average()", average(), unknown],
    ["lowest()", lowest(), unknown],
    ["absolute(-4)", absolute(-4), 4],
  ])("%s", (_call, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it.each([
    ["plus", plus],
    ["minus", minus],
    ["times", times],
    ["dividedBy", dividedBy],
    ["remainder", remainder],
    ["power", power],
    ["lowest", lowest],
    ["highest", highest],
    ["average", average],
  ] as const)("%s is unknown while an operand is, on either side", (_name, operation) => {
    expect([operation(unknown, 2), operation(2, unknown)]).toEqual([unknown, unknown]);
  });

  it("absolute of unknown is unknown", () => {
    expect(absolute(unknown)).toBe(unknown);
  });

  it.each([
    ["plus", plus],
    ["minus", minus],
    ["times", times],
    ["dividedBy", dividedBy],
    ["remainder", remainder],
    ["power", power],
    ["average", average],
  ] as const)("%s of any two numbers is a finite number or unknown", (_name, operation) => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        const result = operation(a, b);
        return result === undefined || Number.isFinite(result);
      }),
    );
  });
});
