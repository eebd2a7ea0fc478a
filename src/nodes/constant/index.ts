import { defineNode } from "../../catalogue/define-node.ts";
import { constantOutput } from "../../catalogue/emission.ts";
import { choiceField, jsonField, optional, textField } from "../../catalogue/fields.ts";
import { literalExpression, literalProblem } from "../../catalogue/literals.ts";
import { valueOutput } from "../../catalogue/pins.ts";
import { undefinedValue } from "../../ir/build.ts";
import { booleanPin, durationPin, type PinType, recordPin, textPin } from "../../model/pin-type.ts";

const simpleTypes: ReadonlyMap<string, PinType> = new Map<string, PinType>([
  ["boolean", booleanPin],
  ["text", textPin],
  ["duration", durationPin],
  ["record", recordPin],
]);

function typeOf(word: string, unit: string | undefined): PinType {
  return simpleTypes.get(word) ?? { type: "number", unit };
}

export const constantNode = defineNode({
  kind: "constant",
  title: "Constant",
  group: "Values",
  help: "A value that never changes. One constant can feed several inputs, so that it is written in one place.",
  phrase: "{value} {unit}",
  keywords: ["number", "text", "fixed", "literal"],
  settings: {
    type: choiceField({
      label: "Type",
      help: "What kind of value it is.",
      words: { number: "number", boolean: "yes or no", text: "text", duration: "duration", record: "record" },
      default: "number",
    }),
    value: jsonField({
      label: "Value",
      help: "The value.",
      of: (settings) => typeOf(String(settings.get("type") ?? "number"), undefined),
    }),
    unit: optional(textField({ label: "Unit", help: "Unit of a number.", placeholder: "°C" })),
  },
  check: (_context, { type, value, unit }) => {
    const problem = literalProblem(typeOf(type, unit), value);
    return problem === undefined ? [] : [{ setting: "value", problem }];
  },
  pins: (_context, { type, value, unit }) => ({
    inputs: [],
    outputs: [valueOutput("out", typeOf(type, unit), { help: "The value.", constant: value })],
  }),
  emit: (_context, { type, value, unit }) => {
    const expression = literalExpression(typeOf(type, unit), value);
    return { outputs: { out: constantOutput(expression.ok ? expression.value : undefinedValue) } };
  },
  examples: [
    {
      title: "One limit for two rooms",
      flow: {
        ziggyFlow: 1,
        devices: {
          bedroom: { ieee: "0x00158d003c96fd0d" },
          lamp: { ieee: "0x680ae2fffe112233" },
          coffee: { ieee: "0xa4c138ff5e87262c" },
        },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          limit: { kind: "constant", settings: { type: "number", value: 60, unit: "%" } },
          humid: { kind: "compare", settings: { is: "above" } },
          dry: { kind: "compare", settings: { is: "at most" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
          coffee: { kind: "device", settings: { device: "coffee" } },
        },
        wires: [
          "bedroom.humidity -> humid.a",
          "limit.out -> humid.b",
          "bedroom.humidity -> dry.a",
          "limit.out -> dry.b",
          "humid.true -> lamp.state.on",
          "dry.true -> coffee.state.off",
        ],
      },
    },
  ],
});
