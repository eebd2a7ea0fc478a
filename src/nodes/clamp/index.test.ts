import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const percent = { type: "number", unit: "%", min: 0, max: 100 } as const;

describe("clamp", () => {
  it.each(["value", "event"])("passes on a %s of the same unit", (role) => {
    expect(pinsOf("clamp", { connected: { in: percent }, events: role === "event" ? ["in"] : [] })).toEqual({
      inputs: [`in ${role} number (%)`, "low value number (%)", "high value number (%)"],
      outputs: [`out ${role} number (%)`],
    });
  });

  it("keeps within written limits", () => {
    const nodes = { modest: { kind: "clamp", inputs: { low: 10, high: 90 } }, line: { kind: "log" } };
    const { body } = compileNodes(nodes, ["bedroom.humidity -> modest.in", "modest.out -> line.in"]);
    expect(body).toContain("clamp(bedroom.humidity.value, 10, 90)");
  });

  it("keeps within limits that change", () => {
    const nodes = { modest: { kind: "clamp", inputs: { low: 10 } }, line: { kind: "log" } };
    const { body } = compileNodes(nodes, ["lamp.brightness -> modest.in", "dining.brightness -> modest.high", "modest.out -> line.in"]);
    expect(body).toContain("clamp(lamp.brightness.value, 10, dining.brightness.value)");
  });

  it("refuses limits in the wrong order", () => {
    const { problems } = compileNodes({ modest: { kind: "clamp", inputs: { low: 10, high: 5 } } }, ["lamp.brightness -> modest.in"]);
    expect(problems).toContainEqual('"high": must not be less than the lower limit.');
  });
});
