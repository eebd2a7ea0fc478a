import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";
import type { JsonObject } from "../../base/json.ts";

function turned(settings: JsonObject, more: JsonObject = {}) {
  const nodes = { dial: { kind: "scale", settings, inputs: { add: 0.1 }, ...more }, line: { kind: "log" } };
  return compileNodes(nodes, ["remote.action.on -> dial.add", "dial.stop -> line.in"]);
}

describe("scale", () => {
  it("is turned, and tells where it stops", () => {
    expect(pinsOf("scale", { settings: { members: { lamp: [0, 1] } } })).toEqual({
      inputs: ["add event number"],
      outputs: ["stop event number"],
    });
  });

  it.each<[what: string, settings: JsonObject, more: JsonObject, declaration: string]>([
    ["a lamp", { members: { lamp: [0, 1] } }, {}, 'scale("dial", [{ target: dimmed(lamp), low: 0, high: 1 }])'],
    [
      "what can only be switched",
      { members: { coffee: [0, 0.1] } },
      {},
      'scale("dial", [{ target: switched(coffee), low: 0, high: 0.1 }])',
    ],
    [
      "stops on its way, over a restart and for all flows",
      { members: { lamp: [0, 1] }, barriers: [0.5], shared: true },
      { durable: true },
      'scale("dial", [{ target: dimmed(lamp), low: 0, high: 1 }], { barriers: [0.5], shared: true, durable: true })',
    ],
  ])("turns %s", (_what, settings, more, declaration) => {
    const { body, problems } = turned(settings, more);
    expect(problems).toEqual([]);
    expect(body.replace(/\s+/g, " ").replaceAll("( ", "(").replaceAll(", )", ")")).toContain(`const dial = ${declaration};`);
    expect(body).toContain("dial.add(0.1);");
    expect(body).toContain("dial.onBarrier((barrier) => log(textOf(barrier)));");
  });

  it.each<[settings: JsonObject, problem: string]>([
    [{ members: {} }, "Lights: must hold at least one device."],
    [{ members: { lamp: [0.5, 0.1] } }, 'Lights: must give "lamp" its part of the scale, such as [0, 0.5].'],
    [{ members: { lamp: [0, 2] } }, 'Lights: must give "lamp" its part of the scale, such as [0, 0.5].'],
    [{ members: { lamp: "all" } }, 'Lights: must give "lamp" its part of the scale, such as [0, 0.5].'],
    [{ members: { motion: [0, 1] } }, 'Lights: names "motion", which cannot be switched.'],
    [{ members: { ghost: [0, 1] } }, 'The flow has no device "ghost" in its table of devices.'],
    [{ members: { lamp: [0, 1] }, barriers: [2] }, "Stops: must be a list of numbers from 0 to 1."],
    [{ members: { lamp: [0, 1] }, barriers: "0.5" }, "Stops: must be a list of numbers from 0 to 1."],
  ])("refuses %j", (settings, problem) => {
    expect(turned(settings).problems).toContainEqual(problem);
  });
});
