import { describe, expect, it } from "vitest";
import type { BuiltFlow } from "../build/build-flows.ts";
import { factEntry, failedEntry } from "./fact-entry.ts";

const hall: BuiltFlow = {
  source: { id: "hall", path: "/home/flows/hall.json", kind: "drawn" },
  problems: [],
  text: "",
  runnable: { id: "hall", version: "1", code: "", sourceUrl: "ziggy-flow:///flows/hall%20(1).ts".replace("(1)", "%281%29") },
  locate: (line) => (line === 12 ? { file: "flows/hall.json", line: 7, node: "dark", inSubflow: false } : undefined),
};
const flows = new Map([["hall", hall]]);
const stack =
  "Error: no lamp\n    at Object.<anonymous> (node:internal:1:1)\n    at go (ziggy-flow:///flows/hall%20%281%29.ts:12:5)\n    at file:///x.js:1:1";

describe("factEntry", () => {
  it("names flow, node, file and line of what was thrown", () => {
    const error = { message: "Error: no lamp", stack };
    const entry = factEntry({ type: "flowFaulted", flow: "hall", node: undefined, error, setUp: false }, flows);
    expect(entry).toMatchObject({
      level: "error",
      event: "flowThrew",
      text: 'flow "hall", node "dark" threw Error: no lamp\nat flows/hall.json:7',
    });
  });

  it("prefers the node that the runtime names", () => {
    const error = { message: "x", stack: undefined };
    expect(factEntry({ type: "flowFaulted", flow: "hall", node: "code", error, setUp: false }, flows)?.text).toBe(
      'flow "hall", node "code" threw x',
    );
  });

  it("finds the flow of something that was thrown outside of all turns", () => {
    const entry = factEntry({ type: "runtimeFaulted", error: { message: "x", stack } }, flows);
    expect(entry).toMatchObject({ data: { flow: "hall", node: "dark" } });
  });

  it("says so when it cannot be found", () => {
    const entry = factEntry({ type: "runtimeFaulted", error: { message: "x", stack: "at (ziggy-flow:///flows/other.ts:1:1)" } }, flows);
    expect(entry?.text).toBe("code outside of all flows threw x");
  });

  it.each([
    [{ type: "flowHeld", flow: "hall", reason: "it failed 5 times" }, 'flow "hall" is held back: it failed 5 times; the other flows go on'],
    [
      { type: "loopHeld", flows: ["a", "b"], ring: ["lamp state", "plug state"] },
      "flows keep answering each other and are held back: lamp state → plug state",
    ],
    [{ type: "commandsDropped", count: 3, reason: "too old" }, "3 commands were not sent: too old"],
    [
      { type: "commandFailed", address: "0x1", key: "state", message: "no answer", flow: "hall", node: "lamp" },
      'flow "hall", node "lamp", 0x1, state: no answer',
    ],
    [{ type: "logged", flow: "hall", node: "log", level: "info", message: "dark", data: undefined }, "hall: dark"],
  ] as const)("puts %j into words", (fact, text) => {
    expect(factEntry(fact, flows)?.text).toBe(text);
  });
});

describe("failedEntry", () => {
  it.each([
    [true, "the version before keeps running"],
    [false, "the other flows go on"],
  ])("says what becomes of a flow that could not be started (previous runs: %j)", (previousRuns, consequence) => {
    const entry = failedEntry({ type: "flowFailed", id: "hall", error: { message: "Error: x", stack }, previousRuns }, flows);
    expect(entry.text).toBe(`flow "hall", node "dark" could not be started: Error: x; ${consequence}\nat flows/hall.json:7`);
  });
});
