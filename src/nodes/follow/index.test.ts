import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

const warmth = {
  kind: "curve",
  settings: {
    points: [
      ["07:00", 370],
      ["12:00", 250],
    ],
    unit: "mired",
  },
};

function following(settings: JsonObject, wires: readonly string[] = []) {
  return compileNodes({ warmth, white: { kind: "follow", settings } }, ["warmth.out -> white.value", ...wires]);
}

describe("lights that follow", () => {
  it.each([
    ["color_temp", "value value number (mired)"],
    ["brightness", "value value number"],
  ])("are given %s", (property, input) => {
    expect(pinsOf("follow", { settings: { property } })).toEqual({ inputs: [input, "resume event nothing"], outputs: [] });
  });

  it.each<[what: string, settings: JsonObject, program: string]>([
    ["all of the home", {}, 'follow("white", warmth, () => home.devices.with("colorTemperature"), (light) => light.colorTemp);'],
    ["listed lights", { devices: ["lamp"] }, 'follow("white", warmth, [lamp], (light) => light.colorTemp);'],
    [
      "their brightness, with another tolerance",
      { devices: ["lamp"], property: "brightness", tolerance: 2 },
      'follow("white", warmth, [lamp], (light) => light.brightness, { tolerance: 2 });',
    ],
  ])("without a name of their own: %s", (_, settings, program) => {
    const { body, problems } = following(settings);
    expect(problems).toEqual([]);
    expect(body).toContain(`\n${program}`);
  });

  it("have one where they are told to follow again", () => {
    const { body } = following({}, ["remote.action.on -> white.resume"]);
    expect(body).toContain("const white = follow(");
    expect(body).toContain("white.resume();");
  });

  it.each([
    ["a device that has no colour temperature", { devices: ["coffee"] }, 'Lights: names "coffee", which has no color_temp to set.'],
    ["a device that the flow does not have", { devices: ["ghost"] }, 'The flow has no device "ghost" in its table of devices.'],
  ])("refuse %s", (_, settings, problem) => {
    expect(following(settings).problems).toContainEqual(problem);
  });
});
