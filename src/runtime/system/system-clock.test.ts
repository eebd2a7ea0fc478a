import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isTimeZone, SystemClock } from "./system-clock.ts";

const day = 86_400_000;

describe("SystemClock", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("wakes once, not before the time, and never within wakeAt itself", () => {
    const clock = new SystemClock("UTC");
    const woken: number[] = [];
    clock.wakeAt(clock.monotonic() - 5, () => woken.push(1));
    clock.wakeAt(clock.monotonic() + 100, () => woken.push(2));
    expect(woken).toEqual([]);
    vi.advanceTimersByTime(99);
    expect(woken).toEqual([1]);
    vi.advanceTimersByTime(2);
    expect(woken).toEqual([1, 2]);
    vi.advanceTimersByTime(1_000);
    expect(woken).toEqual([1, 2]);
  });

  it("waits 400 days, far beyond what one timer of Node's can hold", () => {
    const clock = new SystemClock("UTC");
    const callback = vi.fn();
    clock.wakeAt(clock.monotonic() + 400 * day, callback);
    vi.advanceTimersByTime(399 * day);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(day + 10);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it("does not wake after it was disposed, also in a later piece of a long wait", () => {
    const clock = new SystemClock("UTC");
    const callback = vi.fn();
    const dispose = clock.wakeAt(clock.monotonic() + 100 * day, callback);
    vi.advanceTimersByTime(50 * day);
    dispose();
    vi.advanceTimersByTime(100 * day);
    expect(callback).not.toHaveBeenCalled();
  });

  it("takes the zone it is given, else the machine's, and refuses one that does not exist", () => {
    expect(new SystemClock("Asia/Kathmandu").zone).toMatch(/^Asia\/Kat(h)?mandu$/);
    expect(new SystemClock().zone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(() => new SystemClock("Mars/Olympus")).toThrow(RangeError);
  });
});

it.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["", false],
])("isTimeZone(%j) is %j", (zone, known) => {
  expect(isTimeZone(zone)).toBe(known);
});
