import { describe, expect, it } from "vitest";
import { compileNodes, pinsOf } from "../../../test/support/compile-nodes.ts";

const line = { kind: "log" };

function climate(text: string, ...wires: readonly string[]) {
  return compileNodes({ climate: { kind: "text", settings: { text } }, line }, [...wires, "climate.out -> line.in"]);
}

describe("text", () => {
  it("has an input for each name in braces", () => {
    expect(pinsOf("text", { settings: { text: "{a} and { b } and {a}, not {{c}}" } })).toEqual({
      inputs: ["a value any value", "b value any value"],
      outputs: ["out value text"],
    });
  });

  it("puts values where their names stand", () => {
    expect(climate("It is {t} °C.", "bedroom.temperature -> climate.t").body).toContain(
      'derived(() => textOf("It is ", bedroom.temperature.value, " °C."))',
    );
  });

  it("mentions a value as often as the text does", () => {
    expect(climate("{t}/{t}", "bedroom.temperature -> climate.t").body).toContain(
      'textOf(bedroom.temperature.value, "/", bedroom.temperature.value)',
    );
  });

  it("takes written values", () => {
    const nodes = { climate: { kind: "text", settings: { text: "{a}{b}" }, inputs: { a: 5, b: '"`' } }, line };
    expect(compileNodes(nodes, ["climate.out -> line.in"]).body).toContain('textOf(5, "\\"`")');
  });

  it.each([
    ["no inputs", "Good morning", '"Good morning"'],
    ["braces of its own", "{{a}}", '"{a}"'],
    ["what looks like code", '$ ` " \n', '"$ ` \\" \\n"'],
    ["nothing", "", '""'],
  ])("is a constant with %s", (_what, text, written) => {
    const nodes = {
      words: { kind: "text", settings: { text } },
      question: { kind: "http-request", settings: { path: "/" } },
      answer: { kind: "http-reply" },
    };
    const { body } = compileNodes(nodes, ["question.request -> answer.in", "words.out -> answer.body"]);
    expect(body).toContain(`.on((request) => request.reply(200, ${written}));`);
  });

  it.each([
    ["{", 'has a "{" without its partner; write "{{" for the brace itself'],
    ["a } b", 'has a "}" without its partner; write "}}" for the brace itself'],
    ["{a{b}}", 'has a "{" without its partner; write "{{" for the brace itself'],
    ["{ }", 'has an empty {}: write the name of an input into it, or "{{}}" for the braces themselves'],
  ])("refuses %j", (text, problem) => {
    expect(climate(text).problems).toContainEqual(`Text: ${problem}.`);
  });

  it("refuses an input that the text does not mention", () => {
    expect(climate("{a}", "bedroom.temperature -> climate.b").problems).toContainEqual('"climate" has no input "b".');
  });
});
