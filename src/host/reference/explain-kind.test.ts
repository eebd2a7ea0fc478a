import { describe, expect, it } from "vitest";
import { nodeKinds } from "../../nodes/index.gen.ts";
import { HostError } from "../host-error.ts";
import { explainKind, explainKinds } from "./explain-kind.ts";

function remedyFor(word: string): string | undefined {
  try {
    explainKind(word);
  } catch (error) {
    return error instanceof HostError ? error.failures[0].remedy : String(error);
  }
  return undefined;
}

describe("the list of kinds", () => {
  it("has every kind, under its group", () => {
    const { text } = explainKinds();
    expect(nodeKinds.filter(({ kind }) => !new RegExp(`^  ${kind} `, "m").test(text))).toEqual([]);
    expect(text).toMatch(/^While\n(?: .*\n)*? {2}gate .*Lets events through/m);
  });

  it("fits a terminal of a hundred letters", () => {
    expect(
      explainKinds()
        .text.split("\n")
        .filter((line) => line.length > 100),
    ).toEqual([]);
  });
});

describe("one kind", () => {
  it.each(nodeKinds)("$kind says what it does, and shows its first example as file and as module", (kind) => {
    const { text } = explainKind(kind.kind);
    expect(text.replaceAll(/\s+/g, " ")).toContain(kind.help.replaceAll(/\s+/g, " "));
    expect(text).toContain(`Example: ${kind.examples[0]?.title}`);
    expect(text).toContain('"ziggyFlow": 1');
    expect(text).toContain("export default flow(");
  });

  it("lists settings and pins with their types and defaults", () => {
    const { text } = explainKind("gate");
    expect(text).toContain("  open – value, boolean; default true\n      Whether the gate is open.");
    expect(explainKind("http-fetch").text).toContain('  timeout – duration; default "10s"');
  });

  it("has the same for programs, without pictures", () => {
    const { json } = explainKind("gate");
    expect(json).toMatchObject({
      kind: "gate",
      inputs: [{ name: "in" }, { name: "open", default: "true" }],
      examples: [{ title: expect.any(String) }],
    });
    expect(JSON.stringify(json)).not.toContain("<svg");
  });
});

describe("a kind that is not there", () => {
  it.each([
    ["gat", "perhaps one of these: gate"],
    ["dimmer", "hold-repeat"],
    ["pushover", "notify"],
    ["qqqqqqqq", "ziggy-flow help lists all of them"],
    ["constructor", "ziggy-flow help lists all of them"],
  ])("%s: %s", (word, remedy) => {
    expect(remedyFor(word)).toContain(remedy);
  });
});
