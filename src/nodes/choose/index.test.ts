import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";
import type { PinType } from "../../model/pin-type.ts";

const lux: PinType = { type: "number", unit: "lx", min: 0, max: 5 };

describe("choose", () => {
  it.each<[what: string, inputs: JsonObject, connected: { readonly [pin: string]: PinType }, out: string]>([
    ["two written numbers", { true: 1, false: 2 }, {}, "number"],
    ["two written words", { true: "a", false: "b" }, {}, "choice of a, b"],
    ["two flags", { true: true, false: false }, {}, "boolean"],
    ["a wire and a written number", { false: 2 }, { true: lux }, "number (lx)"],
    ["two wires", {}, { true: lux, false: lux }, "number (lx)"],
    ["a number and a word", { true: 1, false: "a" }, {}, "any value"],
    ["nothing yet", {}, {}, "any value"],
  ])("is of the type of %s", (_what, inputs, connected, out) => {
    expect(pinsOf("choose", { inputs, connected })).toEqual({
      inputs: ["if value boolean", `true value ${out}`, `false value ${out}`],
      outputs: [`out value ${out}`],
    });
  });

  it("feeds written words where only certain words are taken", () => {
    const nodes = { sign: { kind: "choose", inputs: { true: "okay", false: "blink" } } };
    const { body, problems } = compileNodes(nodes, ["motion.occupancy -> sign.if", "sign.out -> lamp.effect"]);
    expect(problems).toEqual([]);
    expect(body).toContain('choose(motion.occupancy.value, "okay", "blink")');
  });

  it("writes texts as data", () => {
    const nodes = { sign: { kind: "choose", inputs: { true: '")evil("', false: "\u2028" } }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["motion.occupancy -> sign.if", "sign.out -> line.in"]).body).toContain('"\\")evil(\\"", "\\u2028")');
  });

  it("refuses a word that the target does not take", () => {
    const nodes = { sign: { kind: "choose", inputs: { true: "okay", false: "explode" } } };
    expect(compileNodes(nodes, ["motion.occupancy -> sign.if", "sign.out -> lamp.effect"]).problems).toEqual([
      'The target does not know "explode".',
    ]);
  });
});
