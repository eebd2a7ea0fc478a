import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { HomeBase } from "../home-types.ts";
import type { DeviceObject, SettableBoolean } from "../property-types.ts";

interface Home extends HomeBase {
  readonly lamp: DeviceObject & { readonly state: SettableBoolean };
}

const lamp = home.colorLamp("lamp", { ieee: "0x1" });

function lampHeard(remember: (test: TestRuntime<Home>) => void) {
  const test = new TestRuntime<Home>(home.home([lamp]));
  const heard: unknown[] = [];
  remember(test);
  test.load("watch", (found) => found.lamp.state.onChange((on, { class: of }) => heard.push([on, of])));
  return { test, heard };
}

describe("rememberState", () => {
  it("lets a flow begin with what the device last said, without telling it as news", () => {
    const { test, heard } = lampHeard(({ runtime }) => runtime.rememberState("0x1", { state: "OFF" }));
    expect(heard).toEqual([]);
    test.report("lamp", { state: "ON" });
    expect(heard).toEqual([[true, "live"]]);
  });

  it("without it the first report is no change", () => {
    const { test, heard } = lampHeard(() => undefined);
    test.report("lamp", { state: "ON" });
    expect(heard).toEqual([]);
  });

  it("does not go over what a device that is listened to has said itself", () => {
    const { test, heard } = lampHeard(() => undefined);
    test.report("lamp", { state: "ON" });
    test.runtime.rememberState("0x1", { state: "OFF" });
    test.report("lamp", { state: "OFF" });
    expect(heard).toEqual([[false, "live"]]);
  });

  it("knows nothing to do with a device that the home does not have", () => {
    const { test } = lampHeard(({ runtime }) => runtime.rememberState("0x2", { state: "OFF" }));
    expect(test.factsOf("runtimeFaulted")).toEqual([]);
  });
});
