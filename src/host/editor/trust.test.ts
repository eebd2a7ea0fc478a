import { describe, expect, it } from "vitest";
import { holdsCode } from "./trust.ts";

function flowWith(kind: string, settings: object = {}) {
  const text = JSON.stringify({ ziggyFlow: 1, nodes: { one: { kind, settings } } });
  return { source: { id: "flow", path: "/flows/flow.json", kind: "drawn" as const }, text };
}

describe("what must be trusted before it runs", () => {
  it.each([
    ["code", flowWith("code", { code: ["export {};"] }), true],
    ["code that cannot be read", flowWith("code", { code: 1 }), true],
    ["a program that is run", flowWith("run-command", { command: ["aplay", "ding.wav"] }), true],
    ["a module", { source: { id: "own", path: "/automations/own.ts", kind: "module" as const }, text: "" }, true],
    ["a message to people", flowWith("notify"), false],
    ["what is drawn", flowWith("gate"), false],
    ["no flow at all", { ...flowWith("gate"), text: "{" }, false],
  ])("%s: %j", (_, flow, expected) => {
    expect(holdsCode(flow as Parameters<typeof holdsCode>[0])).toBe(expected);
  });
});
