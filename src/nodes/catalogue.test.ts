import { describe, expect, it } from "vitest";
import { paletteGroups } from "../catalogue/define-node.ts";
import { exampleHome } from "../catalogue/example-home.ts";
import { phraseOf } from "../catalogue/phrase.ts";
import { compileText } from "../compiler/compile.ts";
import { parseFlow } from "../model/parse.ts";
import { catalogue, nodeKinds } from "./index.gen.ts";

/** What is asked of every kind. That examples type-check and run is checked by test/flows/node-examples.test.ts. */
describe.each(nodeKinds)("kind $kind", (kind) => {
  it("has help that begins with a short sentence", () => {
    const [first = ""] = kind.help.split(/(?<=[.!?])\s/);
    expect(first).toMatch(/^[A-Z].*\.$/);
    expect(first.length).toBeLessThanOrEqual(120);
  });

  it("is in a group of the palette", () => {
    expect(paletteGroups).toContain(kind.group);
  });

  it("has an example", () => {
    expect(kind.examples.length).toBeGreaterThan(0);
  });

  const fields = Object.entries(kind.fields).map(([name, field]) => ({ name, field }));
  it.each(fields)("has a label and help for the setting $name", ({ field }) => {
    expect(field.label).not.toBe("");
    expect(field.help).toMatch(/\.$/);
  });

  it.each(fields.filter(({ field }) => field.defaultJson !== undefined))("has a default for $name that it reads back", ({ field }) => {
    expect(field.read(field.defaultJson ?? null)).toEqual({ ok: true, value: field.default });
  });

  it.each(kind.examples)("compiles its example: $title", ({ flow, subflows = {} }) => {
    const { module, diagnostics } = compileText(JSON.stringify(flow), {
      id: "example",
      home: exampleHome,
      catalogue,
      file: "flows/example.json",
      files: new Map(Object.entries(subflows).map(([path, own]) => [`flows/${path}`, parseFlow(JSON.stringify(own))])),
      version: "0.1.0",
    });
    expect(diagnostics).toEqual([]);
    expect(module?.text).toContain('export default flow("example"');
  });

  const phrased = kind.phrase === undefined ? [] : kind.examples;
  it.each(phrased)("says in a phrase what it does in its example: $title", ({ flow }) => {
    const nodes = [...(parseFlow(JSON.stringify(flow)).document?.nodes.values() ?? [])].filter((node) => node.kind === kind.kind);
    expect(nodes.map((node) => phraseOf(kind, node))).not.toContain(kind.title);
  });

  it.each(kind.examples)("appears in its example: $title", ({ flow, subflows }) => {
    expect(JSON.stringify([flow.nodes, subflows])).toContain(`"kind":"${kind.kind}"`);
  });
});

describe("the catalogue", () => {
  it("has every kind once", () => {
    expect(catalogue.size).toBe(nodeKinds.length);
  });
});
