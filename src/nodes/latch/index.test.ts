import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

describe("latch", () => {
  it("is set and reset by events, and is a boolean", () => {
    expect(pinsOf("latch")).toEqual({
      inputs: ["set event nothing", "reset event nothing"],
      outputs: ["out value boolean", "true event nothing", "false event nothing"],
    });
  });

  it.each([
    ["for as long as the program runs", {}, 'const alarm = latch("alarm");'],
    ["over a restart", { durable: true }, 'const alarm = latch("alarm", { durable: true });'],
  ])("remembers %s", (_what, more, declaration) => {
    const { body, problems } = compileNodes({ alarm: { kind: "latch", ...more } }, [
      "motion.occupancy.on -> alarm.set",
      "remote.action.off -> alarm.reset",
      "alarm.out -> lamp.state",
    ]);
    expect(problems).toEqual([]);
    expect(body).toContain(declaration);
    expect(body).toContain("if (occupancy) alarm.set();");
    expect(body).toContain('if (action === "off") alarm.reset();');
    expect(body).toContain("alarm.onChange((on) => lamp.state.set(on));");
  });
});
