import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("sun", () => {
  it("fires", () => {
    expect(pinsOf("sun")).toEqual({ inputs: [], outputs: ["out event nothing"] });
  });

  it.each([
    ["at sunset unless told otherwise", {}, 'atSun("dusk", "sunset")'],
    ["at another event", { event: "noon" }, 'atSun("dusk", "noon")'],
    ["before it", { when: "before", offset: "90m" }, 'atSun("dusk", "sunset", { offset: minutes(-90) })'],
    ["after it", { when: "after", offset: "1h" }, 'atSun("dusk", "sunset", { offset: hours(1) })'],
    ["at it, whatever the time beside says", { when: "at", offset: "1h" }, 'atSun("dusk", "sunset")'],
    ["also when missed", { missed: "late" }, 'atSun("dusk", "sunset", { missed: "late" })'],
  ])("fires %s", (_what, settings, source) => {
    expect(compileNodes({ dusk: { kind: "sun", settings } }, ["dusk.out -> lamp.state.on"]).body).toBe(
      `${source}.on(() => lamp.state.set(true));`,
    );
  });

  it.each([
    [{ when: "before" }, "By: must say how long before or after."],
    [{ event: "eclipse" }, expect.stringMatching(/^Event: must be one of sunrise, sunset/)],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ dusk: { kind: "sun", settings } }, ["dusk.out -> lamp.state.on"]).problems).toEqual([problem]);
  });
});
