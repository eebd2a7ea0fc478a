import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

describe("random", () => {
  it.each<[settings: JsonObject, out: string]>([
    [{ unit: "%" }, "out event number (%)"],
    [{ words: ["a", "b", "a"] }, "out event choice of a, b"],
  ])("with %j fires as %s", (settings, out) => {
    expect(pinsOf("random", { settings })).toEqual({ inputs: ["in event nothing"], outputs: [out] });
  });

  it.each<[settings: JsonObject, drawn: string]>([
    [{}, "randomNumber(0, 100, 1)"],
    [{ step: 0 }, "randomNumber(0, 100)"],
    [{ low: -1, high: 1, step: 0.5 }, "randomNumber(-1, 1, 0.5)"],
    [{ words: ["a", '")evil("'] }, 'randomOf(["a", "\\")evil(\\""])'],
  ])("with %j draws %s", (settings, drawn) => {
    const nodes = { dice: { kind: "random", settings }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["remote.action.on -> dice.in", "dice.out -> line.in"]).body).toContain(` = ${drawn};`);
  });

  it("draws once for all that hear of it", () => {
    const nodes = { dice: { kind: "random" } };
    const { body } = compileNodes(nodes, ["remote.action.on -> dice.in", "dice.out -> lamp.brightness", "dice.out -> dining.brightness"]);
    expect(body).toContain("const dice = randomNumber(0, 100, 1);\n    lamp.brightness.set(dice);\n    dining.brightness.set(dice);");
  });

  it("does not draw for nobody", () => {
    expect(compileNodes({ dice: { kind: "random" } }, ["remote.action.on -> dice.in"]).body).toBe("");
  });

  it.each<[settings: JsonObject, problem: string]>([
    [{ low: 5, high: 1 }, "To: must not be less than the least number."],
    [{ step: -1 }, "Step: must be a number from 0."],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ dice: { kind: "random", settings } }, ["remote.action.on -> dice.in"]).problems).toContainEqual(problem);
  });
});
