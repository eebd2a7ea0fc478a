import { describe, expect, it } from "vitest";
import type { FlowDocument } from "../../model/document.ts";
import { parseFlow } from "../../model/parse.ts";
import { printFlow } from "../../model/print.ts";
import { setSetting } from "../edits/nodes.ts";
import { addWire, removeWires } from "../edits/wires.ts";
import { type History, labels, record, startHistory, undo } from "./history.ts";
import { printHistory, readHistory } from "./kept-history.ts";
import { resumeHistory } from "./resume.ts";

function flow(content: object): FlowDocument {
  const { document } = parseFlow(JSON.stringify({ ziggyFlow: 1, wires: [], ...content }));
  if (document === undefined) throw new Error("no flow");
  return document;
}

const file = flow({
  name: "Chain",
  nodes: { tick: { kind: "every", settings: { period: "5s" } }, say: { kind: "log", settings: { text: "hello" } } },
  wires: ["tick.out -> say.in"],
  layout: { tick: [0, 0], say: [320, 0] },
});

type Edit = (document: FlowDocument) => FlowDocument;
const rename: Edit = (document) => ({ ...document, name: "Renamed" });
const cut: Edit = (document) => removeWires(document, new Set(["tick.out -> say.in"]));
const back: Edit = (document) => addWire(document, { from: { node: "say", pin: "x" }, to: { node: "tick", pin: "y" } });
const say =
  (text: string): Edit =>
  (document) =>
    setSetting(document, "say", "text", text);
const louder = say("HELLO");
const drop: Edit = (document) => ({ ...document, nodes: new Map([...document.nodes].filter(([id]) => id !== "say")) });

function edited(edits: readonly Edit[]): History {
  return edits.reduce((history, edit, index) => record(history, edit(history.present.document), `Edit ${index}`), startHistory(file));
}

function texts(history: History): readonly string[] {
  return [...history.past, history.present, ...history.future].map(({ document, label }) => `${label}\n${printFlow(document)}`);
}

describe("a history that is kept", () => {
  it.each<[string, readonly Edit[], number]>([
    ["settings and names", [rename, louder], 0],
    ["wires taken away and added", [cut, back], 0],
    ["nodes taken away", [louder, drop, rename], 0],
    ["what can be done again", [rename, louder, cut, drop], 2],
    ["everything taken back", [rename, cut], 2],
  ])("brings back %s, step by step under their names", (_, edits, undone) => {
    const before = Array.from({ length: undone }).reduce<History>(undo, edited(edits));
    const kept = readHistory(printHistory(before, file, "r1"));
    const { history, saved } = resumeHistory(file, kept, before.present.document);
    expect(texts(history)).toEqual(texts(before));
    expect(labels(history)).toEqual(labels(before));
    expect(saved).toBe(history.past[0]?.document ?? history.present.document);
  });

  it("shows the saved version where no unsaved work was kept; what was put aside can be done again", () => {
    const { history } = resumeHistory(file, readHistory(printHistory(edited([rename, louder]), file, "r1")), undefined);
    expect([history.present.document.name, history.past.length, history.future.length]).toEqual(["Chain", 0, 2]);
  });

  it("takes a later draft as one more step", () => {
    const before = edited([rename]);
    const draft = louder(before.present.document);
    const { history } = resumeHistory(file, readHistory(printHistory(before, file, "r1")), draft);
    expect([history.past.length, history.present.label]).toEqual([2, "Bring back unsaved work"]);
  });

  it("keeps the newest steps of very many", () => {
    const many = edited(Array.from({ length: 300 }, (_, index) => say(`${index}`)));
    const kept = readHistory(printHistory(many, file, "r1"));
    expect([kept?.steps.length, kept?.at, kept?.saved, kept?.steps.at(-1)?.label]).toEqual([201, 200, undefined, "Edit 299"]);
  });

  it("shares what steps have in common, so that many steps cost little", () => {
    const kept = readHistory(printHistory(edited([louder, rename]), file, "r1"));
    const [first, , last] = kept?.steps ?? [];
    expect(first?.document.nodes.get("tick")).toBe(last?.document.nodes.get("tick"));
  });

  it.each([
    "",
    "nonsense",
    "7",
    "{}",
    '{"version":2}',
    '{"version":1,"base":"r","label":"l","present":"no flow","past":[],"future":[]}',
    printHistory(edited([rename]), file, "r1").replace('"past":[{', '"past":[{"label":7},{'),
    printHistory(edited([rename]), file, "r1").replace('"gone"', '"lost"'),
  ])("is left aside when it makes no sense: %s", (text) => {
    expect(readHistory(text)).toBeUndefined();
  });
});
