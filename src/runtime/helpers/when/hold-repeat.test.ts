import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type HoldRepeatOptions, holdRepeat } from "./hold-repeat.ts";

/** Sends each action at its second; returns all that was passed on until a minute later. */
function remote(actions: readonly (readonly [number, string])[], options: HoldRepeatOptions = {}) {
  const bench = new FlowBench();
  const source = bench.events<string>();
  const fired: (readonly [number, string])[] = [];
  const setUp = () => {
    holdRepeat("hold", source, ["up", "down"], options).on((word) => fired.push([bench.clock.monotonic() / 1000, word]));
  };
  bench.start(setUp);
  for (const [at, word] of actions) {
    bench.clock.advanceTo(seconds(at));
    bench.turn(() => source.emit(word));
  }
  return { bench, fired, setUp };
}

describe("holdRepeat", () => {
  it("held for 1.2 s: three steps, and none after the release", () => {
    const { bench, fired } = remote([
      [0, "up"],
      [1.2, "stop"],
    ]);
    bench.clock.advanceBy(seconds(60));
    expect(fired).toEqual([
      [0, "up"],
      [0.5, "up"],
      [1, "up"],
      [1.2, "stop"],
    ]);
  });

  it("passes what is not listed on without repeating it", () => {
    const { bench, fired } = remote([
      [0, "on"],
      [2, "on"],
    ]);
    bench.clock.advanceBy(seconds(60));
    expect(fired.length).toBe(2);
  });

  it("goes over to another listed action", () => {
    const { fired } = remote([
      [0, "up"],
      [0.7, "down"],
      [1.5, "stop"],
    ]);
    expect(fired.map(([at, word]) => `${at} ${word}`)).toEqual(["0 up", "0.5 up", "0.7 down", "1.2 down", "1.5 stop"]);
  });

  it("ends at the cap when the release is lost", () => {
    const { bench, fired } = remote([[0, "up"]], { cap: seconds(3) });
    bench.clock.advanceBy(seconds(60));
    expect(fired.map(([at]) => at)).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
  });

  it("is capped at thirty seconds unless told otherwise", () => {
    const { bench, fired } = remote([[0, "up"]]);
    bench.clock.advanceBy(seconds(60));
    expect(fired.at(-1)?.[0]).toBe(29.5);
  });

  it("ends with a deploy", () => {
    const { bench, fired, setUp } = remote([[0, "up"]]);
    bench.deploy(setUp);
    bench.clock.advanceBy(seconds(60));
    expect(fired.length).toBe(1);
  });

  it("repeats what is pushed, without a source", () => {
    const bench = new FlowBench();
    const fired: string[] = [];
    const hold: { push(word: string): void } = { push: () => {} };
    bench.start(() => {
      const repeating = holdRepeat<string>("hold", undefined, ["up"]);
      repeating.on((word) => fired.push(word));
      hold.push = repeating.push;
    });
    bench.turn(() => hold.push("up"));
    bench.clock.advanceBy(seconds(1));
    expect(fired).toEqual(["up", "up", "up"]);
  });
});
