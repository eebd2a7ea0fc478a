import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { call, literal, options } from "../../ir/build.ts";
import { booleanPin, durationPin } from "../../model/pin-type.ts";

export const offDelayNode = defineNode({
  kind: "off-delay",
  title: "Off-delay",
  group: "Time",
  help: "True while its input is true, and for a while afterwards. A new true starts the time again.",
  phrase: "Stays true {for} longer",
  keywords: ["motion", "timer", "after", "linger"],
  settings: {},
  durable: true,
  bypass: { in: "out" },
  pins: {
    inputs: [
      valueInput("in", booleanPin, { help: "What is followed.", use: "observe" }),
      valueInput("for", durationPin, {
        help: "How long the result stays true after the input became false.",
        use: "when-fired",
        default: "1m",
      }),
    ],
    outputs: booleanOutputs("The input, with the time added."),
  },
  emit: (context) => ({
    object: call(
      "offDelay",
      literal(context.id),
      context.observe("in"),
      settingArgument(context.input("for")),
      ...options({ durable: context.durable }),
    ),
    outputs: booleanOutput(observable(context.self)),
  }),
  examples: [
    {
      title: "Light while somebody is there, and two minutes longer",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          present: { kind: "off-delay", inputs: { for: "2m" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> present.in", "present.out -> lamp.state"],
      },
    },
  ],
});
