import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const degrees = { type: "number", unit: "°C", min: -40, max: 80 } as const;

describe("round", () => {
  it.each([
    [undefined, { inputs: ["in value number", "step value number"], outputs: ["out value number"] }],
    [degrees, { inputs: ["in value number (°C)", "step value number (°C)"], outputs: ["out value number (°C)"] }],
  ])("keeps the unit of %j", (type, pins) => {
    expect(pinsOf("round", type === undefined ? {} : { connected: { in: type } })).toEqual(pins);
  });

  it.each([
    [{}, "roundTo(bedroom.temperature.value, 1)"],
    [{ step: 0.5 }, "roundTo(bedroom.temperature.value, 0.5)"],
  ])("with %j rounds to the step", (inputs, expression) => {
    const nodes = { whole: { kind: "round", inputs }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["bedroom.temperature -> whole.in", "whole.out -> line.in"]).body).toContain(expression);
  });

  it("rounds the payload of an event", () => {
    const nodes = { dial: { kind: "mqtt-message", settings: { topic: "dial", as: "number" } }, whole: { kind: "round" } };
    const { body } = compileNodes(nodes, ["dial.out -> whole.in", "whole.out -> lamp.brightness"]);
    expect(body).toContain("roundTo(message.payload, 1)");
  });

  it.each([
    [0, '"step": must be above 0.'],
    [-1, '"step": must be at least 0.'],
  ])("refuses the step %j", (step, problem) => {
    const { problems } = compileNodes({ whole: { kind: "round", inputs: { step } } }, ["bedroom.temperature -> whole.in"]);
    expect(problems).toContainEqual(problem);
  });
});
