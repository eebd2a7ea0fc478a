import { defineNode } from "../../catalogue/define-node.ts";
import { type EmitContext, type Input, type PinContext, pull } from "../../catalogue/emission.ts";
import { choiceField } from "../../catalogue/fields.ts";
import { eventInput, eventOutput, type InputPin, valueInput, valueOutput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { Statement } from "../../ir/statement.ts";
import { limitFor, type NumberPinType, numberPin } from "../../model/pin-type.ts";

const labels = {
  plus: "plus",
  minus: "minus",
  times: "times",
  "divided by": "divided by",
  remainder: "remainder of division by",
  power: "to the power of",
  sum: "sum of all",
  lowest: "lowest of all",
  highest: "highest of all",
  average: "average of all",
  absolute: "distance from 0",
} as const;
type Operation = keyof typeof labels;

/** What computes it, and how many operands it takes: two by name, all that are wired, or one. */
const operations: { readonly [O in Operation]: { readonly function: string; readonly takes: "two" | "all" | "one" } } = {
  plus: { function: "plus", takes: "two" },
  minus: { function: "minus", takes: "two" },
  times: { function: "times", takes: "two" },
  "divided by": { function: "dividedBy", takes: "two" },
  remainder: { function: "remainder", takes: "two" },
  power: { function: "power", takes: "two" },
  sum: { function: "plus", takes: "all" },
  lowest: { function: "lowest", takes: "all" },
  highest: { function: "highest", takes: "all" },
  average: { function: "average", takes: "all" },
  absolute: { function: "absolute", takes: "one" },
};

/** Whether both operands, and the result, are of one unit. */
function keepsUnit(operation: Operation): boolean {
  return !["times", "divided by", "power"].includes(operation);
}

/** The operand that may be an event: the result is then one as well. */
function firstOf(operation: Operation): string | undefined {
  const { takes } = operations[operation];
  return takes === "all" ? undefined : takes === "two" ? "a" : "in";
}

function isOnEvent(context: PinContext, operation: Operation): boolean {
  const first = firstOf(operation);
  return first !== undefined && context.connectedRole(first) === "event";
}

function inputsOf(context: PinContext, operation: Operation): readonly InputPin[] {
  const { takes } = operations[operation];
  const onEvent = isOnEvent(context, operation);
  const first = (name: string, type: NumberPinType, help: string): InputPin =>
    onEvent ? eventInput(name, type, { help: `${help} The result is worked out each time it comes.` }) : valueInput(name, type, { help });
  if (takes === "all") {
    return [valueInput("in", limitFor(context.connected("in")), { help: "The numbers: wire as many as needed.", many: true })];
  }
  if (takes === "one") return [first("in", limitFor(context.connected("in")), "The number.")];
  const [a, b] = [limitFor(context.connected("a")), limitFor(context.connected("b"))];
  return [
    first("a", a.unit === undefined && keepsUnit(operation) ? b : a, "The first number."),
    valueInput("b", keepsUnit(operation) && a.unit !== undefined ? a : b, {
      help: "The second number.",
      use: onEvent ? "when-fired" : "read",
    }),
  ];
}

function resultType(context: PinContext, operation: Operation): NumberPinType {
  const [one, other] = inputsOf(context, operation).map((pin) => limitFor(pin.type));
  if (one === undefined || operation === "power") return numberPin;
  if (keepsUnit(operation)) return one;
  // 5 W times 3 is 15 W; what W times V is, or W divided by W, is not for a unit's name to say.
  if (operation === "divided by") return other?.unit === undefined ? one : numberPin;
  return one.unit === undefined ? (other ?? numberPin) : other?.unit === undefined ? one : numberPin;
}

function operandsOf(context: EmitContext, operation: Operation): readonly Expression[] {
  const inputs = operations[operation].takes === "two" ? [context.input("a"), context.input("b")] : context.inputs("in");
  return inputs.map((input) => input.expression);
}

export const arithmeticNode = defineNode({
  kind: "arithmetic",
  title: "Arithmetic",
  group: "Values",
  help:
    "Computes with numbers. Unknown while one of them is, and where there is no result, as in a division by 0. Where the first number " +
    "is an event, so is the result.",
  phrase: "{a?} {do} {b?} {in?}",
  keywords: ["add", "subtract", "multiply", "divide", "plus", "minus", "times", "sum", "average", "minimum", "maximum", "calculate"],
  settings: {
    do: choiceField({ label: "Compute", help: "What is computed.", words: labels, default: "plus" }),
  },
  pins: (context, settings) => {
    const output = isOnEvent(context, settings.do) ? eventOutput : valueOutput;
    return {
      inputs: inputsOf(context, settings.do),
      outputs: [output("out", resultType(context, settings.do), { help: "The result." })],
    };
  },
  emit: (context, settings) => {
    const computes = operations[settings.do].function;
    const first = firstOf(settings.do);
    if (first === undefined || !context.isEvent(first))
      return { outputs: { out: pull(call(computes, ...operandsOf(context, settings.do))) } };
    const fire = ({ expression }: Input): readonly Statement[] => {
      const others = first === "a" ? [context.input("b").expression] : [];
      return context.fire("out", { expression: call(computes, expression, ...others), type: context.typeOf("out"), known: false });
    };
    return { when: { [first]: fire } };
  },
  examples: [
    {
      title: "The dining lamp is half as bright as the hall's",
      flow: {
        ziggyFlow: 1,
        devices: { hall: { ieee: "0x680ae2fffe112233" }, dining: { ieee: "0x680ae2fffe112244" } },
        nodes: {
          hall: { kind: "device", settings: { device: "hall" } },
          half: { kind: "arithmetic", settings: { do: "divided by" }, inputs: { b: 2 } },
          dining: { kind: "device", settings: { device: "dining" } },
        },
        wires: ["hall.brightness -> half.a", "half.out -> dining.brightness"],
      },
    },
    {
      title: "The brighter of two lamps sets a limit",
      flow: {
        ziggyFlow: 1,
        devices: { hall: { ieee: "0x680ae2fffe112233" }, dining: { ieee: "0x680ae2fffe112244" } },
        nodes: {
          hall: { kind: "device", settings: { device: "hall" } },
          dining: { kind: "device", settings: { device: "dining" } },
          brightest: { kind: "arithmetic", settings: { do: "highest" } },
          line: { kind: "log", settings: { text: "Brightest:" } },
        },
        wires: ["hall.brightness -> brightest.in", "dining.brightness -> brightest.in", "brightest.out -> line.in"],
      },
    },
  ],
});
