import { describe, expect, it } from "vitest";
import * as home from "../testing/describe.ts";
import { TestRuntime } from "../testing/test-runtime.ts";
import type { HomeBase } from "./home-types.ts";
import { probe, probesOf } from "./probe.ts";
import type { DeviceObject, SettableBoolean } from "./property-types.ts";

interface Home extends HomeBase {
  readonly lamp: DeviceObject & { readonly state: SettableBoolean };
}

function watched() {
  const test = new TestRuntime<Home>(home.home([home.colorLamp("lamp", { ieee: "0x1" })]));
  test.load("watch", ({ lamp }) => {
    lamp.state.onChange((on) => probe.pulse("lamp", "state", on), { first: true });
    probe.value("lamp", "state", () => lamp.state.value);
  });
  const flow = test.runtime.flow("watch");
  if (flow === undefined) throw new Error("The flow does not run");
  return { test, probes: probesOf(flow) };
}

describe("probes", () => {
  it("read a value when somebody looks", () => {
    const { test, probes } = watched();
    expect(probes.values.map(({ node, pin, read }) => [node, pin, read()])).toEqual([["lamp", "state", undefined]]);
    test.report("lamp", { state: "ON" });
    expect(probes.values.map(({ read }) => read())).toEqual([true]);
  });

  it("keep pulses only while watched, each for one look", () => {
    const { test, probes } = watched();
    test.report("lamp", { state: "ON" });
    expect(probes.takePulses()).toEqual([]);
    probes.watch();
    test.report("lamp", { state: "OFF" });
    expect(probes.takePulses()).toMatchObject([{ node: "lamp", pin: "state", value: false }]);
    expect(probes.takePulses()).toEqual([]);
    probes.unwatch();
    test.report("lamp", { state: "ON" });
    expect(probes.takePulses()).toEqual([]);
  });

  it("keep a bounded number between two looks", () => {
    const { test, probes } = watched();
    probes.watch();
    for (let round = 0; round < 300; round++) test.report("lamp", { state: round % 2 === 0 ? "ON" : "OFF" });
    expect(probes.takePulses()).toHaveLength(200);
  });

  it("are those of the version that runs", () => {
    const { test, probes } = watched();
    test.load("watch", () => probe.value("other", "out", () => 1));
    const flow = test.runtime.flow("watch");
    expect(flow === undefined ? undefined : probesOf(flow).values.map(({ node }) => node)).toEqual(["other"]);
    expect(probes.values.map(({ node }) => node)).toEqual(["lamp"]);
  });

  it("cannot be used outside a flow", () => {
    expect(() => probe.value("a", "b", () => 1)).toThrow("inside a flow");
  });
});
