import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("at-time", () => {
  it("fires", () => {
    expect(pinsOf("at-time")).toEqual({ inputs: [], outputs: ["out event nothing"] });
  });

  it.each([
    ["every day", { time: "23:05" }, 'atTime("up", "23:05")'],
    ["on some days, in the order of the week", { days: ["sun", "mon"] }, 'atTime("up", "07:30", { days: ["mon", "sun"] })'],
    ["on all days", { days: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] }, 'atTime("up", "07:30")'],
    ["also when missed", { missed: "late" }, 'atTime("up", "07:30", { missed: "late" })'],
  ])("fires %s", (_what, settings, source) => {
    expect(compileNodes({ up: { kind: "at-time", settings } }, ["up.out -> lamp.state.on"]).body).toBe(
      `${source}.on(() => lamp.state.set(true));`,
    );
  });

  it.each([
    [{ time: "24:00" }, 'Time: must be a time of day such as "07:30".'],
    [{ time: "7:30" }, 'Time: must be a time of day such as "07:30".'],
    [{ days: ["someday"] }, expect.stringMatching(/^Days: must be a list of some of mon, tue/)],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ up: { kind: "at-time", settings } }, ["up.out -> lamp.state.on"]).problems).toEqual([problem]);
  });
});
