import { describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../base/duration.ts";
import * as describeHome from "../../testing/describe.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { Missed } from "../kernel/deadline.ts";
import type { Setting } from "../kernel/setting.ts";
import { type Mode, type ModeOptions, mode } from "./mode.ts";

type Target = "living room" | "kitchen" | "hall";

function dial(options: ModeOptions<Target> = { timeout: seconds(300) }) {
  const bench = new FlowBench();
  const announced: Target[] = [];
  const parts: { target: Mode<Target> } = { target: undefined as never };
  const setUp = () => {
    parts.target = mode("target", ["living room", "kitchen", "hall"], options);
    parts.target.onChange((word) => announced.push(word));
  };
  bench.start(setUp);
  const set = (word: Target): void => bench.turn(() => parts.target.set(word));
  return { bench, announced, parts, setUp, set };
}

describe("mode", () => {
  it("is the first of its words, and goes back to it after the time-out", () => {
    const { bench, announced, parts, set } = dial();
    expect(parts.target.value).toBe("living room");
    set("kitchen");
    bench.clock.advanceBy(seconds(300) - 1);
    expect(announced).toEqual(["kitchen"]);
    bench.clock.advanceBy(1);
    expect(announced).toEqual(["kitchen", "living room"]);
  });

  it("starts the time-out anew when it is set to what it is", () => {
    const { bench, announced, parts, set } = dial();
    set("kitchen");
    bench.clock.advanceBy(seconds(200));
    set("kitchen");
    expect(parts.target.remaining).toBe(seconds(300));
    bench.clock.advanceBy(seconds(299));
    expect(announced).toEqual(["kitchen"]);
  });

  it("stays without a time-out", () => {
    const { bench, parts, set } = dial({});
    set("hall");
    bench.clock.advanceBy(hours(100));
    expect([parts.target.value, parts.target.remaining]).toEqual(["hall", undefined]);
  });

  it("forgets the time-out on a reset", () => {
    const { bench, announced, parts, set } = dial();
    set("kitchen");
    bench.turn(() => parts.target.reset());
    bench.clock.advanceBy(hours(1));
    expect(announced).toEqual(["kitchen", "living room"]);
  });

  it("goes on to the next of its words, and from the last to the first", () => {
    const { bench, announced, parts } = dial({});
    for (let step = 0; step < 3; step += 1) bench.turn(() => parts.target.next());
    expect(announced).toEqual(["kitchen", "hall", "living room"]);
  });

  it.each<[usual: Setting<Target>, expected: Target]>([
    ["hall", "hall"],
    [() => "kitchen", "kitchen"],
    [() => undefined, "living room"],
  ])("begins with the usual one, and goes back to it: %s", (usual, expected) => {
    const { bench, announced, parts, set } = dial({ usual, timeout: minutes(5) });
    expect(parts.target.value).toBe(expected);
    set(expected === "living room" ? "hall" : "living room");
    bench.clock.advanceBy(minutes(5));
    expect([announced.at(-1), parts.target.remaining]).toEqual([expected, undefined]);
  });

  it("refuses a word that is not listed", () => {
    const { bench, parts } = dial();
    expect(() => bench.turn(() => expect(() => parts.target.set("attic" as Target)).toThrow('"attic" is not one of'))).not.toThrow();
    expect(parts.target.value).toBe("living room");
  });

  it("goes on over a deploy", () => {
    const { bench, announced, setUp, set } = dial();
    set("kitchen");
    bench.clock.advanceBy(minutes(4));
    bench.deploy(setUp);
    bench.clock.advanceBy(minutes(1));
    expect(announced).toEqual(["kitchen", "living room"]);
  });

  it("is the first again after a deploy that no longer has its word", () => {
    const { bench, set } = dial();
    set("kitchen");
    let after: Mode<"day" | "night"> | undefined;
    bench.deploy(() => {
      after = mode("target", ["day", "night"]);
    });
    expect([after?.value, bench.timers]).toEqual(["day", []]);
  });
});

describe("a shared mode", () => {
  it("is the same in all flows, each of which hears of it", () => {
    const runtime = new TestRuntime(describeHome.home([]));
    const heard: string[] = [];
    const modes: Mode<Target>[] = [];
    for (const name of ["first", "second"]) {
      runtime.load(name, () => {
        const target = mode("target", ["living room", "kitchen", "hall"], { shared: true });
        target.onChange((word) => heard.push(`${name}: ${word}`));
        modes.push(target);
      });
    }
    runtime.runtime.post(() => modes[0]?.next());
    runtime.runtime.post(() => modes[1]?.next());
    expect(heard).toEqual(["first: kitchen", "second: kitchen", "first: hall", "second: hall"]);
    expect(modes.map(({ value }) => value)).toEqual(["hall", "hall"]);
  });

  it("survives a restart if it is durable", () => {
    const { bench, parts, setUp, set } = dial({ shared: true, durable: true });
    set("hall");
    bench.kill();
    bench.restart(setUp);
    expect(parts.target.value).toBe("hall");
  });

  it("has no time-out", () => {
    const { bench } = dial({ shared: true, timeout: minutes(1) });
    expect(bench.faults.map(({ error }) => error)).toEqual([expect.stringContaining("a shared mode has no time-out")]);
  });
});

describe("a durable mode", () => {
  it("goes on after a restart", () => {
    const { bench, parts, setUp, set } = dial({ durable: true, timeout: seconds(300) });
    set("kitchen");
    bench.kill();
    bench.restart(setUp, minutes(2));
    expect(parts.target.value).toBe("kitchen");
    bench.clock.advanceBy(minutes(3));
    expect(parts.target.value).toBe("living room");
  });

  it.each<[Missed, Target, Target]>([
    ["late", "kitchen", "living room"],
    ["skip", "living room", "living room"],
    ["rearm", "kitchen", "kitchen"],
  ])("whose time-out ended while away, missed: %s", (missed, atStart, soonAfter) => {
    const { bench, parts, setUp, set } = dial({ durable: true, timeout: seconds(300), missed });
    set("kitchen");
    bench.kill();
    bench.restart(setUp, hours(1));
    expect(parts.target.value).toBe(atStart);
    bench.clock.advanceBy(minutes(1));
    expect(parts.target.value).toBe(soonAfter);
  });
});
