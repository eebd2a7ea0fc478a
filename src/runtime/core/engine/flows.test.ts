import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { MemoryStore } from "../durable.ts";
import { flow } from "../flow.ts";
import { currentFlow } from "../flow-context.ts";
import { markerOn } from "../marker.ts";
import type { DeviceObject, EventProperty, SettableBoolean } from "../property-types.ts";

interface Home {
  readonly lamp: DeviceObject & { readonly state: SettableBoolean };
  readonly remote: DeviceObject & { readonly action: EventProperty<string> };
}

function homeWith(options: ConstructorParameters<typeof TestRuntime>[1] = {}) {
  const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp"), home.remote("remote")]), options);
  return { test, press: (word = "on") => test.report("remote", { action: word }) };
}

describe("replacing a flow", () => {
  it("D8: ends the listeners and timers of the version before, and loses no event of other flows", () => {
    const { test, press } = homeWith();
    const heard: string[] = [];
    const version = (label: string) => (found: Home) => {
      found.remote.action.on(() => heard.push(label));
      currentFlow()
        .timer("tick", () => heard.push(`${label} tick`))
        .start(seconds(1));
    };
    test.load("other", ({ remote }) => remote.action.on(() => heard.push("other")));
    test.load("swapped", version("one"));
    press();
    test.load("swapped", version("two"));
    press();
    test.clock.advanceBy(1_000);
    expect(heard).toEqual(["other", "one", "other", "two", "two tick"]);
    expect(test.transport.filters.has("zigbee2mqtt/remote")).toBe(true);
  });

  it("hands state over by id, in memory and durable, until the flow is unloaded", () => {
    const { test } = homeWith();
    const seen: unknown[] = [];
    const load = (): void =>
      test.load("counter", () => {
        const [memory, durable] = [currentFlow().memory("count"), currentFlow().durable("count")];
        seen.push([memory.read(), durable.read(), currentFlow().startKind]);
        memory.write(((memory.read() as number | undefined) ?? 0) + 1);
        durable.write(((durable.read() as number | undefined) ?? 0) + 1);
      });
    load();
    load();
    test.runtime.unload("counter");
    load();
    expect(seen).toEqual([
      [undefined, undefined, "first"],
      [1, 1, "deploy"],
      [undefined, 2, "first"],
    ]);
  });

  it("durable state is the flow's own, shared state the home's", () => {
    const { test } = homeWith();
    const seen: unknown[] = [];
    test.load("a", () => {
      currentFlow().durable("x").write(1);
      currentFlow().durable("x", { shared: true }).write(2);
      currentFlow().sharedCell<number>("cell", 5).set(6);
    });
    test.load("b", () => {
      seen.push(currentFlow().durable("x").read(), currentFlow().durable("x", { shared: true }).read());
      seen.push(currentFlow().sharedCell<number>("cell", 5).value);
    });
    expect(seen).toEqual([undefined, 2, 6]);
  });

  it("D7: by one whose set-up throws leaves the version before running", () => {
    const { test, press } = homeWith();
    const heard: string[] = [];
    test.load("f", ({ remote }) => remote.action.on(() => heard.push("old")));
    test.load("f", ({ remote }) => {
      remote.action.on(() => heard.push("new"));
      throw new Error("no");
    });
    press();
    expect([heard, test.runtime.flowStatus("f"), test.factsOf("flowFaulted").map(({ setUp }) => setUp)]).toEqual([
      ["old"],
      "running",
      [true],
    ]);
  });

  it("from within itself is safe", () => {
    const { test, press } = homeWith();
    const heard: string[] = [];
    test.load("f", ({ remote }) => {
      remote.action.on(() => {
        test.load("f", (found) => found.remote.action.on(() => heard.push("second")));
        heard.push("first");
      });
    });
    press();
    press();
    expect(heard).toEqual(["first", "second"]);
  });
});

describe("the context of a flow", () => {
  it("is found while the flow is set up and in its listeners, and nowhere else", () => {
    const { test, press } = homeWith();
    const names: string[] = [];
    test.load("one", ({ remote }) => {
      names.push(currentFlow().flow);
      remote.action.on(() => names.push(currentFlow().flow));
    });
    test.load("two", ({ remote }) => remote.action.on(() => names.push(currentFlow().flow)));
    press();
    expect(names).toEqual(["one", "one", "two"]);
    expect(() => currentFlow("offDelay(…)")).toThrow("offDelay(…) can only be used inside a flow");
  });

  it("posts work as a turn of the flow, from anywhere", () => {
    const { test } = homeWith();
    let post: (() => void) | undefined;
    test.load("one", ({ lamp }) => {
      const context = currentFlow();
      post = () => context.post(() => lamp.state.set(true));
    });
    post?.();
    expect(test.sent()).toEqual([["lamp/set", { state: "ON" }]]);
    test.runtime.unload("one");
    post?.();
    expect(test.sent()).toEqual([]);
  });

  it("lists its timers", () => {
    const { test } = homeWith();
    test.load("one", () =>
      currentFlow()
        .timer("soon", () => {})
        .start(seconds(9)),
    );
    expect(test.runtime.timers()).toEqual([{ name: "soon", flow: "one", clock: "monotonic", remaining: 9_000 }]);
    test.runtime.unload("one");
    expect(test.runtime.timers()).toEqual([]);
  });

  it("marks what runs, and nothing in between", () => {
    const cells = new Int32Array(new SharedArrayBuffer(4));
    const { test, press } = homeWith({ marker: markerOn(cells) });
    const seen: unknown[] = [];
    const look = (): void => {
      seen.push(cells[0]);
    };
    test.load("one", ({ remote }) => {
      look();
      currentFlow().inNode("press", () => remote.action.on(look));
    });
    press();
    look();
    expect(test.factsOf("placeNamed").map(({ place, flow: name, node }) => [place, name, node])).toEqual([
      [1, "one", undefined],
      [2, "one", "press"],
    ]);
    expect(seen).toEqual([1, 2, 0]);
  });

  it("logs with its flow and node", () => {
    const { test } = homeWith();
    test.load("one", () => currentFlow().inNode("n", () => currentFlow().log("warning", "careful", { a: 1 })));
    expect(test.factsOf("logged")).toEqual([
      { type: "logged", flow: "one", node: "n", level: "warning", message: "careful", data: { a: 1 } },
    ]);
  });
});

describe("stopping", () => {
  it("is asked for after the sends of the turn have left", () => {
    const { test, press } = homeWith();
    const order: string[] = [];
    test.transport.onPublish(({ topic }) => order.push(topic));
    test.runtime.facts.on((fact) => fact.type === "stopRequested" && order.push(`stop ${fact.code}`));
    test.load("one", ({ lamp, remote }) =>
      remote.action.on(() => {
        lamp.state.set(true);
        currentFlow().stop(3);
      }),
    );
    press();
    expect(order).toEqual(["zigbee2mqtt/lamp/set", "stop 3"]);
  });

  it("ends flows and timers, closes the connection and writes durable state", async () => {
    const order: string[] = [];
    class Store extends MemoryStore {
      override flush(): Promise<void> {
        order.push("flushed");
        return super.flush();
      }
    }
    const { test, press } = homeWith({ store: new Store() });
    test.load("one", ({ remote }) => {
      currentFlow().own(() => order.push("disposed"));
      currentFlow()
        .timer("t", () => order.push("fired"))
        .start(seconds(1));
      remote.action.on(() => order.push("heard"));
    });
    await test.runtime.stop();
    await test.runtime.stop();
    press();
    test.clock.advanceBy(10_000);
    expect([order, test.transport.closed]).toEqual([["disposed", "flushed"], true]);
  });
});

it("flow() keeps the name and the set-up", () => {
  const setUp = (): void => {};
  expect(flow("a", setUp)).toEqual({ ziggyFlow: "flow", name: "a", setUp });
});
