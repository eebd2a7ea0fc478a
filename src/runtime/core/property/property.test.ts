import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { DeviceObject, Queryable, SettableBoolean, SettableNumber } from "../property-types.ts";

interface Lamp extends DeviceObject {
  readonly state: SettableBoolean & Queryable;
  readonly brightness: SettableNumber & Queryable;
  readonly colorTemp: SettableNumber;
}
interface Home {
  readonly lamp: Lamp;
}

function lampHome() {
  const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp")]));
  let found: Lamp | undefined;
  const heard: unknown[] = [];
  test.load("lamp", ({ lamp }) => {
    found = lamp;
    lamp.state.onChange((on, { previous }) => heard.push([previous, on]), { first: true });
  });
  if (found === undefined) throw new Error("the flow was not set up");
  return { test, lamp: found, heard };
}

describe("the value of a property", () => {
  it("is unknown until it is reported", () => {
    const { lamp } = lampHome();
    expect([lamp.state.value, lamp.state.source, lamp.state.age]).toEqual([undefined, "unknown", undefined]);
    expect(lamp.state.get(true)).toBe(true);
  });

  it("is what the last report says, with its age", () => {
    const { test, lamp } = lampHome();
    test.report("lamp", { state: "ON" });
    test.clock.advanceBy(1_500);
    expect([lamp.state.value, lamp.state.source, lamp.state.age]).toEqual([true, "live", 1_500]);
  });

  it("ages from the last payload that held it, also when that repeats the one before", () => {
    const { test, lamp } = lampHome();
    test.report("lamp", { state: "ON" });
    test.clock.advanceBy(5_000);
    test.report("lamp", { state: "ON" });
    test.clock.advanceBy(100);
    expect(lamp.state.age).toBe(100);
    test.report("lamp", { brightness: 3 });
    expect(lamp.state.age).toBe(100);
  });

  it("is what was requested, at once", () => {
    const { test, lamp } = lampHome();
    test.report("lamp", { state: "OFF" });
    test.runtime.post(() => lamp.state.set(true));
    expect([lamp.state.value, lamp.state.source]).toEqual([true, "requested"]);
  });

  it("is settled by an equal report, after which it stays", () => {
    const { test, lamp } = lampHome();
    test.report("lamp", { state: "OFF" });
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(60);
    test.report("lamp", { state: "ON" });
    expect(lamp.state.source).toBe("live");
    test.clock.advanceBy(5_000);
    expect(lamp.state.value).toBe(true);
  });

  it.each([
    [60, true],
    [200, true],
    [201, false],
    [900, false],
  ])("a differing report %d ms after the request leaves %s", (delay, value) => {
    const { test, lamp } = lampHome();
    test.report("lamp", { state: "OFF", brightness: 1 });
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(delay);
    test.report("lamp", { state: "OFF", brightness: 2 });
    expect(lamp.state.value).toBe(value);
  });

  it("is the last report again after 1 s without an answer, and that is announced", () => {
    const { test, lamp, heard } = lampHome();
    test.report("lamp", { state: "OFF" });
    heard.length = 0;
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(999);
    expect(lamp.state.value).toBe(true);
    test.clock.advanceBy(1);
    expect(lamp.state.value).toBe(false);
    expect(heard).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it("is unknown again after 1 s without an answer when nothing was ever reported", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(1_000);
    expect(lamp.state.value).toBeUndefined();
  });

  it("B11: does not flip silently to a contradiction that came early", () => {
    const { test, lamp, heard } = lampHome();
    test.report("lamp", { state: "OFF" });
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(100);
    test.report("lamp", { state: "OFF", brightness: 9 });
    heard.length = 0;
    test.clock.advanceBy(900);
    expect([lamp.state.value, heard]).toEqual([false, [[true, false]]]);
  });

  it("B10: adds twice before the echo, however old the last report is", () => {
    const { test, lamp } = lampHome();
    test.report("lamp", { brightness: 50 });
    test.clock.advanceBy(60_000);
    test.runtime.post(() => lamp.brightness.set(80));
    test.runtime.post(() => lamp.brightness.add(10));
    expect(lamp.brightness.value).toBe(90);
    expect(test.sent()).toEqual([
      ["lamp/set", { brightness: 80 }],
      ["lamp/set", { brightness: 90 }],
    ]);
  });

  it("B13: adding to an unknown value sends nothing; there is no zero to add to", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => {
      lamp.brightness.add(10);
      lamp.colorTemp.addNormalized(0.1);
    });
    expect(test.sent()).toEqual([]);
    expect([lamp.colorTemp.value, lamp.colorTemp.normalized]).toEqual([undefined, undefined]);
  });
});

describe("sending", () => {
  it("a set that equals the value sends nothing once the property has been sent", () => {
    const { test, lamp } = lampHome();
    test.report("lamp", { state: "ON" });
    test.runtime.post(() => lamp.state.set(true));
    test.runtime.post(() => lamp.state.set(true));
    // The first set of a fresh property always leaves: everything starts stale.
    expect(test.sent()).toEqual([["lamp/set", { state: "ON" }]]);
  });

  it("markStale forces the next set", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.state.set(true));
    test.report("lamp", { state: "ON" });
    test.sent();
    lamp.state.markStale();
    test.runtime.post(() => lamp.state.set(true));
    expect(test.sent()).toEqual([["lamp/set", { state: "ON" }]]);
  });

  it("W4: the sets of one turn leave as one message", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => {
      lamp.state.set(true);
      lamp.brightness.set(10);
      lamp.brightness.set(40);
      lamp.colorTemp.set(300);
      lamp.send({ transition: 2 });
    });
    expect(test.sent()).toEqual([["lamp/set", { state: "ON", brightness: 40, color_temp: 300, transition: 2 }]]);
  });

  it("away and back within a turn sends nothing, and leaves no request behind", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.brightness.set(100));
    test.report("lamp", { brightness: 100 });
    test.sent();
    test.runtime.post(() => {
      lamp.brightness.set(20);
      lamp.brightness.set(100);
    });
    expect([test.sent(), lamp.brightness.source]).toEqual([[], "live"]);
  });

  it("sets made outside a turn leave together, as a microtask", async () => {
    const { test, lamp } = lampHome();
    lamp.state.set(true);
    lamp.brightness.set(7);
    expect(test.sent()).toEqual([]);
    await Promise.resolve();
    expect(test.sent()).toEqual([["lamp/set", { state: "ON", brightness: 7 }]]);
  });

  it("all queries of a turn leave as one /get", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => {
      lamp.state.query();
      lamp.brightness.query();
      lamp.state.query();
    });
    expect(test.sent()).toEqual([["lamp/get", { state: "", brightness: "" }]]);
  });

  it("a transition alone says nothing and stays here", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.send({ transition: 2 }));
    expect(test.sent()).toEqual([]);
  });

  it("recalls a scene", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.recallScene(3));
    expect(test.sent()).toEqual([["lamp/set", { scene_recall: 3 }]]);
  });

  it.each([
    [[3], 3],
    [[3, "evening"], { ID: 3, name: "evening" }],
  ] as const)("stores a scene given as %j", ([id, name], payload) => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.storeScene(id, name));
    expect(test.sent()).toEqual([["lamp/set", { scene_store: payload }]]);
  });

  it("never retains a command", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => {
      lamp.state.set(true);
      lamp.state.query();
    });
    expect(test.transport.published.map(({ retain }) => retain)).toEqual([false, false]);
  });

  it("B12: switching on sends the colour once, not again on the echo", () => {
    const { test, lamp } = lampHome();
    test.runtime.load({
      ziggyFlow: "flow",
      name: "warm",
      setUp: () => {
        lamp.state.onChange((on) => {
          if (on) lamp.colorTemp.set(370);
        });
      },
    });
    test.report("lamp", { state: "OFF", color_temp: 370 });
    test.runtime.post(() => lamp.state.set(true));
    test.clock.advanceBy(60);
    test.report("lamp", { state: "ON", color_temp: 370 });
    expect(test.sent()).toEqual([["lamp/set", { state: "ON", color_temp: 370 }]]);
  });

  it("toggle sends the opposite of what is known, else the device's own word", () => {
    const { test, lamp } = lampHome();
    test.runtime.post(() => lamp.state.toggle());
    test.report("lamp", { state: "ON" });
    test.runtime.post(() => lamp.state.toggle());
    expect(test.sent()).toEqual([
      ["lamp/set", { state: "TOGGLE" }],
      ["lamp/set", { state: "OFF" }],
    ]);
  });
});

describe("listeners", () => {
  it("becoming known is not a change, unless asked for", () => {
    const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp")]));
    const heard: string[] = [];
    test.load("listen", ({ lamp }) => {
      lamp.state.onChange(() => heard.push("change"));
      lamp.state.onChange(() => heard.push("first"), { first: true });
    });
    test.report("lamp", { state: "ON" });
    test.report("lamp", { state: "OFF" });
    expect(heard).toEqual(["first", "change", "first"]);
  });

  it("are called once per turn, with the final value", () => {
    const { test, lamp, heard } = lampHome();
    test.report("lamp", { state: "OFF" });
    heard.length = 0;
    test.runtime.post(() => {
      lamp.state.set(true);
      lamp.state.set(false);
      lamp.state.set(true);
    });
    expect(heard).toEqual([[false, true]]);
  });

  it("onReport hears every report, changed or not, with its class", () => {
    const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp")]));
    const heard: unknown[] = [];
    test.load("listen", ({ lamp }) => lamp.brightness.onReport((value, report) => heard.push([value, report.class])));
    test.reportRetained("lamp", { brightness: 5 });
    test.report("lamp", { brightness: 5 });
    test.report("lamp", { brightness: 5 });
    expect(heard).toEqual([
      [5, "retained"],
      [5, "live"],
      [5, "live"],
    ]);
  });

  it("B17: equal listeners are called in the order of adding, a higher priority goes first", () => {
    const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp")]));
    const heard: string[] = [];
    test.load("listen", ({ lamp }) => {
      lamp.state.onChange(() => heard.push("a"), { first: true });
      lamp.state.onChange(() => heard.push("b"), { first: true });
      lamp.state.onChange(() => heard.push("urgent"), { first: true, priority: 1 });
      lamp.state.onChange(() => heard.push("c"), { first: true });
    });
    test.report("lamp", { state: "ON" });
    expect(heard).toEqual(["urgent", "a", "b", "c"]);
  });

  it("B17: removing one while they are called skips none", () => {
    const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp")]));
    const heard: string[] = [];
    test.load("listen", ({ lamp }) => {
      const removeA = lamp.state.onChange(
        () => {
          heard.push("a");
          removeA();
          removeC();
        },
        { first: true },
      );
      lamp.state.onChange(() => heard.push("b"), { first: true });
      const removeC = lamp.state.onChange(() => heard.push("c"), { first: true });
      lamp.state.onChange(() => heard.push("d"), { first: true });
    });
    test.report("lamp", { state: "ON" });
    expect(heard).toEqual(["a", "b", "d"]);
  });

  it("B16: a property with listeners of any kind is sent, and each is called once", () => {
    const { test, lamp, heard } = lampHome();
    const reports: boolean[] = [];
    lamp.state.onReport((value) => reports.push(value));
    test.runtime.post(() => lamp.state.set(true));
    expect([test.sent(), heard, reports]).toEqual([[["lamp/set", { state: "ON" }]], [[undefined, true]], []]);
  });
});
