import { describe, expect, it } from "vitest";
import * as home from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import type { DeviceObject, RecordProperty, SettableBoolean, SettableNumber, SettableRecord } from "../property-types.ts";
import type { Quirks } from "./quirks.ts";

interface Lamp extends DeviceObject {
  readonly state: SettableBoolean;
  readonly colorTemp: SettableNumber;
  readonly colorXy: SettableRecord<{ readonly x: SettableNumber; readonly y: SettableNumber }>;
  readonly colorHs: SettableRecord<{ readonly hue: SettableNumber; readonly saturation: SettableNumber }>;
}

function lampWith(quirks: Partial<Quirks> = {}) {
  const test = new TestRuntime<{ readonly lamp: Lamp }>(home.home([home.colorLamp("lamp")]), { quirks });
  let found: Lamp | undefined;
  test.load("lamp", ({ lamp }) => {
    found = lamp;
  });
  if (found === undefined) throw new Error("the flow was not set up");
  return { test, lamp: found };
}

describe("colours", () => {
  it("both colour spaces read the one key that they share", () => {
    const { test, lamp } = lampWith();
    test.report("lamp", { color: { x: 0.3, y: 0.4, hue: 120, saturation: 50 } });
    expect([lamp.colorXy.value, lamp.colorHs.value]).toEqual([
      { x: 0.3, y: 0.4 },
      { hue: 120, saturation: 50 },
    ]);
  });

  it("the colour set last in a turn is the one that is sent", () => {
    const { test, lamp } = lampWith();
    test.runtime.post(() => {
      lamp.colorXy.set({ x: 0.3, y: 0.4 });
      lamp.colorTemp.set(300);
      lamp.colorHs.set({ hue: 10, saturation: 90 });
    });
    expect(test.sent()).toEqual([["lamp/set", { color: { hue: 10, saturation: 90 } }]]);
  });

  it("setting one colour space makes the others stale, so that going back is sent", () => {
    const { test, lamp } = lampWith();
    test.runtime.post(() => lamp.colorTemp.set(300));
    test.report("lamp", { color_temp: 300 });
    test.runtime.post(() => lamp.colorXy.set({ x: 0.3, y: 0.4 }));
    test.sent();
    test.runtime.post(() => lamp.colorTemp.set(300));
    expect(test.sent()).toEqual([["lamp/set", { color_temp: 300 }]]);
  });

  it("half an xy point is completed by what is known", () => {
    const { test, lamp } = lampWith();
    test.report("lamp", { color: { x: 0.3, y: 0.4 } });
    test.runtime.post(() => lamp.colorXy.fields.x.set(0.5));
    expect(test.sent()).toEqual([["lamp/set", { color: { x: 0.5, y: 0.4 } }]]);
  });

  it("a lamp that is switched on is told its colour anew, by request and by report", () => {
    const { test, lamp } = lampWith();
    test.runtime.post(() => lamp.colorTemp.set(300));
    test.report("lamp", { state: "OFF", color_temp: 300 });
    test.sent();
    test.report("lamp", { state: "ON", color_temp: 300 });
    test.runtime.post(() => lamp.colorTemp.set(300));
    expect(test.sent()).toEqual([["lamp/set", { color_temp: 300 }]]);
    test.runtime.post(() => lamp.colorTemp.set(300));
    expect(test.sent()).toEqual([]);
  });

  it("in one turn, the order of switching on and setting the colour does not matter", () => {
    const { test, lamp } = lampWith();
    test.runtime.post(() => lamp.colorTemp.set(300));
    test.report("lamp", { state: "OFF", color_temp: 300 });
    test.sent();
    test.runtime.post(() => {
      lamp.colorTemp.set(300);
      lamp.state.set(true);
    });
    expect(test.sent()).toEqual([["lamp/set", { color_temp: 300, state: "ON" }]]);
  });

  it("hue and saturation have limits where the definition states none", () => {
    const { test, lamp } = lampWith();
    const { hue, saturation } = lamp.colorHs.fields;
    expect([hue.min, hue.max, saturation.min, saturation.max]).toEqual([0, 360, 0, 100]);
    test.runtime.post(() => hue.setNormalized(0.5));
    expect(test.sent()).toEqual([["lamp/set", { color: { hue: 180 } }]]);
  });
});

describe("each quirk can be switched off", () => {
  it("colorLimits", () => {
    const { lamp } = lampWith({ colorLimits: false });
    expect([lamp.colorHs.fields.hue.max, (lamp.colorHs as RecordProperty<object>).id]).toEqual([undefined, "color_hs"]);
  });

  it("colorSpaces", () => {
    const { test, lamp } = lampWith({ colorSpaces: false });
    test.runtime.post(() => {
      lamp.colorTemp.set(300);
      lamp.colorXy.set({ x: 0.3, y: 0.4 });
    });
    expect(test.sent()).toEqual([["lamp/set", { color_temp: 300, color: { x: 0.3, y: 0.4 } }]]);
  });

  it("colorAfterSwitchingOn", () => {
    const { test, lamp } = lampWith({ colorAfterSwitchingOn: false });
    test.runtime.post(() => lamp.colorTemp.set(300));
    test.report("lamp", { state: "OFF", color_temp: 300 });
    test.report("lamp", { state: "ON", color_temp: 300 });
    test.sent();
    test.runtime.post(() => lamp.colorTemp.set(300));
    expect(test.sent()).toEqual([]);
  });
});
