import { describe, expect, it } from "vitest";
import type { DeviceDescription } from "../../../z2m/description.ts";
import { any } from "../../helpers/values/logic.ts";
import { merge } from "../../helpers/when/merge.ts";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { Switchable } from "../capability-types.ts";
import { derived } from "../derived.ts";
import type { DeviceSelector, HomeBase } from "../home-types.ts";

const lamp = (name: string, more: Partial<DeviceDescription> = {}) => home.colorLamp(name, more);
const kitchen = [lamp("kitchen/one", { ieee: "0x1" }), lamp("kitchen/two", { ieee: "0x2", model: "OTHER" })];
const hall = lamp("hall/one", { ieee: "0x3" });
const desk = home.device("desk", [home.boolean("state", { within: "switch" })], { ieee: "0x4", capabilities: ["switchable"] });

function switchOn(members: readonly Switchable[]): void {
  for (const { state } of members) state.set(true);
}

/** A flow that switches all devices of the selector on with the remote, and hears whether one of them is on. */
function following(selector: DeviceSelector, devices: readonly DeviceDescription[]) {
  const remote = home.remote("remote");
  const test = new TestRuntime<HomeBase>(home.home([remote, ...devices]));
  const heard: unknown[] = [];
  test.load("set", ({ devices: all }) => {
    const members = () => all.with("switchable", selector);
    derived(() => any(...members().map((member) => member.state.value))).onChange((on, { class: of }) => heard.push([on, of]), {
      resync: true,
    });
    for (const { action } of all.with("action")) action.on(() => switchOn(members()));
  });
  const pressed = (): readonly string[] => {
    test.report("remote", { action: "on" });
    return test.sent().map(([topic]) => topic.replace("/set", ""));
  };
  return { test, heard, pressed, describe: (now: readonly DeviceDescription[]) => test.describe(home.home([remote, ...now])) };
}

describe("a selector", () => {
  const devices = [...kitchen, hall, desk];

  it.each<[DeviceSelector, readonly string[]]>([
    [{}, ["kitchen/one", "kitchen/two", "hall/one", "desk"]],
    [{ room: "kitchen" }, ["kitchen/one", "kitchen/two"]],
    [{ type: "switch" }, ["desk"]],
    [{ model: "OTHER" }, ["kitchen/two"]],
    [{ room: "kitchen", model: "TEST" }, ["kitchen/one"]],
    [{ room: "attic" }, []],
    [{ except: ["desk", "0x1"] }, ["kitchen/two", "hall/one"]],
    [{ room: "kitchen", except: ["kitchen/one"] }, ["kitchen/two"]],
  ])("%j takes %j", (selector, names) => {
    expect(following(selector, devices).pressed()).toEqual(names);
  });

  it("leaves out a device by its object, whatever it is called by then", () => {
    const test = new TestRuntime<HomeBase>(home.home(devices));
    let names = (): readonly string[] => [];
    test.load("set", ({ devices: all }) => {
      const except = [...all].filter(({ name }) => name === "desk");
      names = () => all.with("switchable", { except }).map(({ name }) => name);
    });
    test.describe(home.home([{ ...desk, name: "table" }, hall]));
    expect(names()).toEqual(["hall/one"]);
  });
});

describe("a set in a running flow", () => {
  it("is told of and tells a device that has joined", () => {
    const { test, heard, pressed, describe: now } = following({ room: "kitchen" }, [hall]);
    expect(pressed()).toEqual([]);
    now([hall, ...kitchen]);
    test.report("kitchen/one", { state: "OFF" });
    test.report("kitchen/two", { state: "OFF" });
    test.report("kitchen/two", { state: "ON" });
    expect(heard).toEqual([[true, "live"]]);
    test.clock.advanceBy(10_000);
    expect(pressed()).toEqual(["kitchen/one", "kitchen/two"]);
  });

  it("goes on without a device that was removed; that nothing happened is said with the news", () => {
    const { test, heard, pressed, describe: now } = following({ room: "kitchen" }, kitchen);
    test.report("kitchen/one", { state: "OFF" });
    test.report("kitchen/two", { state: "ON" });
    heard.length = 0;
    now(kitchen.slice(0, 1));
    expect(heard).toEqual([[false, "resync"]]);
    expect(pressed()).toEqual(["kitchen/one"]);
  });

  it("moves a device whose name says another room", () => {
    const { test, heard, pressed, describe: now } = following({ room: "kitchen" }, [...kitchen, hall]);
    for (const { name } of kitchen) test.report(name, { state: "OFF" });
    heard.length = 0;
    now([...kitchen, { ...hall, name: "kitchen/three" }]);
    test.report("kitchen/three", { state: "ON" });
    expect(heard).toEqual([[true, "live"]]);
    now([...kitchen, hall]);
    expect(heard.at(-1)).toEqual([false, "resync"]);
    expect(pressed()).toEqual(["kitchen/one", "kitchen/two"]);
  });

  it("hears the others while a device that has joined has not said anything yet", () => {
    const { test, heard, describe: now } = following({ room: "kitchen" }, kitchen.slice(0, 1));
    test.report("kitchen/one", { state: "OFF" });
    now(kitchen);
    test.report("kitchen/one", { state: "ON" });
    expect(heard).toEqual([[true, "live"]]);
  });

  it("receives what joins for as long as the flow runs", () => {
    const { test, describe: now } = following({ room: "kitchen" }, []);
    now(kitchen);
    const topics = () => [...test.transport.filters].filter((topic) => topic.includes("kitchen"));
    expect(topics()).toEqual(["zigbee2mqtt/kitchen/one", "zigbee2mqtt/kitchen/two"]);
    test.runtime.unload("set");
    expect(topics()).toEqual([]);
  });
});

describe("events of a set", () => {
  const remotes = [home.remote("hall/remote"), home.remote("attic/remote")];

  function listening() {
    const test = new TestRuntime<HomeBase>(home.home(remotes.slice(0, 1)));
    const heard: string[] = [];
    test.load("set", ({ devices }) => {
      merge(() => devices.with("action").map(({ action }) => action)).on((word) => heard.push(word));
    });
    return { test, heard };
  }

  it("come from a remote that has joined, too, once each", () => {
    const { test, heard } = listening();
    test.describe(home.home(remotes));
    test.report("hall/remote", { action: "on" });
    test.report("attic/remote", { action: "off" });
    expect(heard).toEqual(["on", "off"]);
  });

  it("come no more from one that has left the room", () => {
    const test = new TestRuntime<HomeBase>(home.home(remotes));
    const heard: string[] = [];
    test.load("set", ({ devices }) => {
      merge(() => devices.with("action", { room: "hall" }).map(({ action }) => action)).on((word) => heard.push(word));
    });
    test.describe(home.home(remotes.map((remote) => (remote.name === "hall/remote" ? { ...remote, name: "cellar/remote" } : remote))));
    test.report("cellar/remote", { action: "on" });
    expect(heard).toEqual([]);
  });

  it("end with the flow", () => {
    const { test, heard } = listening();
    test.runtime.unload("set");
    test.describe(home.home(remotes));
    test.report("hall/remote", { action: "on" });
    expect(heard).toEqual([]);
  });
});
