import { describe, expect, it } from "vitest";
import { hours } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import type { Period } from "../calendar/period-start.ts";
import { type OncePer, oncePer } from "./once-per.ts";

function once(period: Period | "start", options: { readonly durable?: boolean; readonly wall?: string } = {}) {
  const bench = new FlowBench({ wall: options.wall ?? "2026-06-01T12:00:00Z" });
  const fired: string[] = [];
  const parts: { once: OncePer<void> } = { once: undefined as never };
  const setUp = () => {
    parts.once = oncePer("once", period, options.durable === undefined ? {} : { durable: options.durable });
    parts.once.on(() => fired.push(new Date(bench.clock.wall()).toISOString().slice(0, 16)));
  };
  bench.start(setUp);
  const push = (): void => bench.turn(() => parts.once.push());
  return { bench, fired, parts, setUp, push };
}

describe("oncePer", () => {
  it.each<[Period | "start", number]>([
    ["hour", 24 * 10 + 1],
    ["day", 11],
    ["week", 2],
    ["month", 1],
    ["start", 1],
  ])("%s lets one push through each", (period, expected) => {
    const { bench, fired, push } = once(period);
    for (let quarter = 0; quarter <= 10 * 24 * 4; quarter += 1) {
      push();
      bench.clock.advanceBy(hours(0.25));
    }
    expect(fired.length).toBe(expected);
  });

  it("day begins at midnight of the home, not of UTC", () => {
    const { bench, fired, push } = once("day", { wall: "2026-06-01T21:59:00Z" });
    push();
    bench.clock.advanceToWall("2026-06-01T22:01:00Z");
    push();
    expect(fired.length).toBe(2);
  });

  it.each(["2026-03-29", "2026-10-25"])("day of %s, when the clock is moved, is one day", (date) => {
    const { bench, fired, push } = once("day", { wall: `${date}T00:00:00Z` });
    for (let count = 0; count < 20; count += 1) {
      push();
      bench.clock.advanceBy(hours(1));
    }
    expect(fired.length).toBe(1);
  });

  it("lets nothing through twice when the clock is set back by a day", () => {
    const { bench, fired, push } = once("day");
    push();
    bench.clock.stepWall(-hours(24));
    push();
    bench.clock.advanceBy(hours(25));
    push();
    expect(fired.length).toBe(1);
  });

  it("starts afresh with a clock that was years ahead", () => {
    const { bench, fired, push } = once("day", { wall: "2040-01-01T12:00:00Z" });
    push();
    bench.clock.setWall("2026-06-01T12:00:00Z");
    push();
    expect(fired.length).toBe(2);
  });

  it("after a reset lets the next one through", () => {
    const { bench, fired, parts, push } = once("day");
    push();
    bench.turn(() => parts.once.reset());
    push();
    expect(fired.length).toBe(2);
  });

  it.each<[Period | "start", boolean, number]>([
    ["day", true, 1],
    ["day", false, 2],
    ["start", true, 2],
  ])("%s, durable: %s, pushed before and after a restart, fires %i times", (period, durable, expected) => {
    const { bench, fired, setUp, push } = once(period, { durable });
    push();
    bench.kill();
    bench.restart(setUp);
    push();
    expect(fired.length).toBe(expected);
  });

  it("is carried over a deploy", () => {
    const { bench, fired, setUp, push } = once("start");
    push();
    bench.deploy(setUp);
    push();
    expect(fired.length).toBe(1);
  });
});
