import { describe, expect, it } from "vitest";
import {
  arrow,
  binding,
  call,
  constant,
  forEach,
  invoke,
  isEqual,
  isNotUndefined,
  literal,
  member,
  nameOf,
  negate,
  perform,
  when,
  whenEach,
} from "../ir/build.ts";
import type { Expression } from "../ir/expression.ts";
import { printModule } from "../ir/print-module.ts";
import type { Statement } from "../ir/statement.ts";
import { tidy } from "./tidy.ts";

const home = binding("home");
const lamp = binding("lamp");
const on = binding("on");
const lampConstant = constant(lamp, member(nameOf(home), "hallLamp"));
const turnOn = perform(invoke(nameOf(lamp), "turnOn"));
const turnOff = perform(invoke(nameOf(lamp), "turnOff"));
const dark = call("dark");

function listening(...body: readonly Statement[]): Statement {
  return perform(invoke(nameOf(lamp), "on", arrow([on], body)));
}

/** The flow's text after tidying, from the first listener or declaration on. */
function tidied(listeners: readonly Statement[], declarations: readonly Statement[] = []): string {
  const result = tidy({ roles: [lampConstant], declarations, functions: [], listeners });
  const body = [...result.roles, ...result.declarations, ...result.functions, ...result.listeners];
  const { text } = printModule({
    header: "x",
    homeModule: "./home",
    description: [],
    exports: { type: "flow" as const, id: "test" },
    home,
    body,
  });
  return text.slice(text.indexOf("hallLamp;") + 12, text.lastIndexOf("\n});")).replaceAll("\n  ", "\n");
}

const word = binding("word");
const wordConstant = constant(word, call("drawn"));
const isKnown = isNotUndefined(nameOf(word));
const isDay = isEqual(nameOf(word), literal("day"));
const dayOrNight = (...otherwise: readonly Statement[]) =>
  whenEach(
    nameOf(word),
    [
      { labels: ["day"], body: [turnOff] },
      { labels: ["night"], body: [turnOn] },
    ],
    otherwise,
  );

describe("the words of a switch", () => {
  const cases = (...words: readonly (readonly [string, Statement])[]) =>
    whenEach(
      nameOf(word),
      words.map(([label, statement]) => ({ labels: [label], body: [statement] })),
    );
  it.each<readonly [string, readonly Statement[], string]>([
    ["at which the same happens", cases(["day", turnOn], ["night", turnOn]), 'if (word === "day" || word === "night") lamp.turnOn();'],
    [
      "of which there are many",
      cases(["day", turnOn], ["dusk", turnOn], ["night", turnOn]),
      'case "day":\n    case "dusk":\n    case "night":\n      lamp.turnOn();',
    ],
    [
      "stand where the first of them stood",
      cases(["day", turnOn], ["dusk", turnOff], ["night", turnOn]),
      'case "day":\n    case "night":\n      lamp.turnOn();\n      break;\n    case "dusk":',
    ],
  ])("%s", (_, statements, expected) => {
    expect(tidied([perform(invoke(nameOf(lamp), "on", arrow([word], statements)))])).toContain(expected);
  });
});

describe("tests for the unknown", () => {
  it.each<readonly [string, readonly Statement[], string]>([
    ["go where a switch has no default", when(isKnown, dayOrNight()), 'switch (drawn()) {\n    case "day":'],
    ["stay where it has one", when(isKnown, dayOrNight(turnOff)), "if (word !== undefined) {\n    switch (word) {"],
    ["go where something has to be equal", when(isKnown, when(isDay, [turnOn])), 'if (drawn() === "day") lamp.turnOn();'],
    ["go where something has to be true", when(isKnown, when(nameOf(word), [turnOn])), "if (drawn()) lamp.turnOn();"],
    ["stay where there is an else", when(isKnown, when(isDay, [turnOn], [turnOff])), "if (word !== undefined) {\n    if (word ==="],
    ["stay where something has to be false", when(isKnown, when(negate(nameOf(word)), [turnOn])), "if (!word && word !== undefined)"],
    [
      "stay where the value is used",
      when(isKnown, when(isDay, [perform(call("log", nameOf(word)))])),
      "if (word !== undefined && word ===",
    ],
    [
      "stay where the value is used later",
      [...when(isKnown, when(isDay, [turnOn])), perform(call("log", nameOf(word)))],
      "if (word !== undefined && word ===",
    ],
    ["stay where more is done", when(isKnown, [...when(isDay, [turnOn]), turnOff]), "if (word !== undefined) {"],
  ])("%s", (_, body, expected) => {
    expect(tidied([listening(wordConstant, ...body)])).toContain(expected);
  });
});

describe("conditions", () => {
  it.each<readonly [string, readonly Statement[], string]>([
    ["joins nested ones", when(dark, when(call("late"), [turnOn])), "if (dark() && late()) lamp.turnOn();"],
    ["asks the parameter first", when(dark, when(nameOf(on), [turnOn])), "if (on && dark()) lamp.turnOn();"],
    ["asks the negated parameter first", when(dark, when(negate(nameOf(on)), [turnOn])), "if (!on && dark()) lamp.turnOn();"],
    [
      "keeps nested ones apart that have an else",
      when(dark, when(call("late"), [turnOn]), [turnOff]),
      "if (dark()) {\n    if (late()) lamp.turnOn();\n  } else {\n    lamp.turnOff();\n  }",
    ],
    [
      "makes opposites an else",
      [...when(nameOf(on), [turnOn]), ...when(negate(nameOf(on)), [turnOff])],
      "if (on) {\n    lamp.turnOn();\n  } else {\n    lamp.turnOff();\n  }",
    ],
    [
      "joins equal ones",
      [...when(nameOf(on), [turnOn]), ...when(nameOf(on), [turnOff])],
      "if (on) {\n    lamp.turnOn();\n    lamp.turnOff();\n  }",
    ],
    [
      "does not make an else of what is asked anew",
      [...when(dark, [turnOn]), ...when(negate(dark), [turnOff])],
      "if (dark()) lamp.turnOn();\n  if (!dark()) lamp.turnOff();",
    ],
    [
      "keeps a comment",
      when(dark, [{ ...(when(call("late"), [turnOn])[0] ?? turnOn), comment: ["why"] }]),
      "// why\n  if (dark() && late()) lamp.turnOn();",
    ],
  ])("%s", (_, body, expected) => {
    const parameter = expected.includes("on)") || expected.includes("on &&") ? "on" : "";
    expect(tidied([listening(...body)])).toBe(`lamp.on((${parameter}) => {\n  ${expected}\n});`);
  });

  it.each<readonly [string, readonly Statement[], string]>([
    ["always holds", when(literal(true), [turnOn], [turnOff]), "lamp.on(() => lamp.turnOn());"],
    ["never holds", [...when(literal(false), [turnOn]), turnOff], "lamp.on(() => lamp.turnOff());"],
  ])("leaves out what %s", (_, body, expected) => {
    expect(tidied([listening(...body)])).toBe(expected);
  });
});

describe("loops", () => {
  const lamps = binding("lamps");
  const list = constant(lamps, call("list"));
  function loop(items: Expression, method: string): readonly Statement[] {
    const one = binding("light");
    return forEach(one, items, [perform(invoke(nameOf(one), method))]);
  }
  const dimmable = invoke(member(nameOf(home), "devices"), "with", literal("dimmable"));
  const switchable = invoke(member(nameOf(home), "devices"), "with", literal("switchable"));

  it.each<readonly [string, readonly Statement[], number]>([
    ["joins those over the same list", [...loop(nameOf(lamps), "a"), ...loop(nameOf(lamps), "b")], 1],
    ["joins those over the same question", [...loop(dimmable, "a"), ...loop(dimmable, "b")], 1],
    ["keeps those over different questions apart", [...loop(dimmable, "a"), ...loop(switchable, "b")], 2],
    ["keeps those apart with something in between", [...loop(nameOf(lamps), "a"), turnOn, ...loop(nameOf(lamps), "b")], 2],
  ])("%s", (_, body, loops) => {
    const text = tidied([listening(...body)], [list, constant(binding("other"), nameOf(lamps))]);
    expect(text.match(/for \(const/g)).toHaveLength(loops);
    expect(text).toMatch(/light\.a\(\)[\s\S]*light\.b\(\)/);
  });
});

describe("declarations", () => {
  const isDark = binding("is dark");
  const short = constant(isDark, arrow([], call("not", dark)));
  const long = constant(isDark, arrow([], call("below", member(nameOf(lamp), "illuminance", "value"), literal(40))));
  const useOnce = listening(...when(call(nameOf(isDark)), [turnOn]));

  it("writes what is short and used once in its place", () => {
    expect(tidied([useOnce], [short])).toBe("lamp.on(() => {\n  if (not(dark())) lamp.turnOn();\n});");
  });

  it.each<readonly [string, readonly Statement[], readonly Statement[]]>([
    ["is long", [useOnce], [long]],
    ["is used twice", [useOnce, useOnce], [short]],
    ["has a comment", [useOnce], [{ ...short, comment: ["why"] }]],
  ])("keeps the name of what %s", (_, listeners, declarations) => {
    expect(tidied(listeners, declarations)).toContain("const isDark = () =>");
  });

  it("writes a function where its name is handed on", () => {
    const text = tidied([perform(call("threshold", nameOf(isDark)))], [short]);
    expect(text).toBe("threshold(() => not(dark()));");
  });

  it("listens to a short source of events directly, with its comment", () => {
    const beat = binding("beat");
    const source = { ...constant(beat, call("every", literal("beat"))), comment: ["why"] };
    const text = tidied([perform(invoke(nameOf(beat), "on", arrow([], [turnOn])))], [source]);
    expect(text).toBe('// why\nevery("beat").on(() => lamp.turnOn());');
  });
});
