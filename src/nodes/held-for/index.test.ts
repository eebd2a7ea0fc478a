import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("held-for", () => {
  it("makes a boolean of a boolean", () => {
    expect(pinsOf("held-for")).toEqual({
      inputs: ["in value boolean", "for value duration"],
      outputs: ["out value boolean", "true event nothing", "false event nothing"],
    });
  });

  it.each([
    ["for five minutes unless told otherwise", { kind: "held-for" }, 'heldFor("idle", motion.occupancy, minutes(5))'],
    ["for as long as written", { kind: "held-for", inputs: { for: "90s" } }, 'heldFor("idle", motion.occupancy, seconds(90))'],
    ["over a restart", { kind: "held-for", durable: true }, 'heldFor("idle", motion.occupancy, minutes(5), { durable: true })'],
  ])("watches %s", (_what, idle, declaration) => {
    const { body } = compileNodes({ idle }, ["motion.occupancy -> idle.in", "idle.true -> lamp.state.on", "idle.false -> lamp.state.off"]);
    expect(body).toBe(`const idle = ${declaration};\n\nidle.onChange((on) => lamp.state.set(on));`);
  });

  it("refuses what is no boolean", () => {
    expect(compileNodes({ idle: { kind: "held-for" } }, ["bedroom.temperature -> idle.in"]).problems).toEqual([
      "A number (°C) cannot feed a boolean.",
    ]);
  });
});
