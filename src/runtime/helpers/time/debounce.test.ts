import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { debounce, type Pushable } from "./debounce.ts";
import { throttle } from "./throttle.ts";

function pushing(make: () => Pushable<string>) {
  const bench = new FlowBench();
  const fired: (readonly [number, string])[] = [];
  const parts: { target: Pushable<string> } = { target: undefined as never };
  const setUp = () => {
    parts.target = make();
    parts.target.on((payload) => fired.push([bench.clock.monotonic() / 1000, payload]));
  };
  bench.start(setUp);
  /** Pushes each payload at its second. */
  const push = (...pushes: readonly (readonly [number, string])[]): void => {
    for (const [at, payload] of pushes) {
      bench.clock.advanceTo(seconds(at));
      bench.turn(() => parts.target.push(payload));
    }
  };
  return { bench, fired, push, setUp };
}

const burst = [
  [1, "a"],
  [2, "b"],
  [3, "c"],
  [20, "d"],
] as const;

describe("debounce", () => {
  it.each([
    [
      "fires the last of a burst once it is quiet",
      {},
      [
        [8, "c"],
        [25, "d"],
      ],
    ],
    [
      "leading: fires the first of a burst",
      { leading: true },
      [
        [1, "a"],
        [20, "d"],
      ],
    ],
  ])("%s", (_case, options, expected) => {
    const { bench, fired, push } = pushing(() => debounce("quiet", seconds(5), options));
    push(...burst);
    bench.clock.advanceBy(seconds(30));
    expect(fired).toEqual(expected);
  });

  it("leading: is quiet again only after a whole quiet time since the last push", () => {
    const { fired, push } = pushing(() => debounce("quiet", seconds(5), { leading: true }));
    push([1, "a"], [5, "b"], [9, "c"], [14, "d"]);
    expect(fired).toEqual([
      [1, "a"],
      [14, "d"],
    ]);
  });

  it("keeps what is pending over a deploy", () => {
    const { bench, fired, push, setUp } = pushing(() => debounce("quiet", seconds(5)));
    push([1, "a"]);
    bench.clock.advanceBy(seconds(2));
    bench.deploy(setUp);
    bench.clock.advanceBy(seconds(30));
    expect(fired).toEqual([[6, "a"]]);
  });

  it("is gone with its flow", () => {
    const { bench, fired, push } = pushing(() => debounce("quiet", seconds(5)));
    push([1, "a"]);
    bench.dispose();
    bench.clock.advanceBy(seconds(30));
    expect([fired, bench.timers]).toEqual([[], []]);
  });

  it("of nothing in particular fires too", () => {
    const bench = new FlowBench();
    let count = 0;
    let target: Pushable<void> | undefined;
    const setUp = () => {
      target = debounce<void>("quiet", seconds(5));
      target.on(() => {
        count += 1;
      });
    };
    bench.start(setUp);
    bench.turn(() => target?.push());
    bench.deploy(setUp);
    bench.clock.advanceBy(seconds(5));
    expect(count).toBe(1);
  });
});

describe("throttle", () => {
  it.each([
    [
      "fires the first of a period and drops the rest",
      {},
      [
        [1, "a"],
        [20, "d"],
      ],
    ],
    [
      "trailing: fires the last at the end of the period too",
      { trailing: true },
      [
        [1, "a"],
        [6, "c"],
        [20, "d"],
      ],
    ],
  ])("%s", (_case, options, expected) => {
    const { bench, fired, push } = pushing(() => throttle("limit", seconds(5), options));
    push(...burst);
    bench.clock.advanceBy(seconds(30));
    expect(fired).toEqual(expected);
  });

  it("trailing: starts a new period with what it fires at the end of one", () => {
    const { bench, fired, push } = pushing(() => throttle("limit", seconds(5), { trailing: true }));
    push([1, "a"], [2, "b"], [7, "c"]);
    bench.clock.advanceBy(seconds(30));
    expect(fired).toEqual([
      [1, "a"],
      [6, "b"],
      [11, "c"],
    ]);
  });

  it("keeps the period over a deploy", () => {
    const { bench, fired, push, setUp } = pushing(() => throttle("limit", seconds(5)));
    push([1, "a"]);
    bench.deploy(setUp);
    push([3, "b"], [6, "c"]);
    expect(fired).toEqual([
      [1, "a"],
      [6, "c"],
    ]);
  });
});
