import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("stop", () => {
  it("takes any event", () => {
    expect(pinsOf("stop")).toEqual({ inputs: ["in event nothing"], outputs: [] });
  });

  it.each([
    [{}, "stop();"],
    [{ code: 3 }, "stop(3);"],
  ])("with %j it says %s", (settings, statement) => {
    const { body } = compileNodes({ end: { kind: "stop", settings } }, ["remote.action.off -> end.in"]);
    expect(body).toBe(`remote.action.on((action) => {\n  if (action === "off") ${statement}\n});`);
  });

  it.each([-1, 256, 1.5, "0"])("refuses the exit code %j", (code) => {
    expect(compileNodes({ end: { kind: "stop", settings: { code } } }, []).problems).toEqual([
      expect.stringMatching(/^Exit code: must be a/),
    ]);
  });
});
