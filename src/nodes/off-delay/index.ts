import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { durationArgument } from "../../catalogue/literals.ts";
import { booleanOutputs, fixedInput, valueInput } from "../../catalogue/pins.ts";
import { call, literal, options } from "../../ir/build.ts";
import { booleanPin, durationPin } from "../../model/pin-type.ts";

export const offDelayNode = defineNode({
  kind: "off-delay",
  title: "Off-delay",
  group: "Time",
  help: "True while its input is true, and for a while afterwards. A new true starts the time again.",
  keywords: ["motion", "timer", "after", "linger"],
  settings: {},
  durable: true,
  bypass: { in: "out" },
  pins: {
    inputs: [
      valueInput("in", booleanPin, { help: "What is followed.", use: "observe" }),
      fixedInput("for", durationPin, { help: "How long the result stays true after the input became false.", default: "1m" }),
    ],
    outputs: booleanOutputs("The input, with the time added."),
  },
  emit: (context) => ({
    object: call(
      "offDelay",
      literal(context.id),
      context.observe("in"),
      durationArgument(context, "for"),
      ...options({ durable: context.durable }),
    ),
    outputs: booleanOutput(observable(context.self)),
  }),
  examples: [],
});
