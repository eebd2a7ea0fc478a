import { describe, expect, it } from "vitest";
import { minutes, seconds } from "../../../base/duration.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { latch } from "../state/latch.ts";
import { offDelay } from "../state/off-delay.ts";
import { toggle } from "../state/toggle.ts";
import { delay } from "../time/delay.ts";
import { every } from "../when/every.ts";

describe("the id of a helper", () => {
  it("must be used once in a flow: the error names both helpers", () => {
    const bench = new FlowBench();
    bench.start(() => {
      delay("present", minutes(1));
      offDelay("present", bench.source(true), minutes(1));
    });
    expect(bench.faults.map(({ error }) => String(error))).toEqual([
      'Error: The flow "bench" uses the id "present" twice: for delay and for offDelay. Give each helper an id of its own.',
    ]);
  });

  it("may be used again after a deploy", () => {
    const bench = new FlowBench();
    bench.start(() => toggle("a"));
    bench.deploy(() => toggle("a"));
    expect(bench.faults).toEqual([]);
  });

  it("hands nothing on to a helper of another kind", () => {
    const bench = new FlowBench();
    bench.start(() => {
      const before = toggle("a");
      before.set(true);
    });
    let after: boolean | undefined;
    bench.deploy(() => {
      after = latch("a").value;
    });
    expect([after, bench.faults]).toEqual([false, []]);
  });
});

it.each([
  ["offDelay", () => offDelay("x", { value: true, onChange: () => () => {} }, minutes(1))],
  ["every", () => every("x", seconds(1))],
  ["delay", () => delay("x", seconds(1))],
])("%s outside a flow says where it belongs", (name, make) => {
  expect(make).toThrow(`${name}("x", …) can only be used inside a flow`);
});
