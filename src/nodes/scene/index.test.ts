import { describe, expect, it } from "vitest";
import { exampleHome } from "../../catalogue/example-home.ts";
import { compileText } from "../../compiler/compile.ts";
import { catalogue } from "../index.gen.ts";

function compileScene(settings: object, device: object = { group: 5 }) {
  const flow = {
    ziggyFlow: 1,
    devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lights: device },
    nodes: {
      remote: { kind: "device", settings: { device: "remote" } },
      mood: { kind: "scene", settings: { device: "lights", ...settings } },
    },
    wires: ["remote.action.on -> mood.recall", "remote.action.off -> mood.store"],
  };
  const options = { id: "sample", home: exampleHome, catalogue, file: "flows/sample.json", version: "0.1.0" };
  const { module, diagnostics } = compileText(JSON.stringify(flow), options);
  return { text: module?.text ?? "", problems: diagnostics.map(({ message }) => message) };
}

describe("scene", () => {
  it.each([
    ["by name", { scene: "evening" }, "3", "3"],
    ["by number", { scene: "7" }, "7", "7"],
    ["and gives it a name", { scene: "7", name: 'dinner "for two"' }, "7", '7, "dinner \\"for two\\""'],
  ])("recalls and stores %s", (_what, settings, recalled, stored) => {
    const { text, problems } = compileScene(settings);
    expect(problems).toEqual([]);
    expect(text).toContain(`lights.recallScene(${recalled});`);
    expect(text).toContain(`lights.storeScene(${stored});`);
  });

  it("is stored in a single device, too", () => {
    expect(compileScene({ scene: "1" }, { ieee: "0x680ae2fffe112233" }).text).toContain("lights.recallScene(1);");
  });

  it.each([
    [{ scene: "morning" }, { group: 5 }, 'Scene: names "morning", which kitchen lights does not have; it has evening (3).'],
    [
      { scene: "morning" },
      { ieee: "0x680ae2fffe112233" },
      'Scene: names "morning", which hall/lamp does not have; it has none yet: give the number of a new one.',
    ],
    [{ scene: "256" }, { group: 5 }, "Scene: must be a number from 0 to 255, or a name."],
    [{ scene: " " }, { group: 5 }, "Scene: must be the name or number of a scene."],
  ])("refuses %j of %j", (settings, device, problem) => {
    expect(compileScene(settings, device).problems).toContainEqual(problem);
  });
});
