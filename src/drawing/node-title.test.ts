import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { parseFlow } from "../model/parse.ts";
import { catalogue } from "../nodes/index.gen.ts";
import { nodeTitle } from "./node-title.ts";

function titleOf(id: string, flow: JsonObject) {
  const { document } = parseFlow(JSON.stringify({ ziggyFlow: 1, ...flow }));
  const node = document?.nodes.get(id);
  if (document === undefined || node === undefined) throw new Error(`The sample has no node "${id}"`);
  return nodeTitle(document, id, node, catalogue.get(node.kind));
}

const compare = { kind: "compare", settings: { is: "below" }, inputs: { b: 40 } };

describe("nodeTitle", () => {
  it.each([
    ["the user's own title", { dark: { ...compare, title: "Dark outside" } }, [], "Dark outside", "Compare"],
    ["what the node does", { dark: compare }, [], "If a is below 40", "dark"],
    [
      "the pin that is wired to it",
      { dark: compare, hall: { kind: "device" } },
      ["hall.illuminance_lux -> dark.a"],
      "If illuminance lux is below 40",
      "dark",
    ],
    [
      "the node that is wired to it",
      { dark: compare, light: { kind: "constant" } },
      ["light.out -> dark.a"],
      "If light is below 40",
      "dark",
    ],
    [
      "all that is wired to it",
      { both: { kind: "all" }, hall: { kind: "device" } },
      ["hall.occupancy -> both.in", "hall.state -> both.in"],
      "If all of occupancy, state",
      "both",
    ],
    ["that its kind is not known", { dark: { kind: "magic" } }, [], 'Unknown kind "magic"', "dark"],
    ["the id only where it says more than the kind", { "compare-2": compare }, [], "If a is below 40", undefined],
  ])("says %s", (_what, nodes, wires, title, subtitle) => {
    const [id = ""] = Object.keys(nodes);
    expect(titleOf(id, { nodes, wires })).toEqual({ title, subtitle });
  });

  it.each([
    ["device", "device", { ieee: "0x01", name: "hall/lamp" }],
    ["group", "group", { group: 5, name: "hall/lamp" }],
  ])("says the name of a %s", (kind, setting, role) => {
    const flow = { devices: { lamp: role }, nodes: { lamp: { kind, settings: { [setting]: "lamp" } } }, wires: [] };
    expect(titleOf("lamp", flow)).toEqual({ title: "hall/lamp", subtitle: undefined });
  });
});
