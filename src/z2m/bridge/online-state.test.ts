import { describe, expect, it } from "vitest";
import { readAvailability, readBridgeState } from "./online-state.ts";

describe("bridge/state", () => {
  it.each([
    ['{"state":"online"}', "online"],
    ['{"state":"offline"}', "offline"],
    ["online", "online"],
    ["offline\n", "offline"],
    ['"online"', "online"],
    ['{"state":"asleep"}', undefined],
    ['{"state":true}', undefined],
    ["null", undefined],
    ["[]", undefined],
    ["", undefined],
    ["{", undefined],
  ])("%j is %s", (payload, state) => {
    expect(readBridgeState(payload)).toBe(state);
  });
});

describe("availability", () => {
  it.each([
    ['{"state":"online"}', "online"],
    ["offline", "offline"],
    ["", "removed"],
    ["nonsense", undefined],
  ])("%j is %s", (payload, state) => {
    expect(readAvailability(payload)).toBe(state);
  });
});
