import { describe, expect, it, vi } from "vitest";
import { homePayload } from "../../../test/support/homes.ts";
import { ok } from "../../base/result.ts";
import { exampleHome } from "../../catalogue/example-home.ts";
import { catalogue, nodeKinds } from "../../nodes/index.gen.ts";
import { describeHome } from "../../z2m/describe-home.ts";
import { driveEditor } from "../testing/driver.ts";
import { analyseNow } from "./analyse.ts";
import { canBeTaken, examplePicture, insertExample, openExample } from "./examples.ts";

const small = describeHome({ devices: homePayload("small", "devices"), groups: homePayload("small", "groups") });

function exampleOf(kind: string) {
  const example = catalogue.get(kind)?.examples[0];
  if (example === undefined) throw new Error(`${kind} has no example`);
  return example;
}

describe("an example", () => {
  it.each(nodeKinds)("of $kind can be drawn", ({ examples }) => {
    for (const example of examples) expect(examplePicture(example, "dark")).toMatch(/^data:image\/svg\+xml.*%3C%2Fsvg%3E/s);
  });

  it("comes into the flow that is shown, each node in a place of its own, as one step", async () => {
    const driver = driveEditor(exampleHome);
    driver.open({});
    insertExample(driver.editor, exampleOf("gate"));
    analyseNow(driver.editor);
    const { nodes, layout } = driver.document();
    expect([...nodes.keys()]).toEqual(["lamp", "motion", "present", "remote"]);
    expect(new Set([...layout.values()].map((place) => JSON.stringify(place))).size).toBe(nodes.size);
    expect(driver.editor.analysis.getState().diagnostics).toEqual([]);
    await driver.run("edit.undo");
    expect(driver.document().nodes.size).toBe(0);
  });

  it("is bound to devices of this home that can do the same", () => {
    const driver = driveEditor(small);
    driver.open({});
    insertExample(driver.editor, exampleOf("gate"));
    const bound = [...driver.document().roles.values()].map(
      ({ ieee }) => small.devices.find((device) => device.ieee === ieee)?.capabilities,
    );
    expect(bound).toEqual([
      expect.arrayContaining(["colorTemperature"]),
      expect.arrayContaining(["occupancy", "illuminance"]),
      expect.arrayContaining(["action"]),
    ]);
  });

  it("leaves a role open that no device of this home can take", () => {
    const driver = driveEditor({ devices: [], groups: [], dropped: [] });
    driver.open({});
    insertExample(driver.editor, exampleOf("gate"));
    expect([...driver.document().roles.values()].map(({ ieee, name }) => [ieee, name])).toContainEqual([undefined, "hall/motion"]);
  });

  it("becomes a flow of its own, called by what it shows", async () => {
    const createFlow = vi.fn(async () => ok({ id: "x", title: "x", kind: "drawn" as const, revision: "1" }));
    const driver = driveEditor(exampleHome, { createFlow: createFlow as never });
    const example = exampleOf("gate");
    await openExample(driver.editor, example);
    expect(createFlow).toHaveBeenCalledWith({ title: example.title, text: expect.stringContaining('"kind": "gate"') });
  });

  it("stays where it is while it needs other files", () => {
    expect(canBeTaken(exampleOf("subflow"))).toBe(false);
  });
});
