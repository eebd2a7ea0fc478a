import { describe, expect, it } from "vitest";
import { BackOff } from "./back-off.ts";

function delays(count: number, refused: boolean, backOff = new BackOff()): number[] {
  return Array.from({ length: count }, () => backOff.next(refused));
}

describe("BackOff", () => {
  it("waits longer and longer, but never so long that a broker that is back waits two seconds", () => {
    const waits = delays(50, false);
    expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(Math.max(...waits)).toBe(1_000);
  });

  it("waits longer after a refusal, and never gives up", () => {
    const waits = delays(1_000, true);
    expect(waits[0]).toBe(500);
    expect(waits.at(-1)).toBe(15_000);
  });

  it("begins anew after a connection that lasted", () => {
    const backOff = new BackOff();
    delays(10, false, backOff);
    backOff.connectionLasted(60_000);
    expect(backOff.next(false)).toBe(100);
  });

  it("goes on waiting long when connections break at once, as two clients with one id do to each other", () => {
    const backOff = new BackOff();
    delays(10, false, backOff);
    backOff.connectionLasted(50);
    expect(backOff.next(false)).toBe(1_000);
  });
});
