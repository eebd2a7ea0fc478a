import { describe, expect, it } from "vitest";
import { hours, minutes } from "../../../base/duration.ts";
import type { MessageClass } from "../../core/values.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type Stale, stale } from "./stale.ts";

/** A thermometer that may be silent for two hours. Reports are told as a property tells them, changed or not. */
function thermometer() {
  const bench = new FlowBench();
  const announced: boolean[] = [];
  const value = bench.source<number>(20);
  const reports = bench.events<MessageClass>();
  const property = Object.assign(value, {
    onReport: (listener: (value: number, report: { class: MessageClass }) => void) =>
      reports.on((messageClass) => listener(20, { class: messageClass })),
  });
  const parts: { silent: Stale } = { silent: undefined as never };
  const setUp = (ofProperty: boolean) => () => {
    parts.silent = stale("silent", ofProperty ? (property as never) : bench.source(20), hours(2));
    parts.silent.onChange((silent) => announced.push(silent));
  };
  return { bench, announced, parts, setUp, report: (messageClass: MessageClass = "live") => bench.turn(() => reports.emit(messageClass)) };
}

describe("stale", () => {
  it("is true after the time, and false with the next report", () => {
    const { bench, announced, setUp, report } = thermometer();
    bench.start(setUp(true));
    bench.clock.advanceBy(hours(3));
    report();
    expect(announced).toEqual([true, false]);
  });

  it("counts every report, also one that says nothing new", () => {
    const { bench, announced, setUp, report } = thermometer();
    bench.start(setUp(true));
    for (let hour = 0; hour < 5; hour += 1) {
      bench.clock.advanceBy(hours(1));
      report();
    }
    expect(announced).toEqual([]);
  });

  it.each<MessageClass>(["retained", "resync"])("does not count what is %s", (messageClass) => {
    const { bench, parts, setUp, report } = thermometer();
    bench.start(setUp(true));
    bench.clock.advanceBy(hours(1));
    report(messageClass);
    bench.clock.advanceBy(hours(1));
    expect(parts.silent.value).toBe(true);
  });

  it("tells how long it is until then", () => {
    const { bench, parts, setUp, report } = thermometer();
    bench.start(setUp(true));
    bench.clock.advanceBy(minutes(30));
    const early = parts.silent.remaining;
    report();
    bench.clock.advanceBy(minutes(5));
    const later = parts.silent.remaining;
    bench.clock.advanceBy(hours(2));
    expect([early, later, parts.silent.remaining]).toEqual([minutes(90), minutes(115), undefined]);
  });

  it("goes on counting over a deploy, and anew after a restart", () => {
    const { bench, parts, setUp } = thermometer();
    bench.start(setUp(true));
    bench.clock.advanceBy(minutes(90));
    bench.deploy(setUp(true));
    bench.clock.advanceBy(minutes(30));
    const deployed = parts.silent.value;
    bench.kill();
    bench.restart(setUp(false));
    expect([deployed, parts.silent.value, parts.silent.remaining]).toEqual([true, false, hours(2)]);
  });

  it("is still true after a deploy", () => {
    const { bench, announced, parts, setUp } = thermometer();
    bench.start(setUp(true));
    bench.clock.advanceBy(hours(3));
    bench.deploy(setUp(true));
    expect([parts.silent.value, announced]).toEqual([true, [true]]);
  });

  it("watches the changes of what is no property", () => {
    const bench = new FlowBench();
    const level = bench.source<number>();
    const parts: { silent: Stale } = { silent: undefined as never };
    bench.start(() => {
      parts.silent = stale("silent", level, hours(2));
    });
    bench.clock.advanceBy(hours(1));
    bench.report(level, 1);
    bench.clock.advanceBy(hours(1));
    const heard = parts.silent.value;
    bench.clock.advanceBy(hours(1));
    expect([heard, parts.silent.value]).toEqual([false, true]);
  });
});
