import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs, eventInput } from "../../catalogue/pins.ts";
import { call, invoke, literal, options, perform } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

export const latchNode = defineNode({
  kind: "latch",
  title: "Latch",
  group: "State",
  help:
    "True from the moment it is set until it is reset, however often either happens. For an alarm that stays until somebody has seen it. " +
    "Durable, it survives a restart.",
  phrase: "Until reset",
  keywords: ["set", "reset", "flip-flop", "alarm", "remember", "hold", "acknowledge", "memory"],
  settings: {},
  durable: true,
  pins: {
    inputs: [
      eventInput("set", nothingPin, { help: "Makes it true." }),
      eventInput("reset", nothingPin, { help: "Makes it false. In one turn, what comes last counts." }),
    ],
    outputs: booleanOutputs("Whether it is set."),
  },
  emit: (context) => ({
    object: call("latch", literal(context.id), ...options({ durable: context.durable })),
    outputs: booleanOutput(observable(context.self)),
    when: {
      set: () => [perform(invoke(context.self, "set"))],
      reset: () => [perform(invoke(context.self, "reset"))],
    },
  }),
  examples: [
    {
      title: "The lamp breathes from the first motion on, until somebody presses off",
      flow: {
        ziggyFlow: 1,
        devices: {
          motion: { ieee: "0x00158d0001a2b3c4" },
          remote: { ieee: "0x842e14ff8600b2f0" },
          lamp: { ieee: "0x680ae2fffe112233" },
        },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          remote: { kind: "device", settings: { device: "remote" } },
          seen: { kind: "latch", durable: true },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: [
          "motion.occupancy.on -> seen.set",
          "remote.action.off -> seen.reset",
          "seen.true -> lamp.effect.breathe",
          "seen.out -> lamp.state",
        ],
      },
    },
  ],
});
