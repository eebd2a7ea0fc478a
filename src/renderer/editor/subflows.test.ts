import { beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../base/result.ts";
import type { FlowEntry } from "../../contract/facts.ts";
import { show } from "../store/workbench.ts";
import { driveEditor, type EditorDriver } from "../testing/driver.ts";
import { home, lamp, motion } from "../testing/samples.ts";
import { analyseNow } from "./analyse.ts";
import { dropOnCanvas } from "./drop.ts";
import { addOffer, findOffers } from "./quick-add.ts";
import { createSubflow, extractSelected, openCalled } from "./subflows.ts";

const files = new Map<string, string>();
let driver: EditorDriver;

function entryOf(id: string): FlowEntry {
  return { id, title: id, path: id, revision: "1", type: "subflow", text: files.get(id) ?? "" };
}

function learnFiles(): void {
  driver.editor.facts.setState({ flows: [...files.keys()].map(entryOf) });
}

beforeEach(() => {
  files.clear();
  driver = driveEditor(home, {
    createFlow: async ({ title, text = "" }) => {
      const id = `subflows/${title.toLowerCase()}`;
      files.set(id, text);
      learnFiles();
      return ok(entryOf(id));
    },
    readFlow: async ({ id }) => ok({ id, text: files.get(id) ?? "", revision: "1" }),
    readHistory: async () => ok({ text: undefined }),
  });
  driver.open({
    devices: { lamp: { ieee: lamp }, motion: { ieee: motion } },
    nodes: {
      motion: { kind: "device", settings: { device: "motion" } },
      present: { kind: "off-delay" },
      lamp: { kind: "device", settings: { device: "lamp" } },
    },
    wires: ["motion.occupancy -> present.in", "present.out -> lamp.state"],
  });
});

describe("extracting what is selected", () => {
  beforeEach(async () => {
    driver.select("present", "lamp");
    await extractSelected(driver.editor, "Linger");
  });

  it("puts a call in its place, in one step that can be undone", async () => {
    expect([...driver.document().nodes.keys()]).toEqual(["motion", "linger"]);
    expect(driver.document().wires).toEqual(["motion.occupancy -> linger.occupancy"]);
    expect(driver.editor.analysis.getState().diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(driver.editor.analysis.getState().code?.text).toContain('linger("linger", home,');
    await driver.run("edit.undo");
    expect([...driver.document().nodes.keys()]).toEqual(["motion", "present", "lamp"]);
  });

  it("puts its nodes back", async () => {
    await driver.run("subflow.inline");
    expect([...driver.document().nodes.keys()].sort()).toEqual(["lamp", "motion", "present"]);
    expect([...driver.document().wires].sort()).toEqual(["motion.occupancy -> present.in", "present.out -> lamp.state"]);
    expect([...driver.editor.selection.getState().nodes].sort()).toEqual(["lamp", "present"]);
  });

  it("opens what is called", async () => {
    await openCalled(driver.editor, "linger");
    expect(driver.editor.documents.getState().active).toBe("subflows/linger");
    expect([...driver.document().nodes.keys()].sort()).toEqual(["lamp", "occupancy", "present"]);
  });

  it("shows the pins that the subflow has now, also before it is saved", async () => {
    await openCalled(driver.editor, "linger");
    dropOnCanvas(driver.editor, JSON.stringify({ type: "kind", kind: "input" }), { x: 0, y: 0 });
    driver.editor.documents.setState({ active: "test" });
    analyseNow(driver.editor);
    const call = driver.editor.analysis.getState().graph?.nodes.get("linger");
    expect([...(call?.inputs.keys() ?? [])]).toEqual(["input", "occupancy"]);
  });
});

it("says why something cannot be extracted", async () => {
  driver.open(
    { devices: { lamp: { ieee: lamp } }, nodes: { a: { kind: "gate" }, b: { kind: "log" } }, wires: ["a.nowhere -> b.in"] },
    "broken",
  );
  driver.select("a");
  expect(await extractSelected(driver.editor, "Part")).toBe(false);
  expect(driver.editor.workbench.getState().toasts.at(-1)?.text).toContain("has an error");
  expect(files.size).toBe(0);
});

describe("calling a subflow", () => {
  beforeEach(async () => {
    await createSubflow(driver.editor, "Part");
    driver.editor.documents.setState({ active: "test" });
  });

  it("is offered by name, and dragged in", () => {
    const offer = findOffers(driver.editor, "part").find(({ type }) => type === "subflow");
    if (offer === undefined) throw new Error("it is not offered");
    const first = addOffer(driver.editor, offer, { at: { x: 0, y: 0 } });
    dropOnCanvas(driver.editor, JSON.stringify({ type: "subflow", flow: "subflows/part" }), { x: 0, y: 400 });
    expect(first).toBe("part");
    expect(driver.document().nodes.get("part-2")?.settings.get("flow")).toBe("subflows/part.json");
  });

  it("offers inputs and outputs in subflows only", () => {
    const kinds = () => findOffers(driver.editor, "").flatMap((offer) => (offer.type === "kind" ? [offer.kind.kind] : []));
    expect(kinds()).not.toContain("input");
    driver.editor.documents.setState({ active: "subflows/part" });
    expect(kinds()).toContain("input");
    expect(findOffers(driver.editor, "part").some(({ type }) => type === "subflow")).toBe(false);
  });
});

it("asks for a name", async () => {
  await driver.run("subflow.new");
  expect(driver.editor.workbench.getState().overlay).toEqual({ type: "name-subflow", for: "new" });
  show(driver.editor.workbench, undefined);
});
