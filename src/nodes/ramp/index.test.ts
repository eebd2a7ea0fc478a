import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

describe("ramp", () => {
  it("has a target, a time and a beginning", () => {
    expect(pinsOf("ramp")).toEqual({
      inputs: ["to event number", "for value duration", "from value number", "stop event nothing"],
      outputs: ["out value number", "running value boolean", "done event nothing"],
    });
  });

  it.each<[what: string, node: JsonObject, wires: readonly string[], statement: string]>([
    ["to what is written, from where it is", { inputs: { to: 254 } }, ["remote.action.on -> rise.to"], "rise.to(254, minutes(10));"],
    [
      "from what is written",
      { inputs: { to: 254, from: 1, for: "30m" } },
      ["remote.action.on -> rise.to"],
      "rise.to(254, minutes(30), 1);",
    ],
    [
      "to what comes in",
      {},
      ["dining.brightness -> rise.to"],
      "dining.brightness.onChange((brightness) => rise.to(brightness, minutes(10)));",
    ],
  ])("goes %s", (_what, node, wires, statement) => {
    const { body } = compileNodes({ rise: { kind: "ramp", ...node } }, [...wires, "rise.out -> lamp.brightness"]);
    expect(body).toContain(statement);
  });

  it("does not start from where nobody knows", () => {
    const nodes = { rise: { kind: "ramp", inputs: { to: 254 } } };
    const { body } = compileNodes(nodes, ["remote.action.on -> rise.to", "lamp.brightness -> rise.from", "rise.out -> dining.brightness"]);
    expect(body).toContain(
      "const from2 = lamp.brightness.value;\n    if (from2 !== undefined) rise.to(254, minutes(10), from2);".replaceAll("from2", "start"),
    );
  });

  it.each<[what: string, node: JsonObject, declaration: string]>([
    ["as usual", {}, 'ramp("rise")'],
    ["at its own pace, over a restart", { settings: { every: "5s" }, durable: true }, 'ramp("rise", { every: seconds(5), durable: true })'],
  ])("steps %s", (_what, node, declaration) => {
    const { body } = compileNodes({ rise: { kind: "ramp", inputs: { to: 1 }, ...node } }, [
      "remote.action.on -> rise.to",
      "rise.out -> lamp.brightness",
    ]);
    expect(body).toContain(`const rise = ${declaration};`);
  });

  it("tells when it is done, and stops when it is told to", () => {
    const nodes = { rise: { kind: "ramp", inputs: { to: 1 } } };
    const { body } = compileNodes(nodes, [
      "remote.action.on -> rise.to",
      "remote.action.off -> rise.stop",
      "rise.done -> lamp.effect.okay",
    ]);
    expect(body).toContain('rise.running.onChange((running) => {\n  if (!running) lamp.effect.set("okay");\n});');
    expect(body).toContain("rise.stop();");
  });

  it("refuses steps of no length", () => {
    expect(compileNodes({ rise: { kind: "ramp", settings: { every: "0s" } } }, []).problems).toContainEqual(
      "Every: must be longer than nothing.",
    );
  });
});
