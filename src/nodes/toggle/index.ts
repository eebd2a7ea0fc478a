import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { flagField } from "../../catalogue/fields.ts";
import { booleanOutputs, eventInput } from "../../catalogue/pins.ts";
import { call, invoke, literal, options, perform } from "../../ir/build.ts";
import { booleanPin, nothingPin } from "../../model/pin-type.ts";

export const toggleNode = defineNode({
  kind: "toggle",
  title: "Toggle",
  group: "State",
  help: "A switch inside the flow. It flips with each event, and can be set; it is never unknown.",
  keywords: ["flip", "switch", "memory", "on", "off"],
  settings: {
    initial: flagField({ label: "At first", help: "What it is until it is first flipped or set.", default: false }),
  },
  durable: true,
  pins: {
    inputs: [
      eventInput("flip", nothingPin, { help: "Turns it to the opposite." }),
      eventInput("set", booleanPin, { help: "Sets it to what comes in." }),
      eventInput("on", nothingPin, { help: "Sets it to true." }),
      eventInput("off", nothingPin, { help: "Sets it to false." }),
    ],
    outputs: booleanOutputs("What it is."),
  },
  emit: (context, { initial }) => ({
    object: call("toggle", literal(context.id), ...options({ initial: initial ? literal(true) : undefined, durable: context.durable })),
    outputs: booleanOutput(observable(context.self)),
    when: {
      flip: () => [perform(invoke(context.self, "flip"))],
      set: (payload) => [perform(invoke(context.self, "set", payload.expression))],
      on: () => [perform(invoke(context.self, "set", literal(true)))],
      off: () => [perform(invoke(context.self, "set", literal(false)))],
    },
  }),
  examples: [
    {
      title: "Press for party light, press again to end it",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          party: { kind: "toggle", durable: true },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: [
          "remote.action.on -> party.flip",
          "remote.action.off -> party.off",
          "party.true -> lamp.effect.breathe",
          "party.out -> lamp.state",
        ],
      },
    },
  ],
});
