import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, type Emission, type EmitContext, type Input, pull } from "../../catalogue/emission.ts";
import { choiceField, codeField } from "../../catalogue/fields.ts";
import {
  booleanOutputs,
  eventInput,
  eventOutput,
  type InputPin,
  type OutputPin,
  type Pins,
  valueInput,
  valueOutput,
} from "../../catalogue/pins.ts";
import { whenTrueOrFalse } from "../../catalogue/statements.ts";
import { binding, call, constant, isNotUndefined, literal, nameOf, perform, sourceText, when } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import type { Statement } from "../../ir/statement.ts";
import { nothingPin } from "../../model/pin-type.ts";
import { type Parameter, readSignature, type Signature } from "./signature.ts";

type Mode = "event" | "value";

const runPin = "run";
const noPins: Pins = { inputs: [], outputs: [] };

export const codeNode = defineNode({
  kind: "code",
  title: "Code",
  group: "Structure",
  help:
    "A function in TypeScript. Its parameters are the inputs, its result is the output; it may use `home`. It has full power over " +
    "the machine that it runs on: read code before running it.",
  keywords: ["typescript", "javascript", "function", "script"],
  settings: {
    mode: choiceField({
      label: "Runs",
      help: "When an event comes in (the first parameter), or whenever its result is read, like any other value.",
      words: { event: "on an event", value: "as a value" },
      default: "event",
    }),
    code: codeField({ label: "Code", help: "One function, such as (celsius: number): boolean => celsius > 20." }),
  },
  check: (_context, { mode, code }) => {
    const signature = readSignature(code.join("\n"));
    if (!signature.ok) return [{ setting: "code", problem: signature.error }];
    const { parameters, result } = signature.value;
    const strict = mode === "value" ? parameters.filter((parameter) => !parameter.mayBeUnknown) : [];
    return [
      ...strict.map(({ name }) => ({ setting: "code", problem: `must take an unknown "${name}": add "| undefined" to its type` })),
      ...(mode === "value" && result === undefined ? [{ setting: "code", problem: "must say what its result is" }] : []),
    ];
  },
  pins: (_context, { mode, code }) => {
    const signature = readSignature(code.join("\n"));
    return signature.ok ? pinsOf(signature.value, mode) : noPins;
  },
  emit: (context, { mode, code }) => {
    const signature = readSignature(code.join("\n"));
    const object = call("code", literal(context.id), sourceText(code, mentionedTypes(code)));
    if (!signature.ok) return { object };
    return { object, ...(mode === "value" ? asValue(context, signature.value) : asEvent(context, signature.value)) };
  },
  uses: () => ({ services: ["code"] }),
  examples: [
    {
      title: "The darker the hall, the brighter the lamp",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          level: {
            kind: "code",
            settings: {
              code: [
                "(occupied: boolean, lux: number): number => {",
                "  if (!occupied) return 0;",
                "  return Math.max(20, 254 - lux);",
                "}",
              ],
            },
          },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> level.occupied", "motion.illuminance -> level.lux", "level.out -> lamp.brightness"],
      },
    },
    {
      title: "Muggy air, as a value",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          muggy: {
            kind: "code",
            settings: {
              mode: "value",
              code: [
                "(celsius: number | undefined, humidity: number | undefined): boolean | undefined => {",
                "  if (celsius === undefined || humidity === undefined) return undefined;",
                "  return celsius > 24 && humidity > 60;",
                "}",
              ],
            },
          },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["bedroom.temperature -> muggy.celsius", "bedroom.humidity -> muggy.humidity", "muggy.true -> lamp.effect.blink"],
      },
    },
  ],
});

/** The types of the runtime that a parameter or result may be of, where the code speaks of them. */
function mentionedTypes(code: readonly string[]): readonly string[] {
  const words = new Set(code.join("\n").match(/[\w$]+/g));
  return ["Json", "JsonObject"].filter((type) => words.has(type));
}

function pinsOf({ parameters, result }: Signature, mode: Mode): Pins {
  if (mode === "value") {
    const inputs = parameters.map(({ name, type }) => valueInput(name, type, { help: `The parameter ${name}.`, optional: true }));
    return { inputs, outputs: result === undefined ? [] : valueOutputs(result) };
  }
  const [first, ...others] = parameters;
  const trigger: InputPin =
    first === undefined
      ? eventInput(runPin, nothingPin, { help: "Runs the code." })
      : eventInput(first.name, first.type, { help: `Runs the code, with this as its parameter ${first.name}.` });
  const inputs = others.map(({ name, type, mayBeUnknown }) =>
    valueInput(name, type, { help: `The parameter ${name}.`, use: "when-fired", optional: mayBeUnknown }),
  );
  return { inputs: [trigger, ...inputs], outputs: result === undefined ? [] : eventOutputs(result) };
}

function valueOutputs(result: OutputPin["type"]): readonly OutputPin[] {
  if (result.type === "boolean") return booleanOutputs("What the code gives back.");
  return [valueOutput("out", result, { help: "What the code gives back." })];
}

function eventOutputs(result: OutputPin["type"]): readonly OutputPin[] {
  const out = eventOutput("out", result, { help: "Fires with what the code gives back." });
  if (result.type !== "boolean") return [out];
  return [
    out,
    eventOutput("true", nothingPin, { help: "Fires when the code gives back true." }),
    eventOutput("false", nothingPin, { help: "Fires when the code gives back false." }),
  ];
}

function asValue(context: EmitContext, { parameters, result }: Signature): Emission {
  const out = pull(call(context.self, ...parameters.map(({ name }) => context.input(name).expression)));
  return { outputs: result?.type === "boolean" ? booleanOutput(out) : { out } };
}

function asEvent(context: EmitContext, { parameters, result }: Signature): Emission {
  const [first, ...others] = parameters;
  const run = (payload: Input): readonly Statement[] =>
    withArguments(context, others, first === undefined ? [] : [payload.expression], (args) => {
      const called = call(context.self, ...args);
      if (result === undefined || context.usedOutputs.length === 0) return [perform(called)];
      return fireResult(context, { expression: called, type: result, known: false });
    });
  return { when: { [first?.name ?? runPin]: run } };
}

/** Reads the other parameters; where one that must be known is unknown, the code does not run. */
function withArguments(
  context: EmitContext,
  [parameter, ...others]: readonly Parameter[],
  before: readonly Expression[],
  body: (args: readonly Expression[]) => readonly Statement[],
): readonly Statement[] {
  if (parameter === undefined) return body(before);
  const input = context.input(parameter.name);
  if (input.known || parameter.mayBeUnknown) return withArguments(context, others, [...before, input.expression], body);
  const value = binding(parameter.name);
  const inner = withArguments(context, others, [...before, nameOf(value)], body);
  return [constant(value, input.expression), ...when(isNotUndefined(nameOf(value)), inner)];
}

/** A boolean result also fires `true` or `false`; it is worked out once. */
function fireResult(context: EmitContext, result: Input): readonly Statement[] {
  if (!context.isUsed("true") && !context.isUsed("false")) return context.fire("out", result);
  const value = binding("result");
  const known: Input = { ...result, expression: nameOf(value), known: true };
  const body = [...context.fire("out", known), ...whenTrueOrFalse(known, context.fire("true"), context.fire("false"))];
  return [constant(value, result.expression), ...when(isNotUndefined(nameOf(value)), body)];
}
