import { describe, expect, it } from "vitest";
import type { JsonObject } from "../base/json.ts";
import { compareState } from "../model/kept-state.ts";
import { parseFlow } from "../model/parse.ts";
import { catalogue } from "../nodes/index.gen.ts";
import { statefulNodes } from "./stateful-nodes.ts";

function listed(nodes: JsonObject, called: JsonObject = {}) {
  const files = new Map([["flows/part.json", parseFlow(JSON.stringify({ ziggyFlow: 1, parameters: {}, nodes: called }))]]);
  const { document } = parseFlow(JSON.stringify({ ziggyFlow: 1, nodes }));
  if (document === undefined) throw new Error("The test's flow cannot be read");
  return statefulNodes(document, { catalogue, file: "flows/test.json", files, titleOf: (_document, id, node) => node.title ?? id });
}

const present = { kind: "off-delay", inputs: { for: "2m" } };
const call = { kind: "subflow", settings: { flow: "part.json" } };

describe("statefulNodes", () => {
  it.each<[what: string, nodes: JsonObject, called: JsonObject, titles: readonly string[]]>([
    ["leaves out what keeps nothing", { dark: { kind: "compare" }, say: { kind: "log" } }, {}, []],
    ["names what keeps something", { present, beat: { kind: "every", title: "Beat" } }, {}, ["present", "Beat"]],
    ["leaves out what is disabled or of no known kind", { a: { ...present, disabled: true }, b: { kind: "no-such" } }, {}, []],
    ["looks into what is called", { call }, { present, say: { kind: "log" } }, ["call › present"]],
    ["leaves out a call of what is not there", { call: { kind: "subflow", settings: { flow: "nowhere.json" } } }, {}, []],
    ["ends where a subflow calls itself", { call }, { again: call, present }, ["call › present"]],
  ])("%s", (_what, nodes, called, titles) => {
    expect(listed(nodes, called).map(({ title }) => title)).toEqual(titles);
  });
});

describe("what a changed node keeps", () => {
  const beat = { kind: "every", settings: { period: "5m" } };
  const count = { kind: "variable", settings: { initial: 0 } };
  it.each<[what: string, before: JsonObject, after: JsonObject, keeps: boolean]>([
    ["another time", present, { ...present, inputs: { for: "9m" } }, true],
    ["durable both times", { ...present, durable: true }, { ...present, durable: true }, true],
    ["durable now", present, { ...present, durable: true }, false],
    ["no longer durable", { ...present, durable: true }, present, false],
    ["another kind", present, { kind: "held-for", inputs: { for: "2m" } }, false],
    ["another beat", beat, { kind: "every", settings: { period: "6m" } }, false],
    ["a beat that also fires at once", beat, { kind: "every", settings: { period: "5m", immediately: true } }, true],
    ["a default that is written out", count, { kind: "variable", settings: { initial: 0, type: "number" } }, true],
    ["a variable of another type", count, { kind: "variable", settings: { type: "text" } }, false],
    ["a variable that is shared now", count, { kind: "variable", settings: { initial: 0, shared: true } }, false],
    [
      "a shared variable that is durable now",
      { kind: "variable", settings: { shared: true } },
      { kind: "variable", settings: { shared: true }, durable: true },
      true,
    ],
    ["a repeat while held, which ends with its version", { kind: "hold-repeat" }, { kind: "hold-repeat" }, false],
  ])("%s", (_what, before, after, keeps) => {
    const change = compareState(listed({ node: before }), listed({ node: after }));
    expect([change.keeps.length, change.anew.length, change.gone.length]).toEqual(keeps ? [1, 0, 0] : [0, 1, 0]);
  });
});
