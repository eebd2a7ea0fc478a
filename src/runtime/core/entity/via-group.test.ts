import { describe, expect, it } from "vitest";
import type { DeviceDescription, GroupDescription } from "../../../z2m/description.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { Dimmable } from "../capability-types.ts";
import type { HomeBase } from "../home-types.ts";
import { viaGroup } from "./via-group.ts";

const lamps = ["one", "two", "three"].map((name) => home.colorLamp(name));
const [one, two, three] = lamps;
const properties = [home.boolean("state"), home.number("brightness", { min: 0, max: 254 })];

function groupOf(members: readonly (DeviceDescription | undefined)[], more: Partial<GroupDescription> = {}): GroupDescription {
  const listed = members.flatMap((member) => (member === undefined ? [] : [{ ieee: member.ieee, endpoint: 1 }]));
  return { ...home.group(7, "pair", properties, ["switchable"]), members: listed, ...more };
}

/** Tells the first two lamps, through their group where there is one, and says what was sent. */
function told(groups: readonly GroupDescription[], what: (lamps: readonly Dimmable[], flow: Told) => void) {
  const test = new TestRuntime<HomeBase>(home.home(lamps, groups));
  const found: Dimmable[] = [];
  test.load("set", ({ devices }) => {
    found.push(...devices.with("dimmable"));
  });
  const flow = { test, pair: found.slice(0, 2), all: found };
  const act = (): void => test.runtime.post(() => what(viaGroup(flow.pair), flow));
  act();
  return { ...flow, act, sent: test.sent() };
}
interface Told {
  readonly all: readonly Dimmable[];
}

function forAll(members: readonly Dimmable[], act: (lamp: Dimmable) => void): void {
  for (const lamp of members) act(lamp);
}
const switchOn = (members: readonly Dimmable[]): void => forAll(members, (lamp) => lamp.state.set(true));
const each = [
  ["one/set", { state: "ON" }],
  ["two/set", { state: "ON" }],
];

describe("what is told to a set through a group", () => {
  it("is one message when a group has exactly these members", () => {
    expect(told([groupOf([one, two])], switchOn).sent).toEqual([["pair/set", { state: "ON" }]]);
  });

  it("is one message with all that the turn asks", () => {
    const { sent } = told([groupOf([one, two])], (members) => {
      switchOn(members);
      for (const lamp of viaGroup(members)) lamp.brightness.set(100);
      for (const lamp of viaGroup(members)) lamp.send({ transition: 2 });
    });
    expect(sent).toEqual([["pair/set", { state: "ON", brightness: 100, transition: 2 }]]);
  });

  it.each<[why: string, groups: readonly GroupDescription[]]>([
    ["there is no group", []],
    ["the group has another member, too", [groupOf([one, two, three])]],
    ["the group lacks one", [groupOf([one])]],
    ["the group has others", [groupOf([one, three])]],
    ["the group has one of them twice", [groupOf([one, two, two])]],
    ["the group cannot do it", [groupOf([one, two], { properties: [home.number("brightness")] })]],
  ])("goes to each when %s", (_, groups) => {
    expect(told(groups, switchOn).sent).toEqual(each);
  });

  it("goes to each when one of them is asked for something else besides", () => {
    const { sent } = told([groupOf([one, two])], (members, { all }) => {
      switchOn(members);
      all[1]?.brightness.set(10);
    });
    expect(sent).toEqual([
      ["one/set", { state: "ON" }],
      ["two/set", { state: "ON", brightness: 10 }],
    ]);
  });

  it("goes to each when it is a step from where each of them is", () => {
    const { test, pair } = told([groupOf([one, two])], () => {});
    test.report("one", { brightness: 10 });
    test.report("two", { brightness: 50 });
    test.runtime.post(() => forAll(viaGroup(pair), (lamp) => lamp.brightness.add(10)));
    expect(test.sent()).toEqual([
      ["one/set", { brightness: 20 }],
      ["two/set", { brightness: 60 }],
    ]);
  });

  it("goes to each when it is the word for the opposite, of which a group has its own idea", () => {
    const { sent } = told([groupOf([one, two])], (members) => forAll(members, (lamp) => lamp.state.toggle()));
    expect(sent).toEqual([
      ["one/set", { state: "TOGGLE" }],
      ["two/set", { state: "TOGGLE" }],
    ]);
  });

  it("goes only to the one that is not so already", () => {
    const { test, act } = told([groupOf([one, two])], switchOn);
    test.clock.advanceBy(1_000);
    test.report("one", { state: "ON" });
    test.report("two", { state: "OFF" });
    act();
    expect(test.sent()).toEqual([["two/set", { state: "ON" }]]);
  });

  it("is not sent again when all are so already", () => {
    const { test, act } = told([groupOf([one, two])], switchOn);
    test.report("one", { state: "ON" });
    test.report("two", { state: "ON" });
    act();
    expect(test.sent()).toEqual([]);
  });

  it("goes to the group that was made while the flow runs", () => {
    const { test, pair } = told([], () => {});
    test.describe(home.home(lamps, [groupOf([one, two])]));
    test.runtime.post(() => switchOn(viaGroup(pair)));
    expect(test.sent()).toEqual([["pair/set", { state: "ON" }]]);
  });
});

describe("members told through a group", () => {
  it("are what was asked for at once, and their own reports settle it", () => {
    const { test, pair } = told([groupOf([one, two])], switchOn);
    const states = (): readonly unknown[] => pair.map(({ state }) => [state.value, state.source]);
    expect(states()).toEqual([
      [true, "requested"],
      [true, "requested"],
    ]);
    test.report("one", { state: "ON" });
    test.clock.advanceBy(300);
    test.report("two", { state: "OFF" });
    expect(states()).toEqual([
      [true, "live"],
      [false, "live"],
    ]);
  });

  it("that say nothing are again what they last said", () => {
    const { test, pair, act } = told([groupOf([one, two])], () => {});
    for (const name of ["one", "two"]) test.report(name, { state: "OFF" });
    act();
    test.runtime.post(() => switchOn(viaGroup(pair)));
    test.clock.advanceBy(1_100);
    expect(pair.map(({ state }) => state.value)).toEqual([false, false]);
  });

  it("are told one by one when the way was cut meanwhile", () => {
    const { test, pair } = told([groupOf([one, two])], () => {});
    test.transport.disconnect();
    test.runtime.post(() => switchOn(viaGroup(pair)));
    test.transport.connect();
    expect(test.sent()).toEqual(each);
  });

  it("that answer each other's echoes through it are held", () => {
    const { test, pair } = told([groupOf([one, two])], () => {});
    test.transport.onPublish(({ topic, payload }) => {
      if (!topic.endsWith("pair/set")) return;
      test.clock.wakeAt(test.clock.monotonic() + 10, () => {
        test.report("one", payload);
        test.report("two", payload);
      });
    });
    const [first] = pair;
    test.load("ring", () => {
      first?.state.onReport((on) => forAll(viaGroup(pair), (lamp) => lamp.state.set(!on)));
    });
    test.report("one", { state: "ON" });
    test.clock.advanceBy(10_000);
    expect(test.factsOf("loopHeld").map(({ flows }) => flows)).toEqual([["ring"]]);
  });
});
