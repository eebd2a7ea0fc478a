import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("threshold", () => {
  it("has limits in the unit of what is watched", () => {
    expect(pinsOf("threshold", { connected: { in: { type: "number", unit: "°C", min: 0, max: 10 } } })).toEqual({
      inputs: ["in value number (°C)", "above value number (°C)", "below value number (°C)"],
      outputs: ["out value boolean", "true event nothing", "false event nothing"],
    });
  });

  it("watches between written limits", () => {
    const nodes = { warm: { kind: "threshold", inputs: { above: 26, below: 24 } } };
    expect(compileNodes(nodes, ["bedroom.temperature -> warm.in", "warm.out -> coffee.state"]).body).toContain(
      'const warm = threshold("warm", bedroom.temperature, { above: 26, below: 24 });',
    );
  });

  it("reads a limit that changes when it is needed", () => {
    const nodes = { bright: { kind: "threshold", inputs: { below: 5 } } };
    const wires = ["lamp.brightness -> bright.in", "dining.brightness -> bright.above", "bright.out -> coffee.state"];
    expect(compileNodes(nodes, wires).body).toContain("{ above: () => dining.brightness.value, below: 5 }");
  });

  it.each([
    ["limits in the wrong order", { above: 5, below: 6 }, '"below": must not be greater than the upper limit.'],
    ["a missing limit", { above: 5 }, 'The input "below" has neither a wire nor a value.'],
  ])("refuses %s", (_what, inputs, problem) => {
    expect(
      compileNodes({ warm: { kind: "threshold", inputs } }, ["bedroom.temperature -> warm.in", "warm.true -> lamp.state.on"]).problems,
    ).toEqual([problem]);
  });
});
