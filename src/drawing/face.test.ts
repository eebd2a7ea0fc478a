import { describe, expect, it } from "vitest";
import { type FacePin, isEditedInPlace } from "./face.ts";

const input: FacePin = {
  name: "brightness",
  side: "input",
  role: "event",
  type: { type: "number" },
  help: "",
  wired: false,
  written: undefined,
  fallback: undefined,
  fixed: false,
};

describe("a value on the node itself", () => {
  it.each<[what: string, pin: Partial<FacePin>, shown: boolean]>([
    ["for a value without a wire", { role: "value" }, true],
    ["not for a value that the wire brings", { role: "value", wired: true, written: 1 }, false],
    ["for what an event is to set, whatever the wire brings", { wired: true, written: 254 }, true],
    ["not for an event that says itself what", { wired: true }, false],
    ["not for an event without wire or value", {}, false],
    ["not for what has no value", { type: { type: "nothing" }, wired: true, written: 1 }, false],
    ["not for an output", { side: "output" }, false],
  ])("%s", (_, pin, shown) => {
    expect(isEditedInPlace({ ...input, ...pin })).toBe(shown);
  });
});
