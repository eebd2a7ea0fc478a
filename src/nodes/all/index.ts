import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { booleanPin } from "../../model/pin-type.ts";

export const allNode = defineNode({
  kind: "all",
  title: "All",
  group: "While",
  help: "True when all conditions are true, false as soon as one is false. Unknown when that cannot be said yet.",
  phrase: "If all of {in}",
  keywords: ["and", "both", "every"],
  settings: {},
  pins: {
    inputs: [valueInput("in", booleanPin, { help: "The conditions: wire as many as needed.", many: true })],
    outputs: booleanOutputs("Whether all are true."),
  },
  emit: (context) => ({
    outputs: booleanOutput(pull(call("all", ...context.inputs("in").map((input) => input.expression)))),
  }),
  examples: [
    {
      title: "Light while somebody is there and the coffee machine is on",
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
          all: { kind: "all" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> all.in", "coffee.state -> all.in", "all.out -> lamp.state"],
      },
    },
  ],
});
