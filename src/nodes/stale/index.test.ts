import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("stale", () => {
  it("makes a boolean of anything", () => {
    expect(pinsOf("stale")).toEqual({
      inputs: ["in value any value", "for value duration"],
      outputs: ["out value boolean", "true event nothing", "false event nothing"],
    });
  });

  it.each([
    ["two hours unless told otherwise", {}, 'stale("silent", bedroom.temperature, hours(2))'],
    ["as long as written", { inputs: { for: "1d" } }, 'stale("silent", bedroom.temperature, days(1))'],
  ])("hears the reports of the property itself, for %s", (_what, more, declaration) => {
    const { body, problems } = compileNodes({ silent: { kind: "stale", ...more } }, [
      "bedroom.temperature -> silent.in",
      "silent.out -> lamp.state",
    ]);
    expect(problems).toEqual([]);
    expect(body).toBe(`const silent = ${declaration};\n\nsilent.onChange((on) => lamp.state.set(on));`);
  });

  it("refuses an event, which is silent by nature", () => {
    const { problems } = compileNodes({ silent: { kind: "stale" } }, ["remote.action -> silent.in"]);
    expect(problems).toHaveLength(1);
  });
});
