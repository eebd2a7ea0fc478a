import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const dial = { kind: "mqtt-message", settings: { topic: "dial", as: "number" } };

function remembered(last: object, wires: readonly string[] = []) {
  const nodes = { dial, last: { kind: "remember", ...last }, line: { kind: "log" } };
  return compileNodes(nodes, ["dial.out -> last.in", "last.out -> line.in", ...wires]);
}

describe("remember", () => {
  it("makes a value of events", () => {
    expect(pinsOf("remember", { connected: { in: { type: "number", unit: "W" } }, events: ["in"] })).toEqual({
      inputs: ["in event number (W)", "initial value number (W)"],
      outputs: ["out value number (W)"],
    });
  });

  it("tells when a boolean becomes true or false", () => {
    expect(pinsOf("remember", { connected: { in: { type: "boolean" } }, events: ["in"] }).outputs).toEqual([
      "out value boolean",
      "true event nothing",
      "false event nothing",
    ]);
  });

  it.each([
    ["unknown at first", {}, 'variable<number>("last", undefined)'],
    ["what it says at first", { inputs: { initial: 5 } }, 'variable<number>("last", 5)'],
    ["over a restart", { durable: true }, 'variable<number>("last", undefined, { durable: true })'],
  ])("is %s", (_what, last, declaration) => {
    const { body, problems } = remembered(last);
    expect(problems).toEqual([]);
    expect(body).toContain(`const last = ${declaration};`);
    expect(body).toContain('mqttMessages("dial", "dial", { as: "number" }).on((message) => last.set(message.payload));');
  });

  it("remembers a written value whenever an event comes that says nothing", () => {
    const nodes = { last: { kind: "remember", inputs: { in: "night" } }, line: { kind: "log" } };
    const { body, problems } = compileNodes(nodes, ["remote.action.off -> last.in", "last.out -> line.in"]);
    expect(problems).toEqual([]);
    expect(body).toContain('last.set("night");');
  });

  it.each([
    [
      "an event that says nothing",
      { kind: "remember" },
      ["remote.action.off -> last.in"],
      '"in": must be fed by events that carry a value.',
    ],
    [
      "a beginning of another type",
      { kind: "remember", inputs: { initial: "x" } },
      ["bedroom.temperature -> last.in"],
      '"initial": must be a number.',
    ],
    [
      "a wired beginning",
      { kind: "remember" },
      ["bedroom.temperature -> last.in", "bedroom.temperature -> last.initial"],
      '"initial" takes a written value only.',
    ],
  ])("refuses %s", (_what, last, wires, problem) => {
    expect(compileNodes({ last }, wires).problems).toContainEqual(problem);
  });
});
