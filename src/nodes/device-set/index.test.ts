import { describe, expect, it } from "vitest";
import { compileNodes } from "../../../test/support/compile-nodes.ts";

/** All lamps, told by one wire; those that are so already are left alone. */
function sparing(wire: string, inputs = {}) {
  const lights = { kind: "device-set", settings: { capability: "dimmable", spare: true }, inputs };
  return compileNodes({ lights }, [wire]).body;
}

describe("a set that leaves alone what is so", () => {
  it.each([
    ["a word", "remote.action.off -> lights.state.off", {}, "if (light.state.value !== false) light.state.set(false);"],
    [
      "what is written",
      "remote.action.on -> lights.brightness",
      { brightness: 254 },
      "if (light.brightness.value !== 254) light.brightness.set(254);",
    ],
    [
      "what comes",
      "lamp.brightness -> lights.brightness",
      {},
      "if (light.brightness.value !== brightness) light.brightness.set(brightness);",
    ],
  ])("looks before it sets %s", (_, wire, inputs, statement) => {
    expect(sparing(wire, inputs)).toContain(statement);
  });

  it("toggles and dims all, as nothing is so already", () => {
    expect(sparing("remote.action.on -> lights.state.toggle")).toContain("light.state.toggle();");
    expect(sparing("remote.action.on -> lights.state.toggle")).not.toContain("if (light");
  });
});
