import { describe, expect, it } from "vitest";
import { seconds } from "../../../base/duration.ts";
import type { Dimmable, Switchable } from "../../core/capability-types.ts";
import * as describeHome from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { dimmed, type Scale, scale, switched } from "../index.ts";

interface Home {
  readonly strip: Dimmable;
  readonly dining1: Dimmable;
  readonly dining2: Dimmable;
  readonly ceiling: Dimmable;
  readonly plug: Switchable;
}

const lamps = ["strip", "dining1", "dining2", "ceiling"] as const;

/** A home that echoes every set after 60 ms, with everything off. */
function kitchen() {
  const devices = [...lamps.map((name) => describeHome.colorLamp(name)), describeHome.device("plug", [describeHome.boolean("state")])];
  const test = new TestRuntime<Home>(describeHome.home(devices));
  const parts: { scale: Scale } = { scale: undefined as never };
  let sounds = 0;
  test.load("kitchen", (home) => {
    parts.scale = scale(
      "kitchen",
      [
        { target: dimmed(home.strip), low: 0, high: 0.54 },
        { target: dimmed(home.dining1), low: 0.56, high: 0.93 },
        { target: dimmed(home.dining2), low: 0.56, high: 0.93 },
        { target: dimmed(home.ceiling), low: 0.95, high: 1 },
      ],
      { barriers: [0.55, 0.94] },
    );
    parts.scale.onBarrier(() => {
      sounds += 1;
    });
  });
  for (const name of lamps) test.report(name, { state: "OFF", brightness: 254 });
  test.transport.onPublish(({ topic, payload }) => {
    const name = /^zigbee2mqtt\/(\w+)\/set$/.exec(topic)?.[1];
    if (name !== undefined) test.clock.wakeAt(test.clock.monotonic() + 60, () => test.report(name, payload));
  });
  test.sent();
  /** Turns once and returns what was sent until half a second later. */
  const turn = (delta: number): readonly (readonly [string, unknown])[] => {
    test.runtime.post(() => parts.scale.add(delta));
    test.clock.advanceBy(seconds(0.5));
    return test.sent();
  };
  return { test, turn, sounds: () => sounds };
}

describe("H1: the kitchen's dial", () => {
  it("thirteen steps: one message per lamp and step, none for what does not change", () => {
    const { turn, sounds } = kitchen();
    const steps = Array.from({ length: 13 }, () => turn(0.075));
    const strip = (brightness: number, more: object = {}) => [["strip/set", { brightness, ...more }]];
    const dining = (brightness: number, more: object = {}) => [
      ["dining1/set", { brightness, ...more }],
      ["dining2/set", { brightness, ...more }],
    ];
    expect(steps).toEqual([
      strip(35, { state: "ON" }),
      strip(70),
      strip(105),
      strip(140),
      strip(175),
      strip(210),
      strip(245),
      strip(254),
      [],
      dining(45, { state: "ON" }),
      dining(96),
      dining(147),
      dining(198),
    ]);
    expect(sounds()).toBe(1);
  });

  it("down to nothing switches the lamps off", () => {
    const { turn } = kitchen();
    turn(0.075);
    expect(turn(-0.5)).toEqual([["strip/set", { state: "OFF" }]]);
  });

  it("starts from where somebody else has put a lamp", () => {
    const { test, turn } = kitchen();
    test.report("strip", { state: "ON", brightness: 127 });
    // 0.27 of the scale and 0.075 more are 0.345 of it, or 0.639 of the strip.
    expect(turn(0.075)).toEqual([["strip/set", { brightness: 162, state: "ON" }]]);
  });
});

/** A plug on the first twentieth of the scale, a lamp on the rest. */
function dialAbovePlug() {
  const { test } = kitchen();
  const parts: { scale: Scale } = { scale: undefined as never };
  const load = (): void =>
    test.load("plug", (home) => {
      parts.scale = scale("plug", [
        { target: switched(home.plug), low: 0, high: 0.05 },
        { target: dimmed(home.strip), low: 0.05, high: 1 },
      ]);
    });
  load();
  const turn = (): readonly (readonly [string, unknown])[] => {
    test.runtime.post(() => parts.scale.add(0.05));
    return test.sent();
  };
  return { test, load, turn };
}

describe("a plug on a scale", () => {
  it.each([
    ["rises", [0.2], true],
    ["rises, then falls a little", [0.5, -0.2], false],
    ["is all the way up", [1, 0.1], true],
    ["is all the way up after a fall and a rise", [1, -0.5, 0.2], true],
  ])("that %s is on: %j → %s", (_case, turns, expected) => {
    const { test } = kitchen();
    test.load("plug", (home) => {
      const dial = scale("plug", [{ target: switched(home.plug), low: 0, high: 1 }]);
      for (const delta of turns) dial.add(delta);
    });
    expect(test.sent().at(-1)).toEqual(["plug/set", { state: expected ? "ON" : "OFF" }]);
  });

  it("that was on before anything was turned does not hold the lamps above it down", () => {
    const { test, turn } = dialAbovePlug();
    test.report("plug", { state: "ON" });
    test.report("strip", { state: "ON", brightness: 127 });
    expect(turn()).toEqual([["strip/set", { brightness: 140, state: "ON" }]]);
  });

  it("is where it was after a deploy", () => {
    const { test, turn, load } = dialAbovePlug();
    test.report("plug", { state: "OFF" });
    test.report("strip", { state: "OFF", brightness: 1 });
    turn();
    test.report("plug", { state: "ON" });
    load();
    expect(turn()).toEqual([["strip/set", { brightness: 13, state: "ON" }]]);
  });
});
