import { describe, expect, it } from "vitest";
import { freeFlowId } from "./flow-id.ts";

describe("freeFlowId", () => {
  it.each([
    ["Hall light", "hall-light"],
    ["  Küche: Licht & Co.  ", "kuche-licht-co"],
    ["子供部屋", "子供部屋"],
    ["Свет", "свет"],
    ["../../etc/passwd", "etc-passwd"],
    ["💡", "flow"],
    ["...", "flow"],
    ["CON", "con-flow"],
    ["Ångström №5", "angstrom-no5"],
    ["a".repeat(100), "a".repeat(60)],
  ])("makes of %j %j", (title, id) => {
    expect(freeFlowId(title, new Set())).toBe(id);
  });

  it("numbers names that are taken", () => {
    expect(freeFlowId("Hall", new Set(["hall", "hall-2"]))).toBe("hall-3");
  });
});
