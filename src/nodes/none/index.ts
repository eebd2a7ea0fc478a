import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { booleanPin } from "../../model/pin-type.ts";

export const noneNode = defineNode({
  kind: "none",
  title: "None",
  group: "While",
  help: "True when no condition is true, false as soon as one is. Unknown when that cannot be said yet.",
  phrase: "If none of {in}",
  keywords: ["nor", "neither"],
  settings: {},
  pins: {
    inputs: [valueInput("in", booleanPin, { help: "The conditions: wire as many as needed.", many: true })],
    outputs: booleanOutputs("Whether none is true."),
  },
  emit: (context) => ({
    outputs: booleanOutput(pull(call("none", ...context.inputs("in").map((input) => input.expression)))),
  }),
  examples: [
    {
      title: "Light while nobody is there and the coffee machine is off",
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
          none: { kind: "none" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> none.in", "coffee.state -> none.in", "none.out -> lamp.state"],
      },
    },
  ],
});
