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

describe("a set of whatever can be dimmed", () => {
  it.each([
    ["is watched from the start where it is dimmed by steps", "remote.action.on -> lights.brightness.add", { "brightness.add": 20 }],
    ["is watched from the start where it is toggled", "remote.action.on -> lights.state.toggle", {}],
  ])("%s", (_, wire, inputs) => {
    const lights = { kind: "device-set", settings: { capability: "dimmable" }, inputs };
    expect(compileNodes({ lights }, [wire]).body).toContain('const lights = watched(() => home.devices.with("dimmable"));');
  });

  it("is asked for in its place where it is only told", () => {
    const lights = { kind: "device-set", settings: { capability: "dimmable" } };
    expect(compileNodes({ lights }, ["remote.action.on -> lights.state.on"]).body).toContain('of home.devices.with("dimmable"))');
  });
});
