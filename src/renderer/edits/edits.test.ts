import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../drawing/layout.ts";
import { emptyDocument, type FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { labels, record, redo, settle, startHistory, undo } from "../store/history.ts";
import { copyNodes, pasteNodes, type RoleReferences } from "./clipboard.ts";
import { readableId } from "./ids.ts";
import { align, distribute, placeNodes } from "./layout.ts";
import { addNode, removeNodes, renameNode, setInput, setSetting } from "./nodes.ts";
import { bindRole, ensureRole } from "./roles.ts";
import { addWire, reorderWire } from "./wires.ts";

function flowOf(wires: readonly string[], nodes: readonly string[] = ["a", "b", "c"]): FlowDocument {
  const text = JSON.stringify({
    ziggyFlow: 1,
    devices: { lamp: { ieee: "0x1", name: "hall/lamp" } },
    nodes: Object.fromEntries(nodes.map((id) => [id, { kind: "device", settings: { device: "lamp" } }])),
    wires,
    layout: { a: [10, 20], b: [100, 20] },
  });
  const { document, diagnostics } = parseFlow(text);
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const references: RoleReferences = {
  of: (document, node) => [document.nodes.get(node)?.settings.get("device")].filter((role) => typeof role === "string"),
  rename: (document, node, names) => {
    const role = document.nodes.get(node)?.settings.get("device");
    return typeof role === "string" ? setSetting(document, node, "device", names.get(role) ?? role) : document;
  },
};

describe("ids", () => {
  it.each([
    ["Hall lamp", "hall-lamp"],
    ["Büro/Heizung", "bu-ro-heizung"],
    ["💡", "node"],
    ["__proto__", "proto"],
    ["", "node"],
  ])("makes %j readable", (hint, id) => expect(readableId(hint, () => false)).toBe(id));

  it("numbers what is taken", () => {
    const taken = new Set(["lamp", "lamp-2"]);
    expect(readableId("Lamp", (id) => taken.has(id))).toBe("lamp-3");
  });
});

describe("nodes", () => {
  it("adds a node on the grid under an id of its own", () => {
    const first = addNode(emptyDocument, { kind: "delay", hint: "Delay" }, { x: 13, y: 3 });
    const second = addNode(first.document, { kind: "delay", hint: "Delay" }, { x: 0, y: 0 });
    expect([first.id, second.id]).toEqual(["delay", "delay-2"]);
    expect(placeOf(second.document, "delay")).toMatchObject({ x: 16, y: 0 });
  });

  it("takes wires and place along when a node is renamed", () => {
    const { document, id } = renameNode(flowOf(["a.out -> b.in", "b.out -> c.in"]), "b", "Dark enough");
    expect(id).toBe("dark-enough");
    expect(document.wires).toEqual(["a.out -> dark-enough.in", "dark-enough.out -> c.in"]);
    expect(placeOf(document, "dark-enough")).toMatchObject({ x: 100 });
  });

  it("removes a node with its wires", () => {
    expect(removeNodes(flowOf(["a.out -> b.in", "b.out -> c.in", "a.out -> c.in"]), new Set(["b"])).wires).toEqual(["a.out -> c.in"]);
  });

  it("joins the neighbours of a removed node where that fits", () => {
    const document = flowOf(["a.out -> b.in", "b.out -> c.in", "b.other -> c.no"]);
    expect(removeNodes(document, new Set(["b"]), (wire) => wire.to.pin === "in").wires).toEqual(["a.out -> c.in"]);
  });

  it("forgets a value that is set to nothing", () => {
    const set = setInput(flowOf([]), "a", "for", "3m");
    expect(set.nodes.get("a")?.inputs.get("for")).toBe("3m");
    expect(setInput(set, "a", "for", undefined).nodes.get("a")?.inputs.has("for")).toBe(false);
  });
});

describe("wires", () => {
  it("adds a wire once, last", () => {
    const document = addWire(flowOf(["a.out -> b.in", "a.out -> c.in"]), { from: { node: "a", pin: "out" }, to: { node: "b", pin: "in" } });
    expect(document.wires).toEqual(["a.out -> c.in", "a.out -> b.in"]);
  });

  it("moves a wire among those of its pin only", () => {
    const document = flowOf(["a.out -> b.in", "b.out -> c.in", "a.out -> c.in"]);
    expect(reorderWire(document, "a.out -> c.in", -1).wires).toEqual(["a.out -> c.in", "b.out -> c.in", "a.out -> b.in"]);
    expect(reorderWire(document, "a.out -> b.in", -1)).toEqual(document);
  });

  it("keeps wires that cannot be read", () => {
    expect(removeNodes(flowOf(["nonsense", "a.out -> b.in"]), new Set(["b"])).wires).toEqual(["nonsense"]);
  });
});

describe("roles", () => {
  it("finds the role of a device before making a new one", () => {
    const role = { ieee: "0x1", group: undefined, name: "renamed since", model: undefined, extra: new Map() };
    expect(ensureRole(flowOf([]), role).id).toBe("lamp");
    expect(ensureRole(flowOf([]), { ...role, ieee: "0x2" }).id).toBe("renamed-since");
  });

  it("replaces the device behind a role without touching nodes", () => {
    const before = flowOf([]);
    const after = bindRole(before, "lamp", { ieee: "0x9", group: undefined, name: "new lamp", model: "X", extra: new Map() });
    expect([after.roles.get("lamp")?.ieee, after.nodes]).toEqual(["0x9", before.nodes]);
  });
});

describe("layout", () => {
  const boxes = new Map([
    ["a", { x: 0, y: 0, width: 100, height: 40 }],
    ["b", { x: 50, y: 100, width: 60, height: 40 }],
    ["c", { x: 300, y: 10, width: 100, height: 40 }],
  ]);
  it("aligns at the outermost edge", () => expect([...align(boxes, "right").values()].map(({ x }) => x)).toEqual([300, 340, 300]));
  it("makes gaps equal", () =>
    expect([...distribute(boxes, "across")].map(([id, { x }]) => [id, x])).toEqual([
      ["a", 0],
      ["b", 170],
      ["c", 300],
    ]));
  it("ignores places of nodes that do not exist", () => {
    expect(placeNodes(flowOf([]), new Map([["ghost", { x: 1, y: 1 }]])).layout.has("ghost")).toBe(false);
  });
});

describe("clipboard", () => {
  it("pastes nodes with the wires between them under new ids, roles joined by device", () => {
    const document = flowOf(["a.out -> b.in", "b.out -> c.in"]);
    const pasted = pasteNodes(document, copyNodes(document, new Set(["a", "b"]), references), { x: 400, y: 400 }, references);
    expect([...(pasted?.ids ?? [])]).toEqual(["a-2", "b-2"]);
    expect(pasted?.document.wires).toEqual(["a.out -> b.in", "b.out -> c.in", "a-2.out -> b-2.in"]);
    expect(pasted?.document.roles.size).toBe(1);
    expect(placeOf(pasted?.document ?? document, "b-2")).toMatchObject({ x: 488, y: 400 });
  });

  it("brings roles into another flow", () => {
    const document = flowOf([]);
    const pasted = pasteNodes(emptyDocument, copyNodes(document, new Set(["a"]), references), { x: 0, y: 0 }, references);
    expect([...(pasted?.document.roles.keys() ?? [])]).toEqual(["hall-lamp"]);
    expect(pasted?.document.nodes.get("a")?.settings.get("device")).toBe("hall-lamp");
  });

  it.each(["", "hello", "{}", '{"ziggyFlow":1}', '{"ziggyFlow":1,"__proto__":{}}'])("does not paste %j", (text) => {
    expect(pasteNodes(emptyDocument, text, { x: 0, y: 0 }, references)).toBeUndefined();
  });
});

describe("history", () => {
  it("comes back to every document on the way, whatever the order of undo and redo", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("edit", "undo", "redo")), (moves) => {
        let history = startHistory(emptyDocument);
        const timeline: FlowDocument[] = [emptyDocument];
        let now = 0;
        for (const move of moves) {
          if (move === "edit") {
            const next = addNode(history.present.document, { kind: "log", hint: "log" }, { x: 0, y: 0 }).document;
            timeline.splice(now + 1, Number.POSITIVE_INFINITY, next);
            now += 1;
            history = record(history, next, "Add");
          } else {
            now = move === "undo" ? Math.max(0, now - 1) : Math.min(timeline.length - 1, now + 1);
            history = move === "undo" ? undo(history) : redo(history);
          }
          if (history.present.document !== timeline[now]) return false;
        }
        return true;
      }),
    );
  });

  it("merges edits with one key into one step until they are settled", () => {
    const [one, two, three] = ["1", "2", "3"].map((name) => ({ ...emptyDocument, name }));
    if (one === undefined || two === undefined || three === undefined) throw new Error();
    const typed = record(record(startHistory(emptyDocument), one, "Rename", "name"), two, "Rename", "name");
    expect(undo(typed).present.document).toBe(emptyDocument);
    expect(undo(record(settle(typed), three, "Rename", "name")).present.document).toBe(two);
    expect(labels(typed)).toEqual({ undo: "Rename", redo: undefined });
  });
});
