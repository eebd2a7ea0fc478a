import { describe, expect, it } from "vitest";
import {
  array,
  arrow,
  binary,
  binding,
  call,
  conditional,
  constant,
  forEach,
  functionDeclaration,
  invoke,
  literal,
  member,
  nameOf,
  negate,
  object,
  perform,
  sourceText,
  spread,
  typedCall,
  when,
  whenEach,
} from "./build.ts";
import type { Expression } from "./expression.ts";
import { printModule } from "./print-module.ts";
import type { Statement } from "./statement.ts";
import { booleanType, importedType, listType, literalType, recordType, unionType } from "./type-expression.ts";

const home = binding("home");

/** The lines of a flow's body, without the two columns of indentation. */
function printed(...body: readonly Statement[]): string {
  const { text } = printModule({
    header: "x",
    homeModule: "../generated/home",
    description: [],
    exports: { type: "flow" as const, id: "test" },
    home,
    body,
  });
  return text
    .split("\n")
    .slice(text.split("\n").findIndex((line) => line.startsWith("export default")) + 1, -2)
    .map((line) => line.slice(2))
    .join("\n");
}

const lamp = binding("lamp");
const on = binding("on");
const dark = binding("dark");
const turnOn = perform(invoke(member(nameOf(lamp), "state"), "set", literal(true)));
const turnOff = perform(invoke(member(nameOf(lamp), "state"), "set", literal(false)));
const lampConstant = constant(lamp, member(nameOf(home), "hallLamp"));
const switched = constant(on, literal(true));
const darkened = constant(dark, literal(true));

describe("expressions", () => {
  it.each([
    ["a literal that could end a script", literal("</script>"), '"\\u003c/script>"'],
    ["a negative number", literal(-3), "-3"],
    ["a member that is no identifier", member(nameOf(home), "a b"), 'home["a b"]'],
    ["and in or", binary("||", binary("&&", literal(1), literal(2)), literal(3)), "(1 && 2) || 3"],
    ["or in and", binary("&&", binary("||", literal(1), literal(2)), literal(3)), "(1 || 2) && 3"],
    ["a row of ands", binary("&&", binary("&&", literal(1), literal(2)), literal(3)), "1 && 2 && 3"],
    ["else in and", binary("&&", binary("??", literal(1), literal(2)), literal(3)), "(1 ?? 2) && 3"],
    ["and in else", binary("??", binary("&&", literal(1), literal(2)), literal(3)), "(1 && 2) ?? 3"],
    ["a comparison in and", binary("&&", binary("===", literal(1), literal(2)), literal(3)), "1 === 2 && 3"],
    ["a comparison of comparisons", binary("===", literal(1), binary("===", literal(2), literal(3))), "1 === (2 === 3)"],
    ["a negated comparison", negate(binary("===", literal(1), literal(2))), "!(1 === 2)"],
    ["a double negation", negate(negate(nameOf(home))), "home"],
    ["a condition", conditional(literal(true), literal(1), literal(2)), "true ? 1 : 2"],
    ["a member of a condition", member(conditional(literal(true), literal(1), literal(2)), "x"), "(true ? 1 : 2).x"],
    ["an empty object", object({}), "{}"],
    ["an object", object({ above: literal(1), "not plain": literal(2), left: undefined }), '{ above: 1, "not plain": 2 }'],
    ["a member called __proto__", { type: "object", entries: [{ key: "__proto__", value: literal(1) }] } as const, '{ ["__proto__"]: 1 }'],
    ["a list", array([literal(1), spread(nameOf(home))]), "[1, ...home]"],
    ["an arrow to an object", arrow([], object({ a: literal(1) })), "() => ({ a: 1 })"],
    ["an empty block", arrow([], []), "() => {}"],
    ["a type argument", typedCall("delay", [unionType([literalType("a"), booleanType])], literal("x")), 'delay<"a" | boolean>("x")'],
    ["a list type of a union", typedCall("delay", [listType(unionType([literalType(1), literalType(2)]))]), "delay<readonly (1 | 2)[]>()"],
    ["a record type", typedCall("delay", [recordType([{ key: "hue", type: booleanType }])]), "delay<{ readonly hue?: boolean }>()"],
    ["source lines", call("code", literal("x"), sourceText(["() => {", "  return 1;", "}"])), 'code("x", () => {\n  return 1;\n})'],
  ])("prints %s", (_, expression, expected) => {
    expect(printed(perform(expression))).toBe(`${expected};`);
  });

  it("breaks arguments that do not fit one a line", () => {
    const long = literal("a text that is so long that three of it do not fit into one line");
    expect(printed(perform(call("textOf", long, long)))).toMatch(/^textOf\(\n {2}"a text.*",\n {2}"a text.*",\n\);$/);
  });

  it("keeps a listener's function on the line of its call", () => {
    const listener = perform(invoke(nameOf(lamp), "on", arrow([on], [turnOn, turnOff])));
    expect(printed(lampConstant, listener)).toContain("lamp.on((on) => {\n  lamp.state.set(true);\n  lamp.state.set(false);\n});");
  });
});

describe("a listener that does one thing", () => {
  /** With it `lamp.on((on) => log("…"));` takes all 120 columns, two of them indentation. */
  const longest = "a".repeat(93);

  it.each<[what: string, body: readonly Statement[], expected: string]>([
    ["is one line without braces", [turnOn], "lamp.on((on) => lamp.state.set(true));"],
    ["is one line up to the last column", [perform(call("log", literal(longest)))], `lamp.on((on) => log("${longest}"));`],
    ["is a block beyond the last column", [perform(call("log", literal(`${longest}a`)))], `lamp.on((on) => {\n  log("${longest}a");\n});`],
    ["is a block with a comment", [{ ...turnOn, comment: ["why"] }], "lamp.on((on) => {\n  // why\n  lamp.state.set(true);\n});"],
    ["is a block with a condition", when(nameOf(dark), [turnOn]), "lamp.on((on) => {\n  if (dark) lamp.state.set(true);\n});"],
  ])("%s", (_what, body, expected) => {
    const listener = perform(invoke(nameOf(lamp), "on", arrow([on], body)));
    expect(printed(lampConstant, darkened, listener)).toBe(`const lamp = home.hallLamp;\nconst dark = true;\n${expected}`);
  });

  it("keeps code of several lines in a block", () => {
    const code = perform(call("code", sourceText(["() => {", "  return 1;", "}"])));
    expect(printed(perform(call("start", arrow([], [code]))))).toBe("start(() => {\n  code(() => {\n    return 1;\n  });\n});");
  });
});

describe("statements", () => {
  it.each([
    ["a short if", when(nameOf(on), [turnOn]), "if (on) lamp.state.set(true);"],
    ["an if with two statements", when(nameOf(on), [turnOn, turnOff]), "if (on) {\n  lamp.state.set(true);\n  lamp.state.set(false);\n}"],
    ["an else", when(nameOf(on), [turnOn], [turnOff]), "if (on) {\n  lamp.state.set(true);\n} else {\n  lamp.state.set(false);\n}"],
    [
      "an else if",
      when(nameOf(on), [turnOn], when(nameOf(dark), [turnOff])),
      "if (on) {\n  lamp.state.set(true);\n} else if (dark) {\n  lamp.state.set(false);\n}",
    ],
    ["an if that only does something otherwise", when(nameOf(on), [], [turnOff]), "if (!on) lamp.state.set(false);"],
    ["a loop", forEach(binding("one"), nameOf(lamp), [turnOn]), "for (const one of lamp) lamp.state.set(true);"],
    [
      "a switch",
      whenEach(
        nameOf(on),
        [
          { labels: ["a", "b"], body: [turnOn] },
          { labels: [3], body: [] },
        ],
        [turnOff],
      ),
      'switch (on) {\n  case "a":\n  case "b":\n    lamp.state.set(true);\n    break;\n  case 3:\n    break;\n  default:\n    lamp.state.set(false);\n    break;\n}',
    ],
    ["a switch with one case", whenEach(nameOf(on), [{ labels: ["a"], body: [turnOn] }]), 'if (on === "a") lamp.state.set(true);'],
    [
      "a function",
      [functionDeclaration(binding("light up"), [{ binding: binding("value"), type: importedType("Json") }], [turnOn])],
      "function lightUp(value: Json): void {\n  lamp.state.set(true);\n}",
    ],
    ["a comment", [{ ...turnOn, comment: ["so */ that"] }], "// so *\\/ that\nlamp.state.set(true);"],
  ])("prints %s", (_, statements, expected) => {
    expect(printed(lampConstant, switched, darkened, ...statements)).toBe(
      `const lamp = home.hallLamp;\nconst on = true;\nconst dark = true;\n${expected}`,
    );
  });

  it("gives a case that declares something a block of its own", () => {
    const inner = binding("value");
    const [statement] = whenEach(nameOf(on), [
      { labels: ["a"], body: [constant(inner, literal(1)), perform(nameOf(inner))] },
      { labels: ["b"], body: [turnOn] },
    ]);
    expect(printed(lampConstant, switched, ...(statement === undefined ? [] : [statement]))).toContain('case "a": {\n    const value = 1;');
  });
});

describe("options", () => {
  const longText = "a".repeat(90);
  const written = object({ url: literal(longText), method: literal("POST"), retries: literal(3) });

  it.each<[what: string, args: readonly Expression[], expected: string]>([
    ["stay on the line where there is room", [literal("x"), object({ a: literal(1) })], 'call("x", { a: 1 });'],
    [
      "begin on the line of short arguments",
      [literal("x"), written],
      `call("x", {\n  url: "${longText}",\n  method: "POST",\n  retries: 3,\n});`,
    ],
    [
      "stand below long arguments",
      [literal(longText), object({ text: literal("b".repeat(60)) })],
      `call(\n  "${longText}",\n  { text: "${"b".repeat(60)}" },\n);`,
    ],
  ])("%s", (_what, args, expected) => {
    expect(printed(perform(call("call", ...args)))).toBe(expected);
  });
});

describe("names", () => {
  it("keeps a parameter from hiding a constant, an import or another parameter's home", () => {
    const inner = binding("lamp");
    const listener = perform(invoke(nameOf(lamp), "on", arrow([inner], [perform(call("log", nameOf(inner), nameOf(lamp)))])));
    const log = constant(binding("log"), literal(1));
    expect(printed(lampConstant, log, listener)).toBe(
      "const lamp = home.hallLamp;\nconst logNode = 1;\nlamp.on((lamp2) => log(lamp2, lamp));",
    );
  });

  it.each([
    ["an import", "log", member(nameOf(home), "hallLamp"), "const logDevice = home.hallLamp;"],
    ["a word of the language", "switch", member(nameOf(home), "hallLamp"), "const switchDevice = home.hallLamp;"],
    ["the home", "home", literal(1), "const homeNode = 1;"],
    ["nothing", "lamp", literal(1), "const lamp = 1;"],
  ])("says of a constant called like %s what it is", (_, hint, value, expected) => {
    const uses = perform(call("log", literal("")));
    expect(printed(constant(binding(hint), value), uses).split("\n")[0]).toBe(expected);
  });

  it("lets neighbours use the same name", () => {
    const listener = () => {
      const inner = binding("on");
      return perform(invoke(nameOf(lamp), "on", arrow([inner], [perform(nameOf(inner))])));
    };
    expect(printed(lampConstant, listener(), listener()).match(/\(on\) =>/g)).toHaveLength(2);
  });

  it("refuses to print a name outside its scope", () => {
    expect(() => printed(perform(nameOf(binding("nowhere"))))).toThrow('"nowhere"');
  });
});

describe("modules", () => {
  it("imports what is mentioned, sorted, values and types apart", () => {
    const body = [perform(call("minutes", nameOf(home))), perform(typedCall("delay", [importedType("Json")], call("above")))];
    const { text } = printModule({
      header: "Made.",
      homeModule: "./home",
      description: ["One */", "two"],
      exports: { type: "flow" as const, id: 'a"b' },
      home,
      body,
    });
    expect(text).toBe(`// Made.
import { above, delay, flow, minutes } from "ziggy-flow";
import type { Json } from "ziggy-flow";
import type { Home } from "./home";

/**
 * One *\\/
 * two
 */
export default flow("a\\"b", (home: Home) => {
  minutes(home);
  delay<Json>(above());
});
`);
  });

  it("leaves out a home that nothing mentions, but not one that written code may use", () => {
    const options = { header: "", homeModule: "./home", description: [], exports: { type: "flow" as const, id: "a" }, home };
    const { text } = printModule({ ...options, body: [perform(call("log", literal(1)))] });
    expect(text).toContain('export default flow("a", () => {');
    expect(text).not.toContain("Home");
    const code = printModule({ ...options, body: [perform(call("code", sourceText(["(a: Json) => home"], ["Json"])))] });
    expect(code.text).toContain('import type { Json } from "ziggy-flow";\nimport type { Home } from "./home";');
  });
});
