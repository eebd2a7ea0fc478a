import { describe, expect, it } from "vitest";
import { FlowBench } from "../../testing/flow-bench.ts";
import { code } from "./code.ts";
import { log } from "./log.ts";
import { publish } from "./publish.ts";
import { stop } from "./stop.ts";

function within(body: () => void): FlowBench {
  const bench = new FlowBench();
  bench.start(body);
  return bench;
}
const faults = (bench: FlowBench): string[] => bench.faults.map(({ error }) => String(error));

describe("publish", () => {
  it.each<[unknown, string]>([
    ["text", "text"],
    ["", ""],
    [21.5, "21.5"],
    [true, "true"],
    [null, "null"],
    [{ a: [1] }, '{"a":[1]}'],
  ])("sends %j as %j", (payload, expected) => {
    expect(within(() => publish("a/b", payload)).published).toEqual([{ topic: "a/b", payload: expected, options: undefined }]);
  });

  it("passes quality and retention on", () => {
    expect(within(() => publish("a/b", 1, { qos: 1, retain: true })).published[0]?.options).toEqual({ qos: 1, retain: true });
  });

  it.each([
    ["payload", "a/b", undefined],
    ["topic", undefined, "text"],
  ])("sends nothing while the %s is unknown, and says so", (what, topic, payload) => {
    const bench = within(() => publish(topic, payload));
    expect([bench.published, bench.logs]).toEqual([[], [{ level: "info", message: expect.stringContaining(`the ${what} is unknown`) }]]);
  });
});

describe("log", () => {
  it.each([
    ["hello", {}, { level: "info", message: "hello" }],
    ["hello", { level: "error" }, { level: "error", message: "hello" }],
    [undefined, {}, { level: "info", message: "(unknown)" }],
  ] as const)("%j with %j", (text, options, expected) => {
    expect(within(() => log(text, options)).logs).toEqual([expected]);
  });
});

describe("stop", () => {
  it.each([
    [undefined, 0],
    [3, 3],
  ])("with %s stops with %i", (exitCode, expected) => {
    expect(within(() => stop(exitCode)).stopped).toBe(expected);
  });

  it.each([-1, 256, 1.5, Number.NaN])("refuses %d", (exitCode) => {
    const bench = within(() => stop(exitCode));
    expect([bench.stopped, faults(bench)]).toEqual([undefined, [expect.stringContaining("0 to 255")]]);
  });
});

describe("code", () => {
  it("hands inputs and result through", () => {
    const results: (number | undefined)[] = [];
    within(() => {
      results.push(code("sum", (a: number, b: number) => a + b)(1, 2));
    });
    expect(results).toEqual([3]);
  });

  it("that throws is reported with its node, gives nothing, and stops nothing else", () => {
    const bench = new FlowBench();
    const source = bench.events<void>();
    const results: unknown[] = [];
    bench.start(() => {
      const faulty = code("faulty", () => {
        throw new Error("no");
      });
      source.on(() => results.push(faulty(), "next"));
    });
    bench.turn(() => source.emit());
    expect([results, bench.faults]).toEqual([[undefined, "next"], [{ node: "faulty", error: "Error: no" }]]);
  });

  it("that rejects later is reported with its node too", async () => {
    const bench = within(() => {
      code("faulty", () => Promise.reject(new Error("later")))();
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(bench.faults).toEqual([{ node: "faulty", error: "Error: later" }]);
  });

  it("calls itself without mixing up results", () => {
    const results: (number | undefined)[] = [];
    within(() => {
      const factorial: (n: number) => number | undefined = code("factorial", (n: number): number =>
        n < 2 ? 1 : n * (factorial(n - 1) ?? 0),
      );
      results.push(factorial(5));
    });
    expect(results).toEqual([120]);
  });
});

it.each([
  ["publish(…)", () => publish("a", "b")],
  ["log(…)", () => log("a")],
  ["stop(…)", () => stop()],
  ['code("x", …)', () => code("x", () => {})],
])("%s outside a flow says where it belongs", (name, call) => {
  expect(call).toThrow(`${name} can only be used inside a flow`);
});
