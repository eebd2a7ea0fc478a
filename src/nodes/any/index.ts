import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { booleanPin } from "../../model/pin-type.ts";

export const anyNode = defineNode({
  kind: "any",
  title: "Any",
  group: "While",
  help: "True as soon as one condition is true, false when all are false. Unknown when that cannot be said yet.",
  phrase: "If any of {in}",
  keywords: ["or", "either", "some"],
  settings: {},
  pins: {
    inputs: [valueInput("in", booleanPin, { help: "The conditions: wire as many as needed.", many: true })],
    outputs: booleanOutputs("Whether at least one is true."),
  },
  emit: (context) => ({
    outputs: booleanOutput(pull(call("any", ...context.inputs("in").map((input) => input.expression)))),
  }),
  examples: [
    {
      title: "Light while somebody is there or the coffee machine is on",
      flow: {
        ziggyFlow: 1,
        devices: {
          motion: { ieee: "0x00158d0001a2b3c4" },
          coffee: { ieee: "0xa4c138ff5e87262c" },
          lamp: { ieee: "0x680ae2fffe112233" },
        },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          coffee: { kind: "device", settings: { device: "coffee" } },
          any: { kind: "any" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> any.in", "coffee.state -> any.in", "any.out -> lamp.state"],
      },
    },
  ],
});
