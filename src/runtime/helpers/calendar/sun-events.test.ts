import { describe, expect, it } from "vitest";
import { nextSunEvent, type Place, type SunEvent, sunElevationAt, sunEvents } from "./sun-events.ts";

const berlin: Place = { latitude: 52.52, longitude: 13.405 };
const tromso: Place = { latitude: 69.65, longitude: 18.96 };
const apia: Place = { latitude: -13.83, longitude: -171.77 };
const southPole: Place = { latitude: -90, longitude: 0 };
const minute = 60_000;
const day = 86_400_000;
const iso = (at: number | undefined): string => (at === undefined ? "never" : new Date(at).toISOString().slice(0, 16));
const next = (event: SunEvent, place: Place, after: string, offset = 0): number | undefined =>
  nextSunEvent(event, place, Date.parse(after), offset);

describe("the next sun event", () => {
  // Times from the NOAA solar calculator, to the minute.
  it.each<[SunEvent, Place, string, string]>([
    ["sunrise", berlin, "2026-06-21T00:00Z", "2026-06-21T02:43"],
    ["sunset", berlin, "2026-06-21T00:00Z", "2026-06-21T19:33"],
    ["sunset", berlin, "2026-06-21T20:00Z", "2026-06-22T19:33"],
    ["noon", berlin, "2026-06-21T00:00Z", "2026-06-21T11:08"],
    ["sunrise", apia, "2026-06-21T00:00Z", "2026-06-21T17:50"],
  ])("%s at %j after %s", (event, place, after, expected) => {
    const at = next(event, place, after);
    expect(Math.abs((at ?? 0) - Date.parse(`${expected}Z`))).toBeLessThan(2 * minute);
  });

  it.each(sunEvents)("%s comes once a day in Berlin in March", (event) => {
    let at = Date.parse("2026-03-01T00:00Z");
    const gaps: number[] = [];
    for (let count = 0; count < 28; count += 1) {
      const following = nextSunEvent(event, berlin, at) ?? Number.NaN;
      if (count > 0) gaps.push(following - at);
      at = following;
    }
    expect([Math.min(...gaps) > day - 5 * minute, Math.max(...gaps) < day + 5 * minute]).toEqual([true, true]);
  });

  it.each([-120, -30, 0, 45, 1500])("moved by %i minutes is exactly that far from the event", (offset) => {
    const plain = next("sunset", berlin, "2026-06-21T00:00Z") ?? Number.NaN;
    const moved = nextSunEvent("sunset", berlin, plain + offset * minute - 1, offset * minute);
    expect(moved).toBe(plain + offset * minute);
  });

  it("is strictly later than the moment asked about", () => {
    const first = next("sunset", berlin, "2026-06-21T00:00Z") ?? Number.NaN;
    expect(nextSunEvent("sunset", berlin, first)).toBeGreaterThan(first + day - 5 * minute);
  });
});

describe("beyond the polar circle", () => {
  it("waits through the polar day for the next sunset", () => {
    expect(iso(next("sunset", tromso, "2026-06-01T00:00Z")).slice(0, 7)).toBe("2026-07");
  });

  it("waits through the polar night for the next sunrise", () => {
    expect(iso(next("sunrise", tromso, "2026-12-01T00:00Z")).slice(0, 7)).toBe("2027-01");
  });

  it("still has a noon every day of the polar night", () => {
    expect(iso(next("noon", tromso, "2026-12-24T00:00Z")).slice(0, 10)).toBe("2026-12-24");
  });

  it("gives no moment that is not a number at the pole", () => {
    expect(Number.isNaN(next("sunset", southPole, "2026-06-01T00:00Z") ?? 0)).toBe(false);
  });
});

describe("elevation", () => {
  it.each([
    ["2026-06-21T11:08Z", 60.9],
    ["2026-12-21T11:04Z", 14.1],
  ])("in Berlin at %s is about %d°", (at, expected) => {
    expect(sunElevationAt(Date.parse(at), berlin)).toBeCloseTo(expected, 0);
  });

  it("is below the horizon at night", () => {
    expect(sunElevationAt(Date.parse("2026-06-21T23:00Z"), berlin)).toBeLessThan(0);
  });
});
