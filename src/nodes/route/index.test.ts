import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const mode = { kind: "mode", settings: { words: ["day", "night"] } };

describe("route", () => {
  it("has a way for each word of what decides", () => {
    const connected = { in: { type: "number" }, by: { type: "choice", words: ["day", "night"] } } as const;
    expect(pinsOf("route", { settings: {}, connected })).toEqual({
      inputs: ["in event any value", "by value any value"],
      outputs: ["day event number", "night event number"],
    });
  });

  it("tells the words apart in one switch, and passes on what comes", () => {
    const { body, problems } = compileNodes(
      { time: mode, way: { kind: "route" }, line: { kind: "log" }, lamp: { kind: "device", settings: { device: "lamp" } } },
      ["remote.action -> way.in", "time.out -> way.by", "way.day -> line.in", "way.night -> lamp.state.on"],
    );
    expect(problems).toEqual([]);
    expect(body).toContain(
      'switch (time.value) {\n    case "day":\n      log(textOf(action));\n      break;\n    case "night":\n      lamp.state.set(true);\n      break;\n  }',
    );
  });

  it.each([
    ["true", 'if (action === "on" && motion.occupancy.value) lamp.state.set(true);'],
    ["false", 'if (action === "on" && motion.occupancy.value === false) lamp.state.set(true);'],
  ])("takes a yes or no: %s", (way, text) => {
    const wires = ["remote.action.on -> way.in", "motion.occupancy -> way.by", `way.${way} -> lamp.state.on`];
    expect(compileNodes({ way: { kind: "route" } }, wires).body).toContain(text);
  });

  it("refuses what has no words", () => {
    const wires = ["remote.action.on -> way.in", "motion.illuminance -> way.by"];
    expect(compileNodes({ way: { kind: "route" } }, wires).problems).toContainEqual(
      expect.stringContaining("must be a choice, or a yes or no"),
    );
  });
});
