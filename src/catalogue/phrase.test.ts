import { describe, expect, it } from "vitest";
import { minutes } from "../base/duration.ts";
import type { Json } from "../base/json.ts";
import type { FlowNode } from "../model/document.ts";
import { booleanPin, durationPin, numberPin } from "../model/pin-type.ts";
import { defineNode, type NodeKind } from "./define-node.ts";
import { choiceField, durationField, flagField, numberField, optional, severalField, textField } from "./fields.ts";
import { phraseOf } from "./phrase.ts";
import { eventInput, valueInput } from "./pins.ts";

function kindWith(phrase: string | undefined): NodeKind {
  return defineNode({
    kind: "sample",
    title: "Sample",
    group: "Do",
    help: "A sample.",
    ...(phrase !== undefined && { phrase }),
    settings: {
      is: choiceField({ label: "Is", help: "How.", words: { below: "below", atMost: "at most" }, default: "below" }),
      days: severalField({ label: "Days", help: "When.", words: { mon: "Monday", tue: "Tuesday" }, default: [] }),
      period: durationField({ label: "Period", help: "How long.", default: minutes(3) }),
      limit: numberField({ label: "Limit", help: "How much.", unit: "W", default: 5 }),
      loud: flagField({ label: "Loud", help: "How loud.", default: false }),
      name: optional(textField({ label: "Name", help: "What for." })),
      topic: textField({ label: "Topic", help: "Where to." }),
    },
    pins: {
      inputs: [
        valueInput("a", { type: "number", unit: "lx" }, { help: "What is judged." }),
        valueInput("for", durationPin, { help: "How long.", default: "90s" }),
        eventInput("to", numberPin, { help: "Where to." }),
        valueInput("open", booleanPin, { help: "Whether.", default: true }),
      ],
      outputs: [],
    },
    emit: () => ({}),
    examples: [],
  });
}

function nodeWith(settings: { readonly [name: string]: Json }, inputs: { readonly [pin: string]: Json } = {}): FlowNode {
  return {
    kind: "sample",
    title: undefined,
    note: undefined,
    settings: new Map(Object.entries({ topic: "home", ...settings })),
    inputs: new Map(Object.entries(inputs)),
    durable: false,
    disabled: false,
    silence: new Map(),
    extra: new Map(),
  };
}

describe("phraseOf", () => {
  it.each<[what: string, phrase: string, node: FlowNode, text: string]>([
    ["a choice under its label", "If {is}", nodeWith({ is: "atMost" }), "If at most"],
    ["a default", "If {is}", nodeWith({}), "If below"],
    ["several words", "On {days}", nodeWith({ days: ["mon", "tue"] }), "On Monday, Tuesday"],
    ["a duration", "Every {period}", nodeWith({ period: "1.5h" }), "Every 90 min"],
    ["a number with its unit", "Above {limit}", nodeWith({ limit: 20 }), "Above 20 W"],
    ["a flag", "Loud: {loud}", nodeWith({ loud: true }), "Loud: true"],
    ["an optional setting that is given", "Say {name}", nodeWith({ name: "hello" }), "Say hello"],
    ["nothing for one that is not", "Say {name} now", nodeWith({}), "Say now"],
    ["a written input with its unit", "If {a}", nodeWith({}, { a: 40 }), "If 40 lx"],
    ["a record by its fields", "To {to}", nodeWith({}, { to: { brightness: 20, color: { x: 1 } } }), 'To brightness 20, color {"x":1}'],
    ["an input's default", "Wait {for}", nodeWith({}), "Wait 90 s"],
    ["an input that has neither by its name", "If {a} is {is}", nodeWith({}), "If a is below"],
    ["what it begins with as the beginning of a sentence", "{is}", nodeWith({}), "Below"],
    ["no time where there is none", "{period} before", nodeWith({ period: "0s" }), "Before"],
    ["nothing for a pin that only some of the nodes have", "Set {nothing?} to {limit}", nodeWith({}), "Set to 5 W"],
    ["long texts shortened", "On {topic}", nodeWith({ topic: "a".repeat(99) }), `On ${"a".repeat(31)}…`],
    ["texts on one line", "On {topic}", nodeWith({ topic: "one\ntwo" }), "On one two"],
    ["a text that looks like a phrase as it is", "On {topic}", nodeWith({ topic: "{is} $& {x}" }), "On {is} $& {x}"],
  ])("puts in %s", (_what, phrase, node, text) => {
    expect(phraseOf(kindWith(phrase), node)).toBe(text);
  });

  it.each<[what: string, phrase: string | undefined, node: FlowNode]>([
    ["there is no phrase", undefined, nodeWith({})],
    ["the phrase names what the kind does not have", "If {nothing}", nodeWith({})],
    ["the phrase names what objects have by themselves", "If {constructor}", nodeWith({})],
    ["nothing is left of it", "{name}", nodeWith({})],
    ["a setting cannot be read", "If {is}", nodeWith({ is: "sideways" })],
    ["a setting is missing", "On {topic}", { ...nodeWith({}), settings: new Map() }],
  ])("is the kind's title when %s", (_what, phrase, node) => {
    expect(phraseOf(kindWith(phrase), node)).toBe("Sample");
  });

  it.each([
    ["what is wired to a value input, whatever is written into it", "If {a} is {is}", { a: 1 }, "If illuminance is below"],
    ["what is written into an event input, whatever is wired to it", "Go to {to}", { to: 254 }, "Go to 254"],
    ["what is wired to an event input without a written value", "Go to {to}", {}, "Go to illuminance"],
  ])("names %s", (_what, phrase, inputs, text) => {
    expect(phraseOf(kindWith(phrase), nodeWith({}, inputs), () => "illuminance")).toBe(text);
  });
});
