import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { call, literal, options } from "../../ir/build.ts";
import { booleanPin, durationPin } from "../../model/pin-type.ts";

export const heldForNode = defineNode({
  kind: "held-for",
  title: "Held for",
  group: "While",
  help:
    "True once its input has been true for a while without a break: a window left open. False again as soon as the input is. Durable, " +
    "the time goes on over a restart.",
  phrase: "If {in} holds for {for}",
  keywords: ["on-delay", "stays", "long", "open", "timer", "since"],
  settings: {},
  durable: true,
  bypass: { in: "out" },
  pins: {
    inputs: [
      valueInput("in", booleanPin, { help: "What has to stay true.", use: "observe" }),
      valueInput("for", durationPin, { help: "For how long.", use: "when-fired", default: "5m" }),
    ],
    outputs: booleanOutputs("Whether it has been true for long enough."),
  },
  emit: (context) => ({
    object: call(
      "heldFor",
      literal(context.id),
      context.observe("in"),
      settingArgument(context.input("for")),
      ...options({ durable: context.durable }),
    ),
    outputs: booleanOutput(observable(context.self)),
  }),
  examples: [
    {
      title: "The coffee machine does not stay on for more than an hour",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          coffee: { kind: "device", settings: { device: "coffee" } },
          forgotten: { kind: "held-for", inputs: { for: "1h" }, durable: true },
          machine: { kind: "device", settings: { device: "coffee" } },
        },
        wires: ["coffee.state -> forgotten.in", "forgotten.true -> machine.state.off"],
      },
    },
  ],
});
