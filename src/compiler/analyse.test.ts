import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { makeCatalogue } from "../catalogue/define-node.ts";
import { exampleHome } from "../catalogue/example-home.ts";
import type { FlowDocument, FlowNode } from "../model/document.ts";
import { parseFlow } from "../model/parse.ts";
import { catalogue } from "../nodes/index.gen.ts";
import { analyse, type CompileOptions } from "./compile.ts";
import type { Graph } from "./graph.ts";

const options: CompileOptions = { id: "test", home: exampleHome, catalogue, file: "flows/test.json", version: "0.1.0" };

const samples = resolve(import.meta.dirname, "../../test/flows/samples");

function sample(name: string): FlowDocument {
  const text = readFileSync(resolve(samples, name, "flow.json"), "utf8");
  const { document } = parseFlow(text);
  if (document === undefined) throw new Error("not a flow");
  return document;
}

const document = sample("hall-light");

function withNode(id: string, change: Partial<FlowNode>): FlowDocument {
  const node = document.nodes.get(id);
  if (node === undefined) throw new Error(`no ${id}`);
  return { ...document, nodes: new Map(document.nodes).set(id, { ...node, ...change }) };
}

/** The nodes that are other objects than before. */
function changed(before: Graph | undefined, after: Graph | undefined): readonly string[] {
  return [...(after?.nodes ?? [])].flatMap(([id, node]) => (before?.nodes.get(id) === node ? [] : [id]));
}

function pins(graph: Graph | undefined): readonly unknown[] {
  return [...(graph?.nodes ?? [])].map(([id, { inputs, outputs }]) => [id, inputs, outputs]);
}

/** As it would be without anything remembered: of nodes never seen before. */
function afresh(flow: FlowDocument): ReturnType<typeof analyse> {
  return analyse({ ...flow, nodes: new Map([...flow.nodes].map(([id, node]) => [id, { ...node }])), wires: [...flow.wires] }, options);
}

describe("an edit", () => {
  const before = analyse(document, options).draw();

  it.each<[string, FlowDocument, readonly string[]]>([
    ["of nothing", { ...document }, []],
    ["of the layout", { ...document, layout: new Map() }, []],
    ["of a setting", withNode("dark", { settings: new Map([["is", "above"]]) }), ["dark"]],
    ["that takes a node out", withNode("dark", { disabled: true }), ["dark"]],
    ["of a wire", { ...document, wires: document.wires.filter((wire) => !wire.includes("dark.a")) }, ["dark"]],
  ])("%s resolves only what it concerns, to what it would be anew", (_, after, nodes) => {
    const { diagnostics, draw } = analyse(after, options);
    const anew = afresh(after);
    expect(changed(before, draw())).toEqual(nodes);
    expect(diagnostics).toEqual(anew.diagnostics);
    expect(pins(draw())).toEqual(pins(anew.draw()));
  });

  it("of the home resolves everything that asks for a device", () => {
    const devices = exampleHome.devices.map((device) => ({ ...device }));
    const after = analyse(document, { ...options, home: { ...exampleHome, devices } }).draw();
    expect(changed(before, after)).toContain("motion");
  });
});

it("draws what the program leaves out: disabled nodes, and those that nothing feeds", () => {
  const flow = sample("disabled");
  const { draw, write } = analyse(flow, options);
  expect([...(draw()?.nodes.keys() ?? [])].sort()).toEqual([...flow.nodes.keys()].sort());
  const written = new Set([...(write?.().module?.lines.values() ?? [])].flat());
  expect([...flow.nodes].filter(([id, { disabled }]) => disabled && written.has(id))).toEqual([]);
  expect(written.size).toBeGreaterThan(0);
});

it("says so when a kind breaks the rules, and does not fall over it", () => {
  const kinds = [...catalogue.values()].map((kind) => ({
    ...kind,
    configure: () => ({
      problems: [],
      usable: { pins: () => fail(), check: () => [], emit: () => fail(), uses: {}, compares: [] },
    }),
  }));
  const { diagnostics, write, draw } = analyse(document, { ...options, catalogue: makeCatalogue(kinds) });
  expect([diagnostics.map(({ code }) => code), write, draw()]).toEqual([["flow/internal"], undefined, undefined]);
});

function fail(): never {
  throw new Error("a kind gone wrong");
}
