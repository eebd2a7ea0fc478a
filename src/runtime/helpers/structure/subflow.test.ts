import { describe, expect, it } from "vitest";
import { minutes } from "../../../base/duration.ts";
import { currentFlow, type FlowContext } from "../../core/flow-context.ts";
import type { HomeBase } from "../../core/home-types.ts";
import { probe, probesOf } from "../../core/probe.ts";
import { subflow } from "../../core/subflow.ts";
import { FlowBench } from "../../testing/flow-bench.ts";
import { log } from "../actions/log.ts";
import { variable } from "../state/variable.ts";
import { delay } from "../time/delay.ts";
import { eventOutput } from "./event-output.ts";

/** Counts, keeps the count, and says after a while that it was counted. */
const counter = subflow((_home: HomeBase, { by = 1 }: { readonly by?: number } = {}) => {
  const count = variable("count", 0, { durable: true });
  const total = variable("total", 0, { shared: true });
  const counted = eventOutput<number>("counted");
  const later = delay("later", minutes(1));
  later.on(() => counted.fire(count.value ?? 0));

  function add(): void {
    count.add(by);
    total.add(by);
    later.start(undefined);
  }

  function fail(): void {
    throw new Error("no");
  }

  return { add, fail, count, counted };
});

const twoCounters = subflow((home: HomeBase) => {
  const inner = counter("inner", home);
  return { add: () => inner.add(), count: inner.count };
});

function home(): HomeBase {
  return currentFlow().home;
}

describe("subflow", () => {
  it("keeps apart what two calls keep, and shares what is shared", () => {
    const bench = new FlowBench();
    const values: unknown[] = [];
    const setUp = () => {
      const one = counter("one", home());
      const other = counter("other", home(), { by: 10 });
      const total = variable("total", 0, { shared: true });
      one.add();
      other.add();
      values.push([one.count.value, other.count.value, total.value]);
    };
    bench.start(setUp);
    bench.kill();
    bench.restart(setUp);
    expect(bench.faults).toEqual([]);
    expect(values).toEqual([
      [1, 10, 11],
      [2, 20, 11],
    ]);
  });

  it("names timers, faults and what it shows below the call", () => {
    const bench = new FlowBench();
    let flow: FlowContext | undefined;
    bench.start(() => {
      flow = currentFlow();
      const { add } = twoCounters("outer", home());
      const { fail } = counter("one", home());
      add();
      fail();
      subflow(() => probe.value("lamp", "state", () => 1))("shown", home());
    });
    expect(bench.timers).toEqual(["outer/inner/later"]);
    expect(bench.faults).toMatchObject([{ node: "one" }]);
    expect(flow === undefined ? [] : probesOf(flow).values.map(({ node }) => node)).toEqual(["shown/lamp"]);
  });

  it("refuses two calls of one id", () => {
    const bench = new FlowBench();
    bench.start(() => {
      counter("one", home());
      counter("one", home());
    });
    expect(bench.faults.map(({ error }) => String(error))[0]).toContain('uses the id "one/count" twice');
  });

  it("leaves the names of the caller as they are", () => {
    const bench = new FlowBench();
    bench.start(() => {
      counter("one", home());
      delay("later", minutes(1)).start(undefined);
    });
    expect(bench.timers).toEqual(["later"]);
  });

  it("says outside a flow where it belongs", () => {
    // It never gets as far as to look at the home.
    expect(() => counter("one", {} as HomeBase)).toThrow('The subflow "one" can only be used inside a flow');
  });
});

describe("eventOutput", () => {
  it("calls its listeners at once, in order, until they are removed", () => {
    const bench = new FlowBench();
    const heard: string[] = [];
    bench.start(() => {
      const out = eventOutput<string>("out");
      out.on((word) => heard.push(`first ${word}`));
      const remove = out.on((word) => heard.push(`second ${word}`));
      out.fire("a");
      remove();
      out.fire("b");
    });
    expect(heard).toEqual(["first a", "second a", "first b"]);
  });

  it("goes on when a listener throws", () => {
    const bench = new FlowBench();
    bench.start(() => {
      const out = eventOutput("out");
      out.on(() => {
        throw new Error("no");
      });
      out.on(() => log("heard"));
      out.fire(undefined);
    });
    expect(bench.logs.map(({ message }) => message)).toEqual(["heard"]);
    expect(bench.faults).toHaveLength(1);
  });
});
