import { describe, expect, it } from "vitest";
import { calls } from "../../contract/editor-contract.ts";
import { createValidators } from "./validators.ts";

const validators = createValidators();

describe("validators", () => {
  it("are there for every call", () => {
    expect(Object.keys(validators).sort()).toEqual(Object.keys(calls).sort());
  });

  it.each([
    ["readFlow", { id: "hall-light" }],
    ["saveFlow", { id: "a", text: "", base: null, overwrite: false }],
    ["setSource", { source: { type: "simulated", home: "recorded" } }],
    ["setDevice", { address: "0x1", payload: { color: { x: 1 } } }],
    ["runFlows", {}],
  ] as const)("let %s pass with what fits", (name, input) => {
    expect(validators[name](input)).toBeUndefined();
  });

  it.each([
    ["readFlow", {}, "id"],
    ["readFlow", { id: "a/b" }, "/id"],
    ["readFlow", { id: "a".repeat(121) }, "/id"],
    ["readFlow", null, "input"],
    ["readFlow", "text", "input"],
    ["saveFlow", { id: "a", text: 1, base: null, overwrite: false }, "/text"],
    ["openPlayground", { home: "palace" }, "/home"],
    ["completeCode", { flow: "a", text: "", node: "", code: "", offset: -1 }, "/offset"],
    ["setDevice", { address: "0x1", payload: "ON" }, "/payload"],
  ] as const)("refuse %s with %j", (name, input, where) => {
    expect(validators[name](input)).toContain(where);
  });

  it.each([
    '{"address":"0x1","payload":{"__proto__":{"admin":true}}}',
    '{"address":"0x1","payload":{"a":[{"constructor":1}]}}',
    '{"address":"0x1","payload":{"prototype":1}}',
  ])("refuse keys that reach prototypes: %s", (text) => {
    expect(validators.setDevice(JSON.parse(text))).toContain("is not allowed");
  });
});
