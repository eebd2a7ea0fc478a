import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("between", () => {
  it("has limits in the unit of what is judged", () => {
    expect(pinsOf("between", { connected: { in: { type: "number", unit: "lx" } } })).toEqual({
      inputs: ["in value number (lx)", "low value number (lx)", "high value number (lx)"],
      outputs: ["out value boolean", "true event nothing", "false event nothing"],
    });
  });

  it.each([
    [
      "read",
      ["remote.action.on -> open.in", "fine.out -> open.open", "open.out -> lamp.state.on"],
      "between(bedroom.humidity.value, 40, 60)",
    ],
    ["listened to", ["fine.out -> lamp.state"], "derived(() => between(bedroom.humidity.value, 40, 60))"],
  ])("compares where it is %s", (_what, wires, expression) => {
    const nodes = { fine: { kind: "between", inputs: { low: 40, high: 60 } }, open: { kind: "gate" } };
    expect(compileNodes(nodes, ["bedroom.humidity -> fine.in", ...wires]).body).toContain(expression);
  });

  it("refuses limits in the wrong order", () => {
    const { problems } = compileNodes({ fine: { kind: "between", inputs: { low: 6, high: 5 } } }, ["bedroom.humidity -> fine.in"]);
    expect(problems).toEqual(['"high": must not be less than the lower limit.']);
  });
});
