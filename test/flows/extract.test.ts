import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import type { CompileOptions } from "../../src/compiler/compile.ts";
import { extractSubflow } from "../../src/compiler/extract-subflow.ts";
import { inlineSubflow } from "../../src/compiler/inline-subflow.ts";
import type { FlowDocument } from "../../src/model/document.ts";
import { type ParsedFlow, parseFlow } from "../../src/model/parse.ts";
import { printFlow } from "../../src/model/print.ts";
import { catalogue, nodeKinds } from "../../src/nodes/index.gen.ts";
import { busyDay } from "./busy-day.ts";
import { flowModules, loadModule } from "./compiled-flows.ts";
import { playTrace } from "./trace.ts";

const options: CompileOptions = { id: "flow", home: exampleHome, catalogue, file: "flows/flow.json", version: "0.1.0" };

function played(document: FlowDocument, subflow?: FlowDocument): string {
  const files = new Map(subflow === undefined ? [] : [["subflows/part.json", printFlow(subflow)] as const]);
  const { text, subflows } = flowModules("flow", printFlow(document), false, files);
  return playTrace(loadModule(text, subflows), busyDay);
}

const examples = nodeKinds
  .filter(({ subflowPart, kind }) => subflowPart === undefined && kind !== "subflow")
  .flatMap(({ kind, examples: own }) => own.map(({ flow }, index) => ({ id: `${kind}-${index + 1}`, text: JSON.stringify(flow) })));

/** A few ways to cut a flow in two, and one node alone. */
function selections(ids: readonly string[]): readonly ReadonlySet<string>[] {
  const half = Math.ceil(ids.length / 2);
  const chosen = [ids.slice(0, half), ids.slice(half), ids.filter((_, index) => index % 2 === 1), ids.slice(1, 2)];
  return chosen.filter((nodes) => nodes.length > 0).map((nodes) => new Set(nodes));
}

describe("extracting a subflow, and putting it back", () => {
  let done = 0;
  it.each(examples)("does not change what $id does", ({ text }) => {
    const { document } = parseFlow(text);
    if (document === undefined) throw new Error("no flow");
    const before = played(document);
    for (const nodes of selections([...document.nodes.keys()])) {
      const result = extractSubflow(document, { nodes, name: "Part", file: "flows/subflows/part.json", call: "part-call" }, options);
      if (!result.ok) continue;
      done += 1;
      const { flow, subflow } = result.value;
      expect(played(flow, subflow)).toBe(before);
      const files = new Map([["flows/subflows/part.json", { document: subflow, diagnostics: [], nodeLines: new Map<string, number>() }]]);
      const inlined = inlineSubflow(flow, "part-call", { ...options, files });
      if (!inlined.ok) throw new Error(inlined.error);
      expect([...inlined.value.nodes.keys()].sort()).toEqual([...document.nodes.keys()].sort());
      expect(played(inlined.value)).toBe(before);
    }
  });

  it("succeeds with most selections", () => {
    expect(done).toBeGreaterThan(examples.length * 2);
  });
});

describe("putting a subflow back", () => {
  /** Inlines calls until there is none. */
  function withoutCalls(flow: FlowDocument, files: ReadonlyMap<string, ParsedFlow>): FlowDocument {
    const [call] = [...flow.nodes].find(([, { kind }]) => kind === "subflow") ?? [];
    if (call === undefined) return flow;
    const inlined = inlineSubflow(flow, call, { ...options, files });
    if (!inlined.ok) throw new Error(inlined.error);
    return withoutCalls(inlined.value, files);
  }

  const samples = join(import.meta.dirname, "samples");
  it.each(["subflows", "nested-subflows"])("with parameters, written values, words and calls of its own: %s", (sample) => {
    const read = (file: string): string => readFileSync(join(samples, sample, file), "utf8");
    const parts = readdirSync(join(samples, sample, "subflows")).filter((file) => file.endsWith(".json"));
    const files = new Map(parts.map((file) => [`flows/subflows/${file}`, parseFlow(read(`subflows/${file}`))]));
    const { document } = parseFlow(read("flow.json"));
    if (document === undefined) throw new Error("no flow");
    const whole = withoutCalls(document, files);
    expect(playTrace(loadModule(flowModules("flow", printFlow(whole)).text), read("trace.txt"))).toBe(read("trace.txt"));
  });

  const pass = { in: { kind: "input", settings: { type: "number" } }, out: { kind: "output" } };
  it.each<[what: string, part: object, call: object, error: RegExp]>([
    ["there is no subflow", { parameters: undefined }, {}, /There is no subflow/],
    [
      "an input tells words apart that its source has no pins for",
      {
        parameters: {},
        nodes: { go: { kind: "input", settings: { type: "choice", words: ["a", "b"] } }, line: { kind: "log" } },
        wires: ["go.a -> line.in"],
      },
      { wires: ["words.out -> part.go"] },
      /has no pin for when/,
    ],
    [
      "what is written goes through",
      { parameters: {}, nodes: pass, wires: ["in.out -> out.in"] },
      { inputs: { in: 1 }, wires: ["start.out -> part.in", "part.out -> line.in"] },
      /leaves the subflow as it is/,
    ],
  ])("is refused where %s", (_, part, { inputs = {}, wires = [] }: { inputs?: object; wires?: readonly string[] }, error) => {
    const nodes = {
      part: { kind: "subflow", settings: { flow: "subflows/part.json" }, inputs },
      start: { kind: "start" },
      words: { kind: "random", settings: { words: ["a", "b"] } },
      line: { kind: "log" },
    };
    const { document } = parseFlow(JSON.stringify({ ziggyFlow: 1, nodes, wires }));
    if (document === undefined) throw new Error("no flow");
    const files = new Map([["flows/subflows/part.json", parseFlow(JSON.stringify({ ziggyFlow: 1, ...part }))]]);
    const result = inlineSubflow(document, "part", { ...options, files });
    expect(result.ok ? "done" : result.error).toMatch(error);
  });
});
