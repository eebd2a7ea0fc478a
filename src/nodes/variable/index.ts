import type { Json } from "../../base/json.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, type EmitContext, type Output, observable } from "../../catalogue/emission.ts";
import { choiceField, flagField, jsonField, optional, textField, wordsField } from "../../catalogue/fields.ts";
import { literalExpression, literalProblem, typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, type InputPin, type OutputPin, valueOutput } from "../../catalogue/pins.ts";
import { call, invoke, literal, options, perform, typedCall, undefinedValue } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { anyPin, booleanPin, nothingPin, numberPin, type PinType, textPin } from "../../model/pin-type.ts";

interface Settings {
  readonly type: "number" | "boolean" | "text" | "choice" | "any";
  readonly words: readonly string[];
  readonly unit: string | undefined;
  readonly initial: Json | undefined;
  readonly shared: boolean;
}

function typeOf({ type, words, unit }: Settings): PinType {
  switch (type) {
    case "number":
      return { type: "number", unit };
    case "boolean":
      return booleanPin;
    case "text":
      return textPin;
    case "choice":
      return { type: "choice", words };
    case "any":
      return anyPin;
  }
}

/** The type by settings as they are written, for the form; undefined where they say none. */
function formType(settings: ReadonlyMap<string, Json>): PinType | undefined {
  const type = settings.get("type") ?? "number";
  const words = settings.get("words");
  if (type === "choice") return { type: "choice", words: Array.isArray(words) ? words.filter((word) => typeof word === "string") : [] };
  return [numberPin, booleanPin, textPin].find((one) => one.type === type);
}

/** Words of the pins that fire when the variable becomes this. */
function casesOf({ type, words }: Settings): readonly (readonly [pin: string, is: string | boolean])[] {
  if (type === "boolean") return [["true", true] as const, ["false", false] as const];
  return type === "choice" ? words.map((word) => [word, word] as const) : [];
}

export const variableNode = defineNode({
  kind: "variable",
  title: "Variable",
  group: "Values",
  help: "Keeps a value that the flow sets and reads. Shared, all flows of the home that use its id see the same value.",
  keywords: ["memory", "store", "remember", "state"],
  settings: {
    type: choiceField({
      label: "Type",
      help: "What kind of value it keeps.",
      words: { number: "number", boolean: "yes or no", text: "text", choice: "one of some words", any: "anything (JSON)" },
      default: "number",
    }),
    words: wordsField({ label: "Words", help: "The words of a choice.", default: [] }),
    unit: optional(textField({ label: "Unit", help: "Unit of a number.", placeholder: "%" })),
    initial: optional(jsonField({ label: "At first", help: "What it is until it is first set. Left out: unknown.", of: formType })),
    shared: flagField({ label: "Shared", help: "One variable of this id for the whole home, instead of one a flow.", default: false }),
  },
  durable: true,
  state: { resetBy: ["type"] },
  check: (_context, settings) => {
    const { type, words, initial } = settings;
    if (type === "choice" && words.length === 0) return [{ setting: "words", problem: "must list the words of the choice" }];
    const problem = initial === undefined ? undefined : literalProblem(typeOf(settings), initial);
    return problem === undefined ? [] : [{ setting: "initial", problem }];
  },
  pins: (_context, settings) => {
    const type = typeOf(settings);
    const inputs: InputPin[] = [eventInput("set", type, { help: "Sets it to what comes in, or to the value written here." })];
    if (type.type === "number" && settings.initial !== undefined) {
      inputs.push(eventInput("add", { type: "number", unit: settings.unit }, { help: "Adds to it; negative numbers subtract." }));
    }
    const cases = casesOf(settings).map(([pin]): OutputPin => eventOutput(pin, nothingPin, { help: `Fires when it becomes ${pin}.` }));
    return { inputs, outputs: [valueOutput("out", type, { help: "What it is." }), ...cases] };
  },
  emit: (context, settings) => ({
    object: declaration(context, settings),
    outputs: new Map<string, Output>([
      ["out", observable(context.self)],
      ...casesOf(settings).map(([pin, is]) => [pin, caseOf("out", is)] as const),
    ]),
    when: {
      set: (payload) => [perform(invoke(context.self, "set", payload.expression))],
      add: (payload) => [perform(invoke(context.self, "add", payload.expression))],
    },
  }),
  examples: [
    {
      title: "Counts the times that the coffee machine was switched on",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          coffee: { kind: "device", settings: { device: "coffee" } },
          cups: { kind: "variable", settings: { initial: 0 }, inputs: { add: 1 }, durable: true },
          line: { kind: "log", settings: { text: "Cups:" } },
        },
        wires: ["coffee.state.on -> cups.add", "cups.out -> line.in"],
      },
    },
    {
      title: "A mode of the house",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          mode: {
            kind: "variable",
            settings: { type: "choice", words: ["day", "night"], initial: "day", shared: true },
            inputs: { set: "night" },
          },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["remote.action.off -> mode.set", "mode.night -> lamp.state.off"],
      },
    },
  ],
});

function declaration(context: EmitContext, settings: Settings): Expression {
  const type = typeOf(settings);
  const initial = settings.initial === undefined ? undefined : literalExpression(type, settings.initial);
  const start = initial?.ok === true ? initial.value : undefinedValue;
  const chosen = options({ shared: settings.shared ? literal(true) : undefined, durable: context.durable });
  // A number that starts with a number has `add`, which the overload with a type argument does not.
  const isPlain = initial !== undefined && type.type === "number";
  return isPlain
    ? call("variable", literal(context.id), start, ...chosen)
    : typedCall("variable", [typeExpression(type)], literal(context.id), start, ...chosen);
}
