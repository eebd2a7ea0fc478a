import { describe, expect, it } from "vitest";
import type { Dimmable } from "../../core/capability-types.ts";
import type { HomeBase } from "../../core/home-types.ts";
import * as describeHome from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { watched } from "./followed.ts";

describe("devices that are watched", () => {
  it("are known when they are first asked for, and come and go with the home", () => {
    const couch = describeHome.colorLamp("couch", { ieee: "0x1" });
    const test = new TestRuntime<HomeBase>(describeHome.home([couch]));
    let lights = (): readonly Dimmable[] => [];
    test.load("dim", ({ devices }) => {
      lights = watched(() => devices.with("dimmable"));
    });
    test.report("couch", { state: "ON", brightness: 100 });
    expect(lights().map(({ brightness }) => brightness.value)).toEqual([100]);
    test.describe(describeHome.home([couch, describeHome.colorLamp("desk", { ieee: "0x2" })]));
    test.report("desk", { state: "ON", brightness: 50 });
    expect(lights().map(({ brightness }) => brightness.value)).toEqual([100, 50]);
    test.describe(describeHome.home([]));
    expect(lights()).toEqual([]);
  });

  it("belong to a flow", () => {
    expect(() => watched(() => [])).toThrow("watched(…)");
  });
});
