import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const line = { kind: "log" };
const lux = { type: "number", unit: "lx" } as const;

function mapped(settings: { readonly [name: string]: number | boolean | string }, source = "lamp.brightness") {
  return compileNodes({ share: { kind: "map-range", settings }, line }, [`${source} -> share.in`, "share.out -> line.in"]);
}

describe("map-range", () => {
  it("makes a value of a value, in its own unit and range", () => {
    const pins = pinsOf("map-range", { settings: { unit: "%" }, connected: { in: lux } });
    expect(pins).toEqual({ inputs: ["in value number (lx)"], outputs: ["out value number (%)"] });
  });

  it("makes an event of an event", () => {
    expect(pinsOf("map-range", { connected: { in: lux }, events: ["in"] })).toEqual({
      inputs: ["in event number (lx)"],
      outputs: ["out event number"],
    });
  });

  it.each([
    ["the source's own range", {}, "mapRange(lamp.brightness.value, [0, 254], [0, 100], { clamp: true })"],
    ["a given range", { fromLow: 10, fromHigh: 20 }, "mapRange(lamp.brightness.value, [10, 20], [0, 100], { clamp: true })"],
    ["a range that runs down", { toLow: 1, toHigh: -1 }, "mapRange(lamp.brightness.value, [0, 254], [1, -1], { clamp: true })"],
    ["beyond the range", { clamp: false }, "mapRange(lamp.brightness.value, [0, 254], [0, 100])"],
  ])("maps from %s", (_what, settings, expression) => {
    expect(mapped(settings).body).toContain(`derived(() => ${expression})`);
  });

  it("converts the payload of an event, and acts only where there is a result", () => {
    const nodes = {
      dial: { kind: "mqtt-message", settings: { topic: "dial", as: "number" } },
      share: { kind: "map-range", settings: { fromLow: 0, fromHigh: 1, toHigh: 254 } },
    };
    const { body } = compileNodes(nodes, ["dial.out -> share.in", "share.out -> lamp.brightness"]);
    expect(body).toContain(
      "mapRange(message.payload, [0, 1], [0, 254], { clamp: true });\n  if (share !== undefined) lamp.brightness.set(share);",
    );
  });

  it.each([
    ["a source without a range", {}, "bedroom.temperature", "From: must be given, as the source has no range of its own."],
    ["half a range", { fromLow: 0 }, "bedroom.temperature", "From, end: must be given, as the source has no range of its own."],
    ["a range without width", { fromLow: 5, fromHigh: 5 }, "bedroom.temperature", "From, end: must not be the same as the other end."],
    ["what is no number", { toLow: "x" }, "bedroom.temperature", "To: must be a number."],
  ])("refuses %s", (_what, settings, source, problem) => {
    expect(mapped(settings, source).problems).toContainEqual(problem);
  });
});
