import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

describe("button", () => {
  it("is one line", () => {
    const { body, problems } = compileNodes({ which: { kind: "button" } }, ["which.out -> lamp.effect.blink"]);
    expect(problems).toEqual([]);
    expect(body).toBe('button("which").on(() => lamp.effect.set("blink"));');
  });
});
