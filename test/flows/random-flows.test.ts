import { transformSync } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleHome } from "../../src/catalogue/example-home.ts";
import { type Compiled, compile } from "../../src/compiler/compile.ts";
import { inspectFlow } from "../../src/compiler/inspect.ts";
import type { FlowDocument } from "../../src/model/document.ts";
import { parseFlow } from "../../src/model/parse.ts";
import { formatWire } from "../../src/model/wire.ts";
import { catalogue, nodeKinds } from "../../src/nodes/index.gen.ts";
import { typeErrors } from "./compiled-flows.ts";

/** Numbers in 0…1 that are the same on every run: a flow that fails can be looked at again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const examples = nodeKinds.flatMap((kind) => kind.examples.flatMap((example) => parseFlow(JSON.stringify(example.flow)).document ?? []));

function compiled(id: string, document: FlowDocument): Compiled {
  return compile(document, { id, home: exampleHome, catalogue, file: `flows/${id}.json`, version: "0.1.0" });
}

function hasErrors({ diagnostics }: Compiled): boolean {
  return diagnostics.some((one) => one.severity === "error" && one.code !== "input/missing");
}

/** Nodes of a few examples, with as many wires between them as the rules allow. */
function randomFlow(seed: number): FlowDocument {
  const random = randomNumbers(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const roles = new Map<string, NonNullable<ReturnType<FlowDocument["roles"]["get"]>>>();
  const nodes = new Map<string, NonNullable<ReturnType<FlowDocument["nodes"]["get"]>>>();
  const wires: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const example = pick(examples);
    if (example === undefined) continue;
    for (const [id, role] of example.roles) roles.set(id, role);
    for (const [id, node] of example.nodes) if (!nodes.has(id)) nodes.set(id, node);
    for (const wire of example.wires) if (!wires.includes(wire)) wires.push(wire);
  }
  let document: FlowDocument = {
    name: "Random",
    description: undefined,
    parameters: undefined,
    silence: new Map(),
    roles,
    nodes,
    wires,
    layout: new Map(),
    extra: new Map(),
  };
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const graph = inspectFlow(document, { home: exampleHome, catalogue });
    const from = pick([...graph.nodes.values()].filter((node) => node.outputs.size > 0));
    const to = pick([...graph.nodes.values()].filter((node) => node.inputs.size > 0));
    const output = pick([...(from?.outputs.keys() ?? [])]);
    const input = pick([...(to?.inputs.keys() ?? [])]);
    if (from === undefined || to === undefined || output === undefined || input === undefined) continue;
    const wire = formatWire({ from: { node: from.id, pin: output }, to: { node: to.id, pin: input } });
    const wired = { ...document, wires: [...document.wires, wire] };
    if (!hasErrors(compiled("try", wired))) document = wired;
  }
  return document;
}

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

describe("flows of random nodes and wires", () => {
  const results = new Map<number, Compiled>();
  let errors: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    for (const seed of seeds) results.set(seed, compiled(`random-${seed}`, randomFlow(seed)));
    const modules = [...results].flatMap(([seed, { module }]) => (module === undefined ? [] : [[`random-${seed}`, module.text] as const]));
    errors = typeErrors(new Map(modules));
  });

  it("mostly compile", () => {
    expect([...results.values()].filter(({ module }) => module !== undefined).length).toBeGreaterThan(seeds.length / 2);
  });

  it.each(seeds)("number %i compiles to what parses and type-checks, or says why not", (seed) => {
    const result = results.get(seed);
    expect(result?.diagnostics.map((one) => one.code)).not.toContain("flow/internal");
    if (result?.module !== undefined) expect(() => transformSync(result.module?.text ?? "", { loader: "ts" })).not.toThrow();
    expect(errors.get(`random-${seed}`) ?? []).toEqual([]);
  });
});
