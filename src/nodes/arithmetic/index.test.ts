import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { PinType } from "../../model/pin-type.ts";

const watts: PinType = { type: "number", unit: "W" };
const volts: PinType = { type: "number", unit: "V" };
const plain: PinType = { type: "number" };

function computed(operation: string, wires: readonly string[], inputs = {}) {
  const nodes = { result: { kind: "arithmetic", settings: { do: operation }, inputs }, line: { kind: "log" } };
  return compileNodes(nodes, [...wires, "result.out -> line.in"]);
}

describe("arithmetic", () => {
  it.each([
    ["plus", "plus(lamp.brightness.value, 5)"],
    ["minus", "minus(lamp.brightness.value, 5)"],
    ["times", "times(lamp.brightness.value, 5)"],
    ["divided by", "dividedBy(lamp.brightness.value, 5)"],
    ["remainder", "remainder(lamp.brightness.value, 5)"],
    ["power", "power(lamp.brightness.value, 5)"],
  ])("computes %s of two numbers", (operation, expression) => {
    expect(computed(operation, ["lamp.brightness -> result.a"], { b: 5 }).body).toContain(`derived(() => ${expression})`);
  });

  it.each([
    ["sum", "plus(dining.brightness.value, lamp.brightness.value)"],
    ["lowest", "lowest(dining.brightness.value, lamp.brightness.value)"],
    ["highest", "highest(dining.brightness.value, lamp.brightness.value)"],
    ["average", "average(dining.brightness.value, lamp.brightness.value)"],
  ])("computes the %s of all that is wired", (operation, expression) => {
    expect(computed(operation, ["lamp.brightness -> result.in", "dining.brightness -> result.in"]).body).toContain(expression);
  });

  it("computes the distance from 0 of one number", () => {
    expect(computed("absolute", ["bedroom.temperature -> result.in"]).body).toContain("absolute(bedroom.temperature.value)");
  });

  it.each<[operation: string, a: PinType, b: PinType, out: string]>([
    ["plus", watts, plain, "out value number (W)"],
    ["minus", plain, watts, "out value number (W)"],
    ["times", watts, plain, "out value number (W)"],
    ["times", plain, watts, "out value number (W)"],
    ["times", watts, volts, "out value number"],
    ["divided by", watts, plain, "out value number (W)"],
    ["divided by", watts, watts, "out value number"],
    ["power", watts, plain, "out value number"],
  ])("gives %s of %j and %j as %s", (operation, a, b, out) => {
    expect(pinsOf("arithmetic", { settings: { do: operation }, connected: { a, b } }).outputs).toEqual([out]);
  });

  it.each([
    ["times", "a", { b: 3 }, "times(step, 3)"],
    ["absolute", "in", {}, "absolute(step)"],
  ])("works %s out whenever an event comes", (operation, pin, inputs, result) => {
    const nodes = {
      step: { kind: "translate", settings: { words: { on: 5, off: -5 } } },
      result: { kind: "arithmetic", settings: { do: operation }, inputs },
    };
    const wires = ["remote.action -> step.in", `step.out -> result.${pin}`, "result.out -> lamp.brightness.add"];
    const { body, problems } = compileNodes(nodes, wires);
    expect(problems).toEqual([]);
    expect(body).toContain(`const result = ${result};\n    if (result !== undefined) lamp.brightness.add(result);`);
  });

  it("refuses a sum of different units", () => {
    const { problems } = computed("plus", ["coffee.power -> result.a", "bedroom.temperature -> result.b"]);
    expect(problems).toEqual(["The source is in °C, the target in W."]);
  });

  it("refuses an operation that it does not know", () => {
    expect(computed("__proto__", []).problems).toContainEqual(expect.stringMatching(/^Compute: must be one of plus, minus/));
  });
});
