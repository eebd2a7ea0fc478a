import { beforeEach, describe, expect, it } from "vitest";
import type { Clock } from "../core/clock.ts";
import { ReadPacer } from "./read-pacer.ts";

let now = 0;
let wakeUps: { at: number; callback: () => void }[] = [];
const clock: Clock = {
  monotonic: () => now,
  wall: () => now,
  zone: "UTC",
  wakeAt(at, callback) {
    const wakeUp = { at, callback };
    wakeUps.push(wakeUp);
    return () => {
      wakeUps = wakeUps.filter((other) => other !== wakeUp);
    };
  },
};

beforeEach(() => {
  now = 1_000;
  wakeUps = [];
});

describe("ReadPacer", () => {
  it("never delays messages that come one by one", () => {
    const pacer = new ReadPacer(clock, () => undefined);
    for (let count = 0; count < 1_000; count += 1) {
      now += 0.5;
      expect(pacer.received(300, false)).toBe(true);
    }
  });

  it("pauses for a millisecond at the fourth read within one", () => {
    let resumed = 0;
    const pacer = new ReadPacer(clock, () => {
      resumed += 1;
    });
    const answers = [1, 2, 3, 4].map(() => {
      now += 0.1;
      return pacer.received(150, false);
    });
    expect(answers).toEqual([true, true, true, false]);
    expect(wakeUps.map(({ at }) => at)).toEqual([now + 1]);
    wakeUps[0]?.callback();
    expect(resumed).toBe(1);
  });

  it("pauses again at once while much has gathered, and stops pausing when little has", () => {
    const pacer = new ReadPacer(clock, () => undefined);
    expect(pacer.received(10_000, false)).toBe(false);
    now += 1;
    expect(pacer.received(10_000, false)).toBe(false);
    now += 2;
    expect(pacer.received(200, false)).toBe(true);
  });

  it("reads on while more is waiting already", () => {
    const pacer = new ReadPacer(clock, () => undefined);
    for (let count = 0; count < 10; count += 1) expect(pacer.received(65_536, true)).toBe(true);
  });

  it("does not resume after it was disposed", () => {
    const pacer = new ReadPacer(clock, () => undefined);
    pacer.received(10_000, false);
    pacer.dispose();
    expect(wakeUps).toEqual([]);
  });
});
