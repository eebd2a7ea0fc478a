import { beforeEach, describe, expect, it } from "vitest";
import { placeOf } from "../../drawing/layout.ts";
import { commands, runShortcut } from "../commands/registry.ts";
import { choosePin } from "../store/gesture.ts";
import { driveEditor, type EditorDriver } from "../testing/driver.ts";
import { chain, home, lamp, motion } from "../testing/samples.ts";
import { addDeviceNode } from "./add-nodes.ts";
import { analyseNow } from "./analyse.ts";
import { connectPins } from "./connect-pins.ts";
import { dropOnCanvas } from "./drop.ts";
import { findInFlow } from "./find.ts";
import { addOffer, findOffers } from "./quick-add.ts";

let driver: EditorDriver;
beforeEach(() => {
  driver = driveEditor(home);
  driver.open({});
});

describe("drawing a flow by hand", () => {
  it("makes a node and a role from a device, once for each device", () => {
    const first = addDeviceNode(driver.editor, lamp, { x: 0, y: 0 });
    const second = addDeviceNode(driver.editor, lamp, { x: 0, y: 200 });
    expect([first === second, driver.document().nodes.size, driver.document().roles.size]).toEqual([false, 2, 1]);
  });

  it("makes the node that is dragged in, and ignores what is not from here", () => {
    dropOnCanvas(driver.editor, JSON.stringify({ type: "entity", address: motion, property: "occupancy" }), { x: 8, y: 16 });
    for (const text of ["", "nonsense", "null", '{"type":"entity"}', '{"type":"kind","kind":7}', '{"type":"entity","address":"0xnobody"}'])
      dropOnCanvas(driver.editor, text, { x: 0, y: 0 });
    expect(driver.document().nodes.size).toBe(1);
    expect(placeOf(driver.document(), [...driver.document().nodes.keys()][0] ?? "")).toMatchObject({ x: 8, y: 16 });
  });

  it("wires what fits, and leaves alone what does not", () => {
    const sensor = addDeviceNode(driver.editor, motion, { x: 0, y: 0 }) ?? "";
    const light = addDeviceNode(driver.editor, lamp, { x: 400, y: 0 }) ?? "";
    analyseNow(driver.editor);
    expect(connectPins(driver.editor, { node: sensor, pin: "occupancy" }, { node: light, pin: "state" })).toBe(true);
    expect(connectPins(driver.editor, { node: sensor, pin: "occupancy" }, { node: light, pin: "brightness" })).toBe(false);
    expect(driver.document().wires).toEqual([`${sensor}.occupancy -> ${light}.state`]);
  });

  it("compiles what was drawn to code that names it", () => {
    const sensor = addDeviceNode(driver.editor, motion, { x: 0, y: 0 }) ?? "";
    const light = addDeviceNode(driver.editor, lamp, { x: 400, y: 0 }) ?? "";
    analyseNow(driver.editor);
    connectPins(driver.editor, { node: sensor, pin: "occupancy" }, { node: light, pin: "state" });
    analyseNow(driver.editor);
    expect(driver.editor.analysis.getState().code?.text).toMatch(/occupancy\.onChange\(.*state\.set/s);
  });

  it("offers devices and kinds by name, and wires the new node to the pin it came from", () => {
    const sensor = addDeviceNode(driver.editor, motion, { x: 0, y: 0 }) ?? "";
    analyseNow(driver.editor);
    const offer = findOffers(driver.editor, "gate").find(({ id }) => id === "kind gate");
    if (offer === undefined) throw new Error("no gate is offered");
    const id = addOffer(driver.editor, offer, { at: { x: 400, y: 0 }, from: { node: sensor, pin: "occupancy", side: "output" } });
    expect(driver.document().wires).toEqual([`${sensor}.occupancy -> ${id}.in`]);
  });

  it("offers for a wire only what it fits", () => {
    driver.open(chain, "chain");
    const ids = (from: { node: string; pin: string; side: "input" | "output" }) =>
      new Set(findOffers(driver.editor, "", from).map(({ id }) => id));
    const forTick = ids({ node: "tick", pin: "out", side: "output" });
    expect([forTick.has("kind log"), forTick.has("kind compare")]).toEqual([true, false]);
    const forOpen = ids({ node: "gate", pin: "open", side: "input" });
    expect([forOpen.has("kind compare"), forOpen.has("kind every"), forOpen.has(`entity ${motion}`)]).toEqual([true, false, true]);
  });

  it("puts a node that is dropped on a wire into it, as one step; where it does not fit, the wire stays", async () => {
    driver.open({ ...chain, wires: ["tick.out -> say.in"] }, "chain");
    const before = driver.document();
    const drop = (kind: string) =>
      dropOnCanvas(driver.editor, JSON.stringify({ type: "kind", kind }), { x: 0, y: 0 }, "tick.out -> say.in");
    drop("debounce");
    expect(driver.document().wires).toEqual(["tick.out -> debounce.in", "debounce.out -> say.in"]);
    await driver.run("edit.undo");
    expect(driver.document()).toBe(before);
    drop("sun-is-up");
    expect([driver.document().wires, driver.document().nodes.size]).toEqual([before.wires, before.nodes.size + 1]);
  });

  it("puts a new node into a wire", () => {
    driver.open({ ...chain, wires: ["tick.out -> say.in"] }, "chain");
    const [wire] = driver.document().wires;
    const offer = findOffers(driver.editor, "gate").find(({ id }) => id === "kind gate");
    if (offer === undefined || wire === undefined) throw new Error("nothing to put in");
    const id = addOffer(driver.editor, offer, { at: { x: 0, y: 0 }, into: wire });
    expect(driver.document().wires.filter((text) => text.includes(`${id}.`))).toHaveLength(2);
    expect(driver.document().wires).not.toContain(wire);
  });
});

describe("undo", () => {
  it("takes back and does again everything, under its name", async () => {
    const documents = [driver.document()];
    const sensor = addDeviceNode(driver.editor, motion, { x: 0, y: 0 }) ?? "";
    documents.push(driver.document());
    const light = addDeviceNode(driver.editor, lamp, { x: 400, y: 0 }) ?? "";
    documents.push(driver.document());
    analyseNow(driver.editor);
    connectPins(driver.editor, { node: sensor, pin: "occupancy" }, { node: light, pin: "state" });
    documents.push(driver.document());
    driver.select(sensor);
    await driver.run("edit.disable");
    documents.push(driver.document());
    driver.select(light);
    await driver.run("edit.delete");
    documents.push(driver.document());
    for (const document of [...documents].reverse().slice(1)) {
      await driver.run("edit.undo");
      expect(driver.document()).toBe(document);
    }
    for (const document of documents.slice(1)) {
      await driver.run("edit.redo");
      expect(driver.document()).toBe(document);
    }
  });
});

describe("selection", () => {
  it("deletes a node and joins its neighbours where types allow", async () => {
    driver.open({ ...chain, wires: ["tick.out -> gate.in", "gate.out -> say.in"] }, "chain");
    driver.select("gate");
    await driver.run("edit.delete-rejoin");
    expect(driver.document().wires).toEqual(["tick.out -> say.in"]);
  });

  it("pastes into another flow, with the devices that nodes use", async () => {
    addDeviceNode(driver.editor, lamp, { x: 0, y: 0 });
    await driver.run("edit.copy");
    driver.open({}, "other");
    await driver.run("edit.paste");
    expect([driver.document().nodes.size, driver.document().roles.size]).toEqual([1, 1]);
    analyseNow(driver.editor);
    expect(driver.editor.analysis.getState().diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("says so when the clipboard holds something else", async () => {
    driver.clipboard.text = "a shopping list";
    await driver.run("edit.paste");
    expect(driver.editor.workbench.getState().toasts.at(-1)?.tone).toBe("bad");
  });
});

describe("keyboard", () => {
  it("draws a wire without a mouse", () => {
    driver.open(chain, "chain");
    const press = (shortcut: string) => expect([shortcut, runShortcut(driver.editor, shortcut, false)]).toEqual([shortcut, true]);
    driver.select("tick");
    const pinsUntil = (pin: string, side: string) => {
      for (let tries = 0; tries < 12; tries += 1) {
        const at = driver.editor.selection.getState().pin;
        if (at?.pin === pin && at.side === side) return;
        press(at === undefined ? "P" : "Down");
      }
      throw new Error(`never came to ${pin}`);
    };
    pinsUntil("out", "output");
    press("W");
    press("Escape");
    driver.select("tick");
    pinsUntil("out", "output");
    press("W");
    driver.select("gate");
    pinsUntil("in", "input");
    press("W");
    expect(driver.document().wires).toEqual(["tick.out -> gate.in"]);
  });

  it("goes from node to node by arrows", () => {
    driver.open(chain, "chain");
    driver.select("tick");
    const visited = ["Right", "Right", "Left"].map((key) => {
      runShortcut(driver.editor, key, false);
      return [...driver.editor.selection.getState().nodes][0];
    });
    expect(visited).toEqual(["gate", "say", "gate"]);
  });

  it("leaves text fields alone, except for what works everywhere", () => {
    driver.select("x");
    expect([runShortcut(driver.editor, "Delete", true), runShortcut(driver.editor, "Mod+K", true)]).toEqual([false, true]);
  });

  it.each(commands.flatMap((command) => (command.shortcuts ?? []).map((shortcut) => [shortcut, command.id] as const)))(
    "has %s for %s written as it is read",
    (shortcut) => {
      expect(shortcut).toMatch(/^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9!?/=+-]|F\d+|Space|Escape|Enter|Delete|Backspace|Left|Right|Up|Down)$/);
    },
  );

  it("gives every command an id of its own", () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});

describe("search", () => {
  it("finds nodes by device, and where a property is read or written", () => {
    const sensor = addDeviceNode(driver.editor, motion, { x: 0, y: 0 }) ?? "";
    const light = addDeviceNode(driver.editor, lamp, { x: 400, y: 0 }) ?? "";
    analyseNow(driver.editor);
    connectPins(driver.editor, { node: sensor, pin: "occupancy" }, { node: light, pin: "state" });
    expect(findInFlow(driver.editor, "occupancy").map(({ detail }) => detail)).toContainEqual(
      expect.stringContaining("occupancy is read by"),
    );
    expect(findInFlow(driver.editor, "")).toEqual([]);
  });
});

describe("arranging", () => {
  it("tidies up as one step that undo takes back", async () => {
    driver.open({ ...chain, wires: ["tick.out -> gate.in"] }, "chain");
    const before = driver.document();
    await driver.run("arrange.tidy");
    expect(driver.document()).not.toBe(before);
    await driver.run("edit.undo");
    expect(driver.document()).toBe(before);
  });

  it("shows a chosen pin of a device without changing the flow", () => {
    const light = addDeviceNode(driver.editor, lamp, { x: 0, y: 0 }) ?? "";
    const before = driver.document();
    choosePin(driver.editor.gesture, light, "power_on_behavior");
    expect(driver.document()).toBe(before);
  });
});
