import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

describe("over-window", () => {
  it("keeps the unit", () => {
    expect(pinsOf("over-window", { connected: { in: { type: "number", unit: "W", min: 0, max: 9 } } })).toEqual({
      inputs: ["in value number (W)"],
      outputs: ["out value number (W)"],
    });
  });

  it.each<[settings: JsonObject, declaration: string]>([
    [{}, 'overWindow("late", coffee.power, minutes(10))'],
    [{ of: "highest", window: "1d" }, 'overWindow("late", coffee.power, days(1), "highest")'],
  ])("with %j looks back", (settings, declaration) => {
    const nodes = { late: { kind: "over-window", settings }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["coffee.power -> late.in", "late.out -> line.in"]).body).toContain(`const late = ${declaration};`);
  });

  it("looks back on what is computed", () => {
    const nodes = {
      double: { kind: "arithmetic", settings: { do: "times" }, inputs: { b: 2 } },
      late: { kind: "over-window" },
      line: { kind: "log" },
    };
    const { body } = compileNodes(nodes, ["coffee.power -> double.a", "double.out -> late.in", "late.out -> line.in"]);
    expect(body).toContain(
      'const double = derived(() => times(coffee.power.value, 2));\nconst late = overWindow("late", double, minutes(10));',
    );
  });

  it("refuses a window of no length", () => {
    const { problems } = compileNodes({ late: { kind: "over-window", settings: { window: "0s" } } }, ["coffee.power -> late.in"]);
    expect(problems).toContainEqual("Over: must be longer than nothing.");
  });
});
