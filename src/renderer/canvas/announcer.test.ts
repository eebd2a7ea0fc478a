import { describe, expect, it } from "vitest";
import { exampleHome } from "../../catalogue/example-home.ts";
import { select } from "../store/selection.ts";
import { driveEditor } from "../testing/driver.ts";
import { describeSelection } from "./announcer.tsx";

const flow = {
  devices: { lamp: { ieee: "0x680ae2fffe112233", name: "hall lamp" } },
  nodes: {
    tick: { kind: "every", settings: { period: "5s" } },
    lamp: { kind: "device", settings: { device: "lamp" }, disabled: true },
  },
  wires: ["tick.out -> lamp.state.toggle"],
};

describe("what is announced", () => {
  const driver = driveEditor(exampleHome);
  driver.open(flow);
  const { selection } = driver.editor;

  it.each<[what: string, part: Parameters<typeof select>[1], words: string]>([
    ["nothing", {}, ""],
    ["a node", { nodes: new Set(["lamp"]) }, "hall lamp, Device, node 2 of 2, disabled"],
    ["several", { nodes: new Set(["lamp", "tick"]) }, "2 nodes and 0 wires selected"],
    ["a wire", { wires: new Set(flow.wires) }, "Wire from Every 5 s, out, to hall lamp, state.toggle"],
    [
      "a pin with a wire",
      { nodes: new Set(["tick"]), pin: { node: "tick", pin: "out", side: "output" } },
      "output out, nothing, wired to hall lamp",
    ],
    [
      "a pin without one",
      { nodes: new Set(["lamp"]), pin: { node: "lamp", pin: "brightness", side: "input" } },
      "input brightness, number, no wire",
    ],
  ])("%s", (_, part, words) => {
    select(selection, part);
    expect(describeSelection(driver.editor)).toBe(words);
  });
});
