import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { DeviceObject, EventProperty, NumberProperty } from "../property-types.ts";

interface Home {
  readonly remote: DeviceObject & { readonly action: EventProperty<string>; readonly actionStepSize: NumberProperty };
}

function remoteHome() {
  const test = new TestRuntime<Home>(home.home([home.remote("remote")]));
  const heard: unknown[] = [];
  test.load("listen", ({ remote }) => {
    remote.action.on((word) => heard.push([word, remote.actionStepSize.value]));
  });
  return { test, heard };
}

describe("action", () => {
  it("has no value", () => {
    const { test } = remoteHome();
    test.load("look", ({ remote }) => expect("value" in remote.action).toBe(false));
    expect(test.factsOf("flowFaulted")).toEqual([]);
  });

  it("fires for every live report, also when it repeats the last one byte by byte", () => {
    const { test, heard } = remoteHome();
    test.report("remote", { action: "on" });
    test.report("remote", { action: "on" });
    expect(heard).toEqual([
      ["on", undefined],
      ["on", undefined],
    ]);
  });

  it("finds all other properties of its payload up to date, wherever they stand in it", () => {
    const { test, heard } = remoteHome();
    test.report("remote", '{"action":"brightness_step_up","action_step_size":8}');
    test.report("remote", '{"action_step_size":40,"action":"brightness_step_up"}');
    expect(heard).toEqual([
      ["brightness_step_up", 8],
      ["brightness_step_up", 40],
    ]);
  });

  it.each([[""], [null], [{}], [["on"]], [false]])("B14: does not fire for %j", (action) => {
    const { test, heard } = remoteHome();
    test.report("remote", { action });
    expect(heard).toEqual([]);
  });

  it("does not fire for what the broker had kept", () => {
    const { test, heard } = remoteHome();
    test.reportRetained("remote", { action: "on" });
    expect(heard).toEqual([]);
  });

  it.each([
    ["recall_7", "recall_7"],
    ["toString", "toString"],
    [3, "3"],
  ])("hands out %j, which the definition does not list, as %j", (action, word) => {
    const { test, heard } = remoteHome();
    test.report("remote", { action });
    expect(heard).toEqual([[word, undefined]]);
  });

  it("fires before the values of its payload are announced", () => {
    const { test } = remoteHome();
    const order: string[] = [];
    test.load("order", ({ remote }) => {
      remote.actionStepSize.onChange((size) => order.push(`size ${size}`), { first: true });
      remote.action.on((word) => order.push(word));
    });
    test.report("remote", { action_step_size: 8, action: "on" });
    expect(order).toEqual(["on", "size 8"]);
  });
});
