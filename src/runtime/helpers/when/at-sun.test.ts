import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import type { SunEvent } from "../calendar/sun-events.ts";
import { type AtSunOptions, atSun } from "./at-sun.ts";

const day = hours(24);
const berlin = { latitude: 52.52, longitude: 13.405 };
const tromso = { latitude: 69.65, longitude: 18.96 };
const utc = (at: number): string => new Date(at).toISOString().slice(0, 16);

function sun(event: SunEvent, wall: string, options: AtSunOptions & { readonly location?: typeof berlin } = {}) {
  const bench = new FlowBench({ wall, location: options.location ?? berlin });
  const fired: string[] = [];
  bench.start(() => {
    atSun("sun", event, options).on(() => fired.push(utc(bench.clock.wall())));
  });
  return { bench, fired };
}

describe("atSun", () => {
  it.each<[SunEvent, AtSunOptions, string[]]>([
    ["sunset", {}, ["2026-06-21T19:33", "2026-06-22T19:33"]],
    ["sunset", { offset: minutes(-30) }, ["2026-06-21T19:03", "2026-06-22T19:03"]],
    ["sunrise", { offset: minutes(90) }, ["2026-06-21T04:13", "2026-06-22T04:13"]],
    ["noon", {}, ["2026-06-21T11:08", "2026-06-22T11:08"]],
  ])("at %s %j fires once a day", (event, options, expected) => {
    const { bench, fired } = sun(event, "2026-06-21T00:00:00Z", options);
    bench.clock.advanceBy(2 * day);
    expect(fired).toEqual(expected);
  });

  it("is silent through the polar night and back with the sun", () => {
    const { bench, fired } = sun("sunrise", "2026-11-20T00:00:00Z", { location: tromso });
    bench.clock.advanceBy(75 * day);
    const months = fired.map((time) => time.slice(0, 7));
    expect([months.filter((month) => month === "2026-12"), months.includes("2026-11"), months.includes("2027-01")]).toEqual([
      [],
      true,
      true,
    ]);
  });

  it("does not repeat a sunset when the clock is set back", () => {
    const { bench, fired } = sun("sunset", "2026-06-21T00:00:00Z");
    bench.clock.advanceToWall("2026-06-21T19:40:00Z");
    bench.clock.stepWall(-hours(1));
    bench.clock.advanceBy(hours(12));
    expect(fired).toEqual(["2026-06-21T19:33"]);
  });

  it("says what to configure when the place is not known", () => {
    const bench = new FlowBench();
    bench.start(() => atSun("sun", "sunset"));
    expect(bench.faults.map(({ error }) => String(error))).toEqual([
      expect.stringContaining("set latitude and longitude under [location]"),
    ]);
  });

  it("refuses an event that suncalc might have and this does not", () => {
    const bench = new FlowBench({ location: berlin });
    bench.start(() => atSun("sun", "constructor" as SunEvent));
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining('"constructor" is not a sun event')]);
  });
});
