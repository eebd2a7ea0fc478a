import { describe, expect, it } from "vitest";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import type { CompileOptions } from "../../src/compiler/compile.ts";
import { extractSubflow } from "../../src/compiler/extract-subflow.ts";
import type { FlowDocument } from "../../src/model/document.ts";
import { parseFlow } from "../../src/model/parse.ts";
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

describe("extracting a subflow", () => {
  let done = 0;
  it.each(examples)("does not change what $id does", ({ text }) => {
    const { document } = parseFlow(text);
    if (document === undefined) throw new Error("no flow");
    const before = played(document);
    for (const nodes of selections([...document.nodes.keys()])) {
      const result = extractSubflow(document, { nodes, name: "Part", file: "flows/subflows/part.json", call: "part-call" }, options);
      if (!result.ok) continue;
      done += 1;
      expect(played(result.value.flow, result.value.subflow)).toBe(before);
    }
  });

  it("succeeds with most selections", () => {
    expect(done).toBeGreaterThan(examples.length * 2);
  });
});
