import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { type NumberVariable, type Variable, type VariableOptions, variable } from "./variable.ts";

function count(options: VariableOptions = {}) {
  const bench = new FlowBench();
  const announced: number[] = [];
  const parts: { count: NumberVariable } = { count: undefined as never };
  const setUp = () => {
    parts.count = variable("count", 0, options);
    parts.count.onChange((value) => announced.push(value));
  };
  bench.start(setUp);
  return { bench, announced, parts, setUp };
}

describe("variable", () => {
  it("is what it was last set to, announced once a turn", () => {
    const { bench, announced, parts } = count();
    bench.turn(() => {
      parts.count.set(5);
      parts.count.set(7);
    });
    expect([parts.count.value, announced]).toEqual([7, [7]]);
  });

  it("adds, also twice in a turn", () => {
    const { bench, parts } = count();
    bench.turn(() => {
      parts.count.add(2);
      parts.count.add(3);
    });
    expect(parts.count.value).toBe(5);
  });

  it("is unknown without an initial value, until set", () => {
    const bench = new FlowBench();
    const seen: (string | undefined)[] = [];
    bench.start(() => {
      const name = variable<string>("name", undefined);
      seen.push(name.value);
      name.set("set");
      seen.push(name.value);
    });
    expect(seen).toEqual([undefined, "set"]);
  });

  it("is carried over a deploy", () => {
    const { bench, parts, setUp } = count();
    bench.turn(() => parts.count.set(5));
    bench.deploy(setUp);
    expect(parts.count.value).toBe(5);
  });

  it.each([
    [true, 5],
    [false, 0],
  ])("durable: %s, set to 5, is %i after a restart", (durable, expected) => {
    const { bench, parts, setUp } = count({ durable });
    bench.turn(() => parts.count.set(5));
    bench.kill();
    bench.restart(setUp);
    expect(parts.count.value).toBe(expected);
  });

  it("stores what was set during a turn that retained messages led to", () => {
    const { bench, parts, setUp } = count({ durable: true });
    bench.turn(() => parts.count.set(5), "retained");
    bench.kill();
    bench.restart(setUp);
    expect(parts.count.value).toBe(5);
  });

  it("drops a stored value of another type, and says so", () => {
    const { bench, parts } = count({ durable: true });
    bench.turn(() => parts.count.set(5));
    let text: Variable<string> | undefined;
    bench.kill();
    bench.restart(() => {
      text = variable("count", "none", { durable: true });
    });
    expect([text?.value, bench.logs.at(-1)]).toEqual(["none", { level: "warning", message: expect.stringContaining("not a string") }]);
  });

  it("refuses to be durable with what JSON cannot say", () => {
    const bench = new FlowBench();
    let held: Variable<unknown> | undefined;
    bench.start(() => {
      held = variable<unknown>("held", 1, { durable: true });
    });
    bench.turn(() => held?.set(() => {}));
    expect(bench.faults.map(({ error }) => String(error))).toEqual([expect.stringContaining("cannot be stored as JSON")]);
  });

  it("shared: two flows see the same value", () => {
    const bench = new FlowBench();
    const both: NumberVariable[] = [];
    const announced: number[] = [];
    const setUp = () => {
      const shared = variable("shared", 0, { shared: true });
      shared.onChange((value) => announced.push(value));
      both.push(shared);
    };
    bench.start(setUp);
    bench.start(setUp);
    bench.turn(() => both[0]?.add(4));
    expect([both.map((each) => each.value), announced]).toEqual([
      [4, 4],
      [4, 4],
    ]);
  });
});
