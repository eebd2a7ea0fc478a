import { describe, expect, it } from "vitest";
import { hours, seconds } from "../../../base/duration.ts";
import type { ColorTemperatureLight } from "../../core/capability-types.ts";
import { MemoryStore } from "../../core/durable.ts";
import type { HomeBase } from "../../core/home-types.ts";
import * as describeHome from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { VirtualClock } from "../../testing/virtual-clock.ts";
import { type Follow, follow } from "./follow.ts";
import { type Variable, variable } from "./variable.ts";

const lamp = (name: string, ieee: string) =>
  describeHome.device(name, [describeHome.boolean("state"), describeHome.number("color_temp", { min: 200, max: 454 })], {
    ieee,
    capabilities: ["switchable", "colorTemperature"],
  });
const couch = lamp("couch", "0x1");
const desk = lamp("desk", "0x2");

/** Two lamps whose colour temperature follows a number; both off, unless they are silent. */
function white(
  options: { readonly store?: MemoryStore; readonly clock?: VirtualClock; readonly start?: number; readonly silent?: boolean } = {},
) {
  const test = new TestRuntime<HomeBase>(describeHome.home([couch, desk]), options);
  const parts: { value: Variable<number>; follow: Follow } = { value: undefined as never, follow: undefined as never };
  let lights = (): readonly ColorTemperatureLight[] => [];
  test.load("white", ({ devices }) => {
    lights = () => devices.with("colorTemperature");
    parts.value = variable<number>("value", options.start ?? 370);
    parts.follow = follow("white", parts.value, lights, (light) => light.colorTemp, { durable: true });
  });
  if (options.silent !== true) for (const name of ["couch", "desk"]) test.report(name, { state: "OFF", color_temp: 300 });
  const act = (body: () => void): void => test.runtime.post(body);
  /** Echoes what was sent, and tells it in words. */
  const sent = (): readonly string[] =>
    test.sent().map(([topic, payload]) => {
      const name = topic.replace("/set", "");
      test.report(name, payload as object);
      return `${name} ${JSON.stringify(payload)}`;
    });
  return {
    test,
    sent,
    /** What the lamps are to follow becomes this. */
    becomes: (value: number) => {
      act(() => parts.value.set(value));
      return sent();
    },
    /** Something that another flow does to a lamp. */
    does: (name: string, deed: (light: ColorTemperatureLight) => void) => {
      act(() =>
        lights()
          .filter((light) => light.name === name)
          .forEach(deed),
      );
      return sent();
    },
    reports: (name: string, payload: object) => {
      test.report(name, payload);
      return sent();
    },
    resume: () => {
      act(() => parts.follow.resume());
      return sent();
    },
  };
}

describe("lights that follow", () => {
  it("are told when the value changes, if they are lit", () => {
    const { becomes, reports } = white();
    expect(reports("couch", { state: "ON" })).toEqual(['couch {"color_temp":370}']);
    expect(becomes(371)).toEqual(['couch {"color_temp":371}']);
  });

  it("are told in the message that switches them on", () => {
    const { does } = white();
    expect(does("desk", (light) => light.state.set(true))).toEqual(['desk {"state":"ON","color_temp":370}']);
  });

  it("are told each time they are switched on, even if they seem to be right", () => {
    const { reports } = white();
    reports("couch", { state: "ON" });
    reports("couch", { state: "OFF" });
    expect(reports("couch", { state: "ON" })).toEqual(['couch {"color_temp":370}']);
  });

  it("are not told again what their range makes the same", () => {
    const { becomes, reports } = white({ start: 150 });
    expect(reports("couch", { state: "ON" })).toEqual(['couch {"color_temp":200}']);
    expect([becomes(160), becomes(201)]).toEqual([[], ['couch {"color_temp":201}']]);
  });

  it("are left alone when found lit at the start", () => {
    const { test, sent, becomes } = white();
    test.describe(describeHome.home([couch, desk, lamp("new", "0x3")]));
    test.report("new", { state: "ON", color_temp: 300 });
    expect(sent()).toEqual([]);
    expect(becomes(380)).toEqual(['new {"color_temp":380}']);
  });
});

describe("a light set by hand", () => {
  it.each([
    ["by another flow", (home: ReturnType<typeof white>) => home.does("couch", (light) => light.colorTemp.set(417))],
    ["by an app", (home: ReturnType<typeof white>) => home.reports("couch", { state: "ON", color_temp: 417 })],
  ])("%s stays so until it is switched on anew", (_, byHand) => {
    const home = white();
    home.reports("couch", { state: "ON" });
    home.test.clock.advanceBy(seconds(10));
    byHand(home);
    expect(home.becomes(360)).toEqual([]);
    home.reports("couch", { state: "OFF" });
    expect(home.reports("couch", { state: "ON" })).toEqual(['couch {"color_temp":360}']);
    expect(home.becomes(350)).toEqual(['couch {"color_temp":350}']);
  });

  it("before it was told anything is left alone as well", () => {
    const { test, does, becomes } = white();
    test.describe(describeHome.home([lamp("new", "0x3")]));
    test.report("new", { state: "ON", color_temp: 300 });
    does("new", (light) => light.colorTemp.set(417));
    expect(becomes(360)).toEqual([]);
  });

  it("while it is off follows when it is switched on", () => {
    const { does, reports } = white();
    does("couch", (light) => light.colorTemp.set(417));
    expect(reports("couch", { state: "ON" })).toEqual(['couch {"color_temp":370}']);
  });

  it("follows again when all are to", () => {
    const { does, reports, resume, becomes } = white();
    reports("couch", { state: "ON" });
    does("couch", (light) => light.colorTemp.set(417));
    expect(resume()).toEqual(['couch {"color_temp":370}']);
    expect(becomes(360)).toEqual(['couch {"color_temp":360}']);
  });

  it("stays so over a restart", () => {
    const store = new MemoryStore();
    const before = white({ store });
    before.reports("couch", { state: "ON" });
    before.does("couch", (light) => light.colorTemp.set(417));
    const after = white({ store, silent: true, clock: new VirtualClock({ wall: before.test.clock.wall() + hours(1) }) });
    after.test.reportRetained("couch", { state: "ON", color_temp: 417 });
    after.sent();
    expect(after.becomes(360)).toEqual([]);
  });
});

describe("a lamp that answers something else", () => {
  it("because it rounds still follows", () => {
    const { test, reports, becomes } = white();
    reports("couch", { state: "ON" });
    test.clock.advanceBy(seconds(10));
    reports("couch", { color_temp: 374 });
    expect(becomes(360)).toEqual(['couch {"color_temp":360}']);
  });

  it("because it is on its way still follows", () => {
    const { test, reports, becomes } = white();
    reports("couch", { state: "ON" });
    test.clock.advanceBy(seconds(2));
    reports("couch", { color_temp: 340 });
    expect(becomes(360)).toEqual(['couch {"color_temp":360}']);
  });

  it("nothing at all still follows", () => {
    const { test, becomes } = white();
    test.report("couch", { state: "ON" });
    test.sent();
    test.clock.advanceBy(seconds(10));
    expect(becomes(360)).toEqual(['couch {"color_temp":360}']);
  });
});
