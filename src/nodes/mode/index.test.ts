import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

const words = ["day", "night"];

describe("mode", () => {
  it("has a pin to set each word, and one that fires for it", () => {
    expect(pinsOf("mode", { settings: { words } })).toEqual({
      inputs: [
        "set.day event nothing",
        "set.night event nothing",
        "set event choice of day, night",
        "next event nothing",
        "reset event nothing",
        "usual value choice of day, night",
      ],
      outputs: ["out value choice of day, night", "day event nothing", "night event nothing"],
    });
  });

  it.each<[node: JsonObject, declaration: string]>([
    [{ settings: { words } }, 'mode("time", ["day", "night"])'],
    [{ settings: { words, timeout: "5m" }, durable: true }, 'mode("time", ["day", "night"], { timeout: minutes(5), durable: true })'],
    [{ settings: { words, shared: true }, inputs: { usual: "night" } }, 'mode("time", ["day", "night"], { usual: "night", shared: true })'],
    [{ settings: { words: ["day", '")evil("'] } }, 'mode("time", ["day", "\\")evil(\\""])'],
  ])("with %j is declared", (node, declaration) => {
    const nodes = { time: { kind: "mode", ...node } };
    expect(compileNodes(nodes, ["remote.action.off -> time.reset", "time.day -> lamp.state.off"]).body).toContain(
      `const time = ${declaration};`,
    );
  });

  it.each([
    ["set.night", 'time.set("night");'],
    ["set", 'time.set("day");'],
    ["next", "time.next();"],
    ["reset", "time.reset();"],
  ])("on %s it does %s", (pin, statement) => {
    const nodes = { time: { kind: "mode", settings: { words }, inputs: { set: "day" } } };
    expect(compileNodes(nodes, [`remote.action.off -> time.${pin}`, "time.day -> lamp.state.off"]).body).toContain(statement);
  });

  it("tells its words apart in one listener", () => {
    const nodes = { time: { kind: "mode", settings: { words } } };
    expect(compileNodes(nodes, ["time.day -> lamp.state.off", "time.night -> lamp.state.on"]).body).toContain(
      'time.onChange((mode2) => {\n  switch (mode2) {\n    case "day":'.replaceAll("mode2", "word"),
    );
  });

  it.each<[settings: JsonObject, problem: string]>([
    [{ words: ["day"] }, "Modes: must be at least two different names."],
    [{ words: ["day", "day"] }, "Modes: must be at least two different names."],
    [{ words: ["day", "out"] }, 'Modes: must not be empty or "out".'],
    [{ words, timeout: "5m", shared: true }, "Back after: must be left out where the mode is shared."],
    [{ words, timeout: "0s" }, "Back after: must be longer than nothing."],
  ])("refuses %j", (settings, problem) => {
    expect(compileNodes({ time: { kind: "mode", settings } }, []).problems).toContainEqual(problem);
  });
});
