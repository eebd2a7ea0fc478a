import { describe, expect, it } from "vitest";
import { describeThrown } from "./thrown.ts";

const hostile = new Error("x");
Object.defineProperty(hostile, "message", {
  get: () => {
    throw new Error("again");
  },
});

describe("describeThrown", () => {
  it.each([
    ["an error", new TypeError("no lamp"), "TypeError: no lamp"],
    ["a text", "no lamp", "string no lamp was thrown"],
    ["nothing", undefined, "undefined undefined was thrown"],
    ["null", null, "object null was thrown"],
    ["an object without a prototype", Object.create(null), "something that cannot be shown"],
    ["an error that throws when read", hostile, "something that cannot be shown"],
    ["a symbol", Symbol("s"), "symbol Symbol(s) was thrown"],
  ])("puts %s into words", (_, thrown, message) => {
    expect(describeThrown(thrown).message).toBe(message);
  });

  it("cuts what is endless", () => {
    expect(describeThrown(new Error("x".repeat(1e6))).message).toHaveLength(10_000);
  });
});
