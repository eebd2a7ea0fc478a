import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const brightness = { type: "number", min: 0, max: 254 } as const;

describe("if unknown", () => {
  it.each([
    ["a condition", { type: "boolean" }, ["out value boolean", "true event nothing", "false event nothing"]],
    ["a number, with its range", brightness, ["out value number"]],
  ] as const)("has the type of what is wired: %s", (_, type, outputs) => {
    expect(pinsOf("if-unknown", { connected: { in: type } }).outputs).toEqual(outputs);
  });

  it("answers a question both ways, as it is never unknown", () => {
    const { body } = compileNodes({ lit: { kind: "if-unknown", inputs: { otherwise: false } }, when: { kind: "gate" } }, [
      "lamp.state -> lit.in",
      "remote.action.on -> when.in",
      "lit.out -> when.open",
      "when.out -> dining.state.off",
      "when.blocked -> dining.state.on",
    ]);
    expect(body.replace(/\s+/g, " ")).toContain(
      "if (lamp.state.value ?? false) { dining.state.set(false); } else { dining.state.set(true); }",
    );
  });

  it("announces the change from what was assumed", () => {
    const { body } = compileNodes({ on: { kind: "if-unknown", inputs: { otherwise: false } } }, [
      "coffee.state -> on.in",
      "on.out -> lamp.state",
    ]);
    expect(body).toContain("const on = derived(() => coffee.state.value ?? false);");
  });

  it("needs to be told what counts", () => {
    const { problems } = compileNodes({ on: { kind: "if-unknown" } }, ["coffee.state -> on.in", "on.true -> lamp.state.on"]);
    expect(problems).toEqual(['The input "otherwise" has neither a wire nor a value.']);
  });
});
