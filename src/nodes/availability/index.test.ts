import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

const line = { kind: "log" };

describe("availability", () => {
  it.each([
    ["all of the home", {}, 'reachable("there")'],
    ["a list", { devices: ["lamp", "coffee"] }, 'reachable("there", [lamp, coffee])'],
  ])("watches %s", (_what, settings, expected) => {
    const { body, problems } = compileNodes({ there: { kind: "availability", settings }, line }, ["there.offline -> line.in"]);
    expect(problems).toEqual([]);
    expect(body).toBe(`const there = ${expected};\n\nthere.wentOffline.on((device) => log(device));`);
  });

  it("is a boolean, a list and a count", () => {
    const { body, problems } = compileNodes({ there: { kind: "availability" }, line }, [
      "there.out -> lamp.state",
      "there.count -> line.in",
      "there.online -> dining.effect.okay",
    ]);
    expect(problems).toEqual([]);
    expect(body).toContain("there.onChange((on) => lamp.state.set(on));");
    expect(body).toContain("there.missingCount.onChange((count) => log(textOf(count)));");
    expect(body).toContain('there.cameOnline.on(() => dining.effect.set("okay"));');
  });

  it("refuses a device that the flow does not have", () => {
    expect(compileNodes({ there: { kind: "availability", settings: { devices: ["ghost"] } } }, []).problems).not.toEqual([]);
  });
});
