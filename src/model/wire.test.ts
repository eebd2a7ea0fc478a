import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatWire, isNodeId, parseWire } from "./wire.ts";

describe("parseWire", () => {
  it.each([
    ["motion.occupancy -> present.in", { from: { node: "motion", pin: "occupancy" }, to: { node: "present", pin: "in" } }],
    ["a.color_hs.hue -> b.state.on", { from: { node: "a", pin: "color_hs.hue" }, to: { node: "b", pin: "state.on" } }],
    ["a.action.50%25 on -> b.x%3Ey", { from: { node: "a", pin: "action.50% on" }, to: { node: "b", pin: "x>y" } }],
    ["a.läuft -> b.in", { from: { node: "a", pin: "läuft" }, to: { node: "b", pin: "in" } }],
  ])("reads %s", (text, wire) => {
    expect(parseWire(text)).toEqual({ ok: true, value: wire });
  });

  it.each(["", "a.b", "a.b->c.d", "a -> b", ".a -> b.c", "a b.c -> d.e", "a.b -> c.d -> e.f", "a.%zz -> b.c", "__proto__.a -> b.c"])(
    "refuses %j",
    (text) => {
      expect(parseWire(text).ok).toBe(false);
    },
  );

  it("reads back what was written, whatever the pins are called", () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/).filter(isNodeId);
    const pin = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.constantFrom("\ud800", "", ".", "a -> b"));
    fc.assert(
      fc.property(id, pin, id, pin, (one, from, other, to) => {
        const wire = { from: { node: one, pin: from }, to: { node: other, pin: to } };
        expect(parseWire(formatWire(wire))).toEqual({ ok: true, value: wire });
      }),
    );
  });
});
