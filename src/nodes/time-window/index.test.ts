import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import { catalogue } from "../index.gen.ts";

const wires = ["night.out -> lamp.state"];

describe("time-window", () => {
  it("is a boolean", () => {
    expect(pinsOf("time-window")).toEqual({ inputs: [], outputs: ["out value boolean", "true event nothing", "false event nothing"] });
  });

  it.each([
    ["the night, unless told otherwise", {}, 'timeWindow("night", "22:00", "06:00")'],
    ["to midnight", { from: "20:00", to: "24:00" }, 'timeWindow("night", "20:00", "24:00")'],
    ["on weekdays", { days: ["fri", "mon"] }, 'timeWindow("night", "22:00", "06:00", { days: ["mon", "fri"] })'],
    ["on all days", { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] }, 'timeWindow("night", "22:00", "06:00")'],
    [
      "by the sun",
      { from: "sunset - 30m", to: "sunrise" },
      'timeWindow("night", { sun: "sunset", offset: minutes(-30) }, { sun: "sunrise" })',
    ],
  ])("is %s", (_what, settings, declaration) => {
    const { body, problems } = compileNodes({ night: { kind: "time-window", settings } }, wires);
    expect(problems).toEqual([]);
    expect(body).toBe(`const night = ${declaration};\n\nnight.onChange((on) => lamp.state.set(on));`);
  });

  it.each([
    [{ from: "24:00" }, 'From: must be written "00:00".'],
    [{ to: "25:00" }, 'To: holds "25:00", which is neither a time such as "07:30" nor one of sunrise, sunset, dawn, dusk, noon, midnight.'],
    [{ from: "sunset - soon" }, expect.stringContaining('From: "soon" is not a duration')],
    [{ days: ["someday"] }, "Days: must be a list of some of mon, tue, wed, thu, fri, sat, sun."],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ night: { kind: "time-window", settings } }, wires).problems).toContainEqual(problem);
  });

  it.each([
    [{ from: "08:00", to: "20:00" }, {}],
    [{ from: "08:00", to: "dusk" }, { services: ["location"] }],
  ])("with %j needs %j", (settings, uses) => {
    expect(catalogue.get("time-window")?.configure(new Map(Object.entries(settings))).usable?.uses).toEqual(uses);
  });
});
