import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { choiceField } from "../../catalogue/fields.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { anyPin, limitFor, numberPin } from "../../model/pin-type.ts";

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
  phrase: "If {a} is {is} {b}",
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
    const type = free ? (context.connected("a") ?? context.connected("b") ?? anyPin) : limitFor(context.connected("a"));
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
  examples: [
    {
      title: "On when it gets dark",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          dark: { kind: "compare", settings: { is: "below" }, inputs: { b: 40 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.illuminance -> dark.a", "dark.true -> lamp.state.on"],
      },
    },
  ],
});
