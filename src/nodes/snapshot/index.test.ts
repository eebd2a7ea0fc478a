import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

function taken(settings: JsonObject, more: JsonObject = {}) {
  return compileNodes({ lit: { kind: "snapshot", settings, ...more } }, [
    "remote.action.off -> lit.take",
    "remote.action.on -> lit.restore",
  ]);
}

describe("snapshot", () => {
  it("takes, restores and forgets", () => {
    expect(pinsOf("snapshot")).toEqual({
      inputs: ["take event nothing", "restore event nothing", "forget event nothing"],
      outputs: ["taken value boolean"],
    });
  });

  it.each<[what: string, settings: JsonObject, declaration: string]>([
    ["what is on in the home", {}, 'snapshot("lit", () => home.devices.with("switchable"));'],
    ["everything in the home", { onlyLit: false }, 'snapshot("lit", () => home.devices.with("switchable"), { onlyLit: false });'],
    ["listed devices", { devices: ["lamp", "coffee"] }, 'snapshot("lit", [lamp, coffee]);'],
    [
      "their other properties",
      { devices: ["lamp"], properties: ["state", "brightness"] },
      'snapshot("lit", [lamp], { properties: ["state", "brightness"] });',
    ],
  ])("remembers %s", (_what, settings, declaration) => {
    const { text, problems } = taken(settings);
    expect(problems).toEqual([]);
    expect(text).toContain(declaration);
    expect(text).toContain("lit.take();");
    expect(text).toContain("lit.restore();");
  });

  it("remembers over a restart", () => {
    expect(taken({}, { durable: true }).body).toContain("{ durable: true });");
  });

  it("tells whether something is remembered", () => {
    const { body } = compileNodes({ lit: { kind: "snapshot" } }, ["remote.action.off -> lit.take", "lit.taken -> lamp.state"]);
    expect(body).toContain("lit.taken.onChange((taken) => lamp.state.set(taken));");
  });

  it.each<[what: string, settings: JsonObject, problem: string]>([
    ["a device that has nothing to put back", { devices: ["motion"] }, 'Devices: names "motion", which has none of state to set.'],
    [
      "a device that is neither on nor off",
      { devices: ["lamp", "coffee"], properties: ["brightness"] },
      'Devices: names "coffee", which has none of brightness to set.',
    ],
    ["nothing to remember", { properties: [] }, "Properties: must list at least one."],
    ["a device that the flow does not have", { devices: ["ghost"] }, 'The flow has no device "ghost" in its table of devices.'],
  ])("refuses %s", (_what, settings, problem) => {
    expect(taken(settings).problems).toContainEqual(problem);
  });
});
