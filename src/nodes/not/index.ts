import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { booleanPin } from "../../model/pin-type.ts";

export const notNode = defineNode({
  kind: "not",
  title: "Not",
  group: "While",
  help: "The opposite of a condition. Unknown while the condition is unknown.",
  phrase: "Not {in}",
  keywords: ["opposite", "invert", "negate"],
  settings: {},
  pins: {
    inputs: [valueInput("in", booleanPin, { help: "The condition." })],
    outputs: booleanOutputs("The opposite."),
  },
  emit: (context) => ({ outputs: booleanOutput(pull(call("not", context.input("in").expression))) }),
  examples: [
    {
      title: "Light while nobody is there",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          empty: { kind: "not" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> empty.in", "empty.out -> lamp.state"],
      },
    },
  ],
});
