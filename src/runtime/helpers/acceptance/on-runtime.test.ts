import { describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../base/duration.ts";
import type { HomeBase, StartKind } from "../../core/home-types.ts";
import * as describeHome from "../../testing/describe.ts";
import { TestRuntime } from "../../testing/test-runtime.ts";
import { VirtualClock } from "../../testing/virtual-clock.ts";
import { atTime, code, every, mqttMessages, onStart, publish } from "../index.ts";

const description = describeHome.home([describeHome.colorLamp("lamp")]);

describe("helpers on a whole runtime", () => {
  it("onStart tells the kinds of start apart", () => {
    const test = new TestRuntime<HomeBase>(description);
    const kinds: StartKind[] = [];
    const setUp = () => {
      onStart("start").on((kind) => kinds.push(kind));
    };
    test.load("f", setUp);
    test.transport.disconnect();
    test.transport.connect();
    test.load("f", setUp);
    expect(kinds).toEqual(["first", "reconnect", "deploy"]);
  });

  it("a retained or repeated message of a foreign topic does not fire after a reconnect", () => {
    const test = new TestRuntime<HomeBase>(description);
    const seen: string[] = [];
    test.load("f", () => {
      mqttMessages("door", "door/bell").on(({ payload }) => seen.push(payload));
    });
    test.transport.receive("door/bell", "ring", { retain: true });
    test.transport.disconnect();
    test.transport.connect();
    expect(seen).toEqual(["ring"]);
  });

  it("publish leaves with the turn, and only then", () => {
    const test = new TestRuntime<HomeBase>(description);
    test.load("f", () => publish("a/b", { on: true }));
    expect(test.sent()).toEqual([["a/b", { on: true }]]);
  });

  it("a code node that throws is named, and the flow goes on", () => {
    const test = new TestRuntime<HomeBase>(description);
    let beats = 0;
    test.load("f", () => {
      const broken = code("broken", () => {
        throw new Error("no");
      });
      every("beat", seconds(1)).on(() => {
        beats += 1;
        broken();
      });
    });
    test.clock.advanceBy(seconds(2));
    expect([beats, test.factsOf("flowFaulted").map(({ flow, node }) => `${flow}/${node}`)]).toEqual([2, ["f/broken", "f/broken"]]);
  });

  it("an id used twice holds the flow back, in words", () => {
    const test = new TestRuntime<HomeBase>(description);
    test.load("f", () => {
      every("beat", seconds(1));
      every("beat", seconds(2));
    });
    expect(test.factsOf("flowFaulted").map(({ error, setUp }) => [setUp, error.message])).toEqual([
      [true, expect.stringContaining('The flow "f" uses the id "beat" twice')],
    ]);
  });

  it("thirty flows with daily rules and beats run a month without a firing too many", () => {
    const test = new TestRuntime<HomeBase>(description, {
      clock: new VirtualClock({ wall: "2026-01-01T00:00:00Z", zone: "Europe/Berlin" }),
    });
    let mornings = 0;
    let beats = 0;
    for (let flow = 0; flow < 30; flow += 1) {
      test.load(`flow-${flow}`, () => {
        atTime("morning", "02:30").on(() => {
          mornings += 1;
        });
        every("beat", minutes(30)).on(() => {
          beats += 1;
        });
      });
    }
    test.clock.advanceBy(hours(24 * 30));
    expect([mornings, beats]).toEqual([30 * 30, 30 * 24 * 2 * 30]);
  });
});
