import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("is-known", () => {
  it("takes any value", () => {
    expect(pinsOf("is-known")).toEqual({
      inputs: ["in value any value"],
      outputs: ["out value boolean", "true event nothing", "false event nothing"],
    });
  });

  it("asks whether the value is known", () => {
    const { body } = compileNodes({ seen: { kind: "is-known" } }, ["bedroom.temperature -> seen.in", "seen.out -> lamp.state"]);
    expect(body).toContain("derived(() => isKnown(bedroom.temperature.value))");
  });

  it("refuses an event", () => {
    const { problems } = compileNodes({ seen: { kind: "is-known" } }, ["remote.action -> seen.in"]);
    expect(problems).toEqual(['"in" wants a value that can be read at any time; an event has none.']);
  });
});
