import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { choiceField } from "../../catalogue/fields.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { anyPin, numberPin } from "../../model/pin-type.ts";

const functions = {
  below: "below",
  "at most": "atMost",
  above: "above",
  "at least": "atLeast",
  equal: "equals",
  different: "differs",
} as const;

export const compareNode = defineNode({
  kind: "compare",
  title: "Compare",
  group: "While",
  help: "Compares two values. Unknown while one of them is unknown.",
  keywords: ["below", "above", "equal", "less", "greater", "than"],
  settings: {
    is: choiceField({
      label: "Is",
      help: "How a is compared with b.",
      words: {
        below: "below",
        "at most": "at most",
        above: "above",
        "at least": "at least",
        equal: "equal to",
        different: "different from",
      },
      default: "below",
    }),
  },
  pins: (context, { is }) => {
    const free = is === "equal" || is === "different";
    const type = free ? (context.connected("a") ?? context.connected("b") ?? anyPin) : withoutRange(context.connected("a"));
    return {
      inputs: [
        valueInput("a", free ? type : numberPin, { help: "The value that is judged." }),
        valueInput("b", type, { help: "What it is compared with." }),
      ],
      outputs: booleanOutputs("Whether the comparison holds."),
    };
  },
  emit: (context, { is }) => ({
    outputs: booleanOutput(pull(call(functions[is], context.input("a").expression, context.input("b").expression))),
  }),
  examples: [],
});

/** A limit has the unit of what it limits, but may lie outside its range. */
function withoutRange(type: { readonly type: string; readonly unit?: string | undefined } | undefined): typeof numberPin {
  return type?.unit === undefined ? numberPin : { type: "number", unit: type.unit };
}
