import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

describe("counter", () => {
  it("counts up, down and by amounts", () => {
    expect(pinsOf("counter")).toEqual({
      inputs: ["up event nothing", "down event nothing", "add event number", "reset event nothing"],
      outputs: ["out value number"],
    });
  });

  it.each<[what: string, node: JsonObject, declaration: string]>([
    ["from 0", {}, 'counter("count")'],
    ["from elsewhere", { settings: { initial: 5 } }, 'counter("count", { initial: 5 })'],
    ["round and round", { settings: { min: 0, max: 2, wrap: true } }, 'counter("count", { min: 0, max: 2, wrap: true })'],
    ["over a restart", { durable: true }, 'counter("count", { durable: true })'],
  ])("counts %s", (_what, node, declaration) => {
    const nodes = { count: { kind: "counter", ...node }, line: { kind: "log" } };
    expect(compileNodes(nodes, ["remote.action.on -> count.up", "count.out -> line.in"]).body).toContain(`const count = ${declaration};`);
  });

  it.each([
    ["up", "increment()"],
    ["down", "decrement()"],
    ["reset", "reset()"],
    ["add", "increment(-3)"],
  ])("on %s it does %s", (pin, call) => {
    const nodes = { count: { kind: "counter", inputs: { add: -3 } }, line: { kind: "log" } };
    expect(compileNodes(nodes, [`remote.action.on -> count.${pin}`, "count.out -> line.in"]).body).toContain(`count.${call};`);
  });

  it.each<[settings: JsonObject, problem: string]>([
    [{ min: 5, max: 1 }, "Most: must not be less than the least."],
    [{ wrap: true }, "Round and round: needs the least and the most."],
    [{ initial: 9, max: 5 }, "At first: must lie between the least and the most."],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ count: { kind: "counter", settings } }, ["remote.action.on -> count.up"]).problems).toContainEqual(problem);
  });
});
