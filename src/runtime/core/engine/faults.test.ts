import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { derived } from "../derived.ts";
import { currentFlow } from "../flow-context.ts";
import type { DeviceObject, EventProperty, SettableBoolean } from "../property-types.ts";
import { noServices } from "../services.ts";

interface Home {
  readonly lamp: DeviceObject & { readonly state: SettableBoolean };
  readonly remote: DeviceObject & { readonly action: EventProperty<string> };
}

function homeWith(options: ConstructorParameters<typeof TestRuntime>[1] = {}) {
  const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp"), home.remote("remote")]), options);
  return { test, press: (word = "on") => test.report("remote", { action: word }) };
}

describe("a flow that fails", () => {
  const thrown: readonly (readonly [string, () => unknown, string])[] = [
    ["an error", () => Promise.reject(new Error("no")), "Error: no"],
    ["a rejection of nothing", () => Promise.reject(), "undefined"],
    ["null", thrower(null), "null"],
    ["undefined", thrower(undefined), "undefined"],
    ["a text", thrower("broken"), "broken"],
    ["an object", thrower({ code: 3 }), '{"code":3}'],
    ["an object that cannot be shown", thrower(unshowable()), "an error that cannot be shown as text"],
    ["a type error", () => (undefined as unknown as { x(): void }).x(), "TypeError: Cannot read properties of undefined (reading 'x')"],
    ["a stack overflow", overflow, "RangeError: Maximum call stack size exceeded"],
  ];

  it.each(thrown)("D1: by throwing %s is named, and the others go on", async (_name, fail, message) => {
    const { test, press } = homeWith();
    const heard: string[] = [];
    test.load("bad", ({ remote }) => currentFlow().inNode("breaks", () => remote.action.on(() => fail())));
    test.load("good", ({ remote }) => remote.action.on((word) => heard.push(word)));
    press();
    await Promise.resolve();
    await Promise.resolve();
    expect(heard).toEqual(["on"]);
    expect(test.factsOf("flowFaulted").map(({ flow: name, node, error }) => [name, node, error.message])).toEqual([
      ["bad", "breaks", message],
    ]);
  });

  it("B21: goes on itself with the next event, and the process lives", () => {
    const { test, press } = homeWith();
    let calls = 0;
    test.load("bad", ({ remote }) =>
      remote.action.on(() => {
        calls += 1;
        if (calls === 1) throw new Error("once");
      }),
    );
    press();
    press();
    expect([calls, test.runtime.flowStatus("bad")]).toEqual([2, "running"]);
  });

  it("rests longer after each failure in a row, and is well again after a success", () => {
    const { test, press } = homeWith();
    const calls: number[] = [];
    let broken = true;
    test.load("bad", ({ remote }) =>
      remote.action.on(() => {
        calls.push(test.clock.monotonic());
        if (broken) throw new Error("no");
      }),
    );
    for (let tick = 0; tick < 74; tick += 1) {
      if (calls.length === 4) broken = false;
      press();
      test.clock.advanceBy(10);
    }
    expect(calls).toEqual([0, 10, 110, 310, 710, 720, 730]);
  });

  it("D1: is held after five failures in ten minutes, and can be started anew", () => {
    const { test, press } = homeWith();
    let broken = true;
    let calls = 0;
    test.load("bad", ({ remote }) =>
      remote.action.on(() => {
        calls += 1;
        if (broken) throw new Error("no");
      }),
    );
    for (let minute = 0; minute < 5; minute += 1) {
      press();
      test.clock.advanceBy(100_000);
    }
    expect(test.factsOf("flowHeld")).toEqual([{ type: "flowHeld", flow: "bad", reason: "it failed 5 times within 10 minutes" }]);
    press();
    expect([calls, test.runtime.flowStatus("bad")]).toEqual([5, "held"]);
    broken = false;
    test.runtime.restart("bad");
    press();
    expect([calls, test.runtime.flowStatus("bad")]).toEqual([6, "running"]);
  });

  it("is not held for failures that are spread out", () => {
    const { test, press } = homeWith();
    test.load("bad", ({ remote }) =>
      remote.action.on(() => {
        throw new Error("no");
      }),
    );
    for (let time = 0; time < 10; time += 1) {
      press();
      test.clock.advanceBy(200_000);
    }
    expect(test.runtime.flowStatus("bad")).toBe("running");
  });

  it("B24: by waiting for an answer that never comes keeps nobody waiting", () => {
    const http = { route: () => () => {}, fetch: () => new Promise<never>(() => {}) };
    const { test, press } = homeWith({ services: { ...noServices, http } });
    const heard: string[] = [];
    test.load("slow", ({ remote }) => {
      const { services } = currentFlow();
      remote.action.on(async () => {
        await services.http.fetch({ url: "http://nowhere.invalid" });
        heard.push("answered");
      });
    });
    test.load("quick", ({ remote }) => remote.action.on((word) => heard.push(word)));
    press("on");
    press("off");
    expect(heard).toEqual(["on", "off"]);
  });

  it("what a listener sets after it has waited leaves as one message", async () => {
    const { test, press } = homeWith();
    test.load("patient", ({ remote, lamp }) =>
      remote.action.on(async () => {
        await Promise.resolve();
        lamp.state.set(true);
        lamp.send({ transition: 1 });
      }),
    );
    press();
    await new Promise((resolve) => setImmediate(resolve));
    expect(test.sent()).toEqual([["lamp/set", { state: "ON", transition: 1 }]]);
  });

  it("in a derived value leaves that unknown, and is named", () => {
    const { test } = homeWith();
    const heard: unknown[] = [];
    test.load("bad", ({ lamp }) =>
      derived(() => {
        if (lamp.state.value === true) throw new Error("on");
        return lamp.state.value;
      }).onChange((value) => heard.push(value), { first: true }),
    );
    test.report("lamp", { state: "ON" });
    test.report("lamp", { state: "OFF" });
    expect([heard, test.factsOf("flowFaulted").map(({ error }) => error.message)]).toEqual([[false], ["Error: on"]]);
  });

  it("one that listens to the facts and throws harms nobody", () => {
    const { test, press } = homeWith();
    const heard: string[] = [];
    test.runtime.facts.on(() => {
      throw new Error("deaf");
    });
    test.load("bad", ({ remote }) => remote.action.on(thrower(1)));
    test.load("good", ({ remote }) => remote.action.on((word) => heard.push(word)));
    press("on");
    press("off");
    expect(heard).toEqual(["on", "off"]);
  });

  it("in a timer is named by the node of the timer", () => {
    const { test } = homeWith();
    test.load("bad", () =>
      currentFlow()
        .timer("later", () => {
          throw new Error("no");
        })
        .start(seconds(1)),
    );
    test.clock.advanceBy(1_000);
    expect(test.factsOf("flowFaulted").map(({ flow: name, node }) => [name, node])).toEqual([["bad", "later"]]);
  });
});

function thrower(value: unknown): () => never {
  return () => {
    throw value;
  };
}

function unshowable(): object {
  return {
    toJSON() {
      throw new Error("hidden");
    },
  };
}

function overflow(): never {
  return overflow();
}
