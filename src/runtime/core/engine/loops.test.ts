import { describe, expect, it } from "vitest";
import { milliseconds } from "../../../base/duration.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { currentFlow } from "../flow-context.ts";
import type { DeviceObject, EventProperty, SettableBoolean, SettableNumber } from "../property-types.ts";

interface Lamp extends DeviceObject {
  readonly state: SettableBoolean;
  readonly brightness: SettableNumber;
}
interface Home {
  readonly a: Lamp;
  readonly b: Lamp;
  readonly remote: DeviceObject & { readonly action: EventProperty<string> };
}

/** A home whose lamps answer each command after 60 ms with what was sent (or what `answer` makes of it). */
function echoing(answer: (payload: Record<string, unknown>) => object = (payload) => payload) {
  const test = new TestRuntime<Home>(home.home([home.colorLamp("a"), home.colorLamp("b"), home.remote("remote")]));
  let published = 0;
  test.transport.onPublish(({ topic, payload }) => {
    const name = /^zigbee2mqtt\/(.+)\/set$/.exec(topic)?.[1];
    published += 1;
    if (name === undefined) return;
    const reported = answer(JSON.parse(payload));
    test.clock.wakeAt(test.clock.monotonic() + 60, () => test.report(name, reported));
  });
  return { test, count: () => published };
}

describe("loops", () => {
  it("E1: a flow that answers its own echo is held within 16 rounds, and the ring is named", () => {
    const { test, count } = echoing();
    test.load("echo", ({ a }) => a.brightness.onReport((level) => a.brightness.set((level + 10) % 250)));
    test.report("a", { brightness: 1 });
    test.clock.advanceBy(60_000);
    expect(count()).toBeLessThanOrEqual(16);
    expect(test.factsOf("loopHeld")).toEqual([{ type: "loopHeld", flows: ["echo"], ring: ["a brightness"] }]);
    expect(test.runtime.flowStatus("echo")).toBe("held");
  });

  it("E2: two flows that play ping-pong over two lamps are held, both named, in the order of the ring", () => {
    const { test, count } = echoing();
    test.load("ping", ({ a, b }) => a.brightness.onReport((level) => b.brightness.set((level + 1) % 250)));
    test.load("pong", ({ a, b }) => b.brightness.onReport((level) => a.brightness.set((level + 1) % 250)));
    test.load("bystander", ({ remote, a }) => remote.action.on(() => a.state.toggle()));
    test.report("a", { brightness: 1 });
    test.clock.advanceBy(60_000);
    expect(count()).toBeLessThanOrEqual(16);
    const [fact] = test.factsOf("loopHeld");
    expect([[...(fact?.flows ?? [])].sort(), fact?.ring]).toEqual([
      ["ping", "pong"],
      ["b brightness", "a brightness"],
    ]);
    expect(["ping", "pong", "bystander"].map((name) => test.runtime.flowStatus(name))).toEqual(["held", "held", "running"]);
  });

  it("E1: a flow that flips what it has just set never comes to rest in its turn, and is held after one message", () => {
    const { test, count } = echoing();
    test.load("flip", ({ a }) => a.state.onChange((on) => a.state.set(!on)));
    test.report("a", { state: "OFF" });
    test.report("a", { state: "ON" });
    test.clock.advanceBy(10_000);
    expect([count() <= 1, test.factsOf("loopHeld").map(({ flows }) => flows), test.runtime.flowStatus("flip")]).toEqual([
      true,
      [["flip"]],
      "held",
    ]);
  });

  it("E1: a toggle word that answers itself is held", () => {
    const { test, count } = echoing(() => ({ brightness: 1, state: "ON" }));
    test.load("blink", ({ a }) => a.state.onReport(() => a.send({ state: "TOGGLE" })));
    test.report("a", { state: "ON" });
    test.clock.advanceBy(60_000);
    expect([count() <= 16, test.runtime.flowStatus("blink")]).toEqual([true, "held"]);
  });

  it("E1: a device that keeps correcting what a flow keeps setting is a loop, too", () => {
    const { test, count } = echoing(({ brightness }) => ({ brightness: Math.floor(Number(brightness)) }));
    test.load("stubborn", ({ a }) =>
      a.brightness.onReport(() => {
        a.brightness.markStale();
        a.brightness.set(100.4);
      }),
    );
    test.report("a", { brightness: 1 });
    test.clock.advanceBy(60_000);
    expect([count() <= 18, test.runtime.flowStatus("stubborn")]).toEqual([true, "held"]);
  });

  it("plain messages that cause themselves are held", () => {
    const test = new TestRuntime<Home>(home.home([]));
    let count = 0;
    test.transport.onPublish(({ topic, payload }) => {
      count += 1;
      test.clock.wakeAt(test.clock.monotonic() + 5, () => test.transport.receive(topic, payload));
    });
    test.load("counter", () => {
      const { mqtt } = currentFlow();
      mqtt.subscribe("count", ({ text }) => mqtt.publish("count", String(Number(text) + 1)));
    });
    test.runtime.post(() => {});
    test.transport.receive("count", "1");
    test.clock.advanceBy(60_000);
    expect([count <= 16, test.factsOf("loopHeld").map(({ ring }) => ring)]).toEqual([true, [["count"]]]);
  });

  it("backstop: a timer that sends one property more than 20 times a second for 3 s is held", () => {
    const { test } = echoing();
    test.load("strobe", ({ a }) => every(milliseconds(20), () => a.state.toggle()));
    test.report("a", { state: "OFF" });
    test.clock.advanceBy(10_000);
    expect([test.runtime.flowStatus("strobe"), test.factsOf("loopHeld").map(({ ring }) => ring)]).toEqual(["held", [["a state"]]]);
  });
});

describe("E5: no false stops", () => {
  const held = (test: TestRuntime<Home>) => test.factsOf("loopHeld");

  it("a dimmer held for ten seconds", () => {
    const { test } = echoing();
    test.load("dim", ({ a, remote }) => remote.action.on(() => a.brightness.add(2)));
    test.report("a", { brightness: 1 });
    for (let step = 0; step < 100; step += 1) {
      test.report("remote", { action: "brightness_move_up" });
      test.clock.advanceBy(100);
    }
    expect(held(test)).toEqual([]);
  });

  it("a knob turned as fast as it goes", () => {
    const { test } = echoing();
    test.load("knob", ({ a, remote }) => remote.action.on(() => a.brightness.set((a.brightness.get(0) + 7) % 254)));
    for (let step = 0; step < 2_000; step += 1) {
      test.report("remote", { action: "brightness_step_up" });
      test.clock.advanceBy(5);
    }
    expect(held(test)).toEqual([]);
  });

  it("a fade of a minute, ten steps a second", () => {
    const { test } = echoing();
    test.load("fade", ({ a }) => every(milliseconds(100), () => a.brightness.set((a.brightness.get(0) + 1) % 254)));
    test.clock.advanceBy(60_000);
    expect(held(test)).toEqual([]);
  });

  it("a lamp that follows another one that somebody fades by hand", () => {
    const { test } = echoing();
    test.load("follow", ({ a, b }) => a.brightness.onChange((level) => b.brightness.set(level)));
    for (let level = 0; level < 250; level += 1) {
      test.report("a", { brightness: level });
      test.clock.advanceBy(40);
    }
    test.clock.advanceBy(5_000);
    expect(held(test)).toEqual([]);
  });

  it("H9: a cap on a lamp that somebody keeps turning up, each time a bit differently", () => {
    const { test } = echoing();
    test.load("cap", ({ a }) =>
      a.brightness.onChange((level) => {
        if (level > 140) a.brightness.set(140);
      }),
    );
    test.report("a", { brightness: 100 });
    for (let push = 0; push < 40; push += 1) {
      test.report("a", { brightness: 150 + push });
      test.clock.advanceBy(300);
    }
    expect(held(test)).toEqual([]);
  });

  it("a blinking lamp that waits between its steps", () => {
    const { test } = echoing();
    test.load("blink", ({ a }) => {
      const off = currentFlow().timer("off", () => a.state.set(false));
      const on = currentFlow().timer("on", () => a.state.set(true));
      a.state.onChange((isOn) => (isOn ? off : on).start(milliseconds(250)));
    });
    test.report("a", { state: "OFF" });
    test.report("a", { state: "ON" });
    test.clock.advanceBy(60_000);
    expect(held(test)).toEqual([]);
  });
});

/** Calls again and again, as a helper would. */
function every(period: ReturnType<typeof milliseconds>, work: () => void): void {
  const timer = currentFlow().timer("every", () => {
    timer.start(period);
    work();
  });
  timer.start(period);
}
