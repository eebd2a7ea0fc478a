import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { anyPin } from "../../model/pin-type.ts";

export const isKnownNode = defineNode({
  kind: "is-known",
  title: "Is known",
  group: "While",
  help:
    "True once a value is known, false while it is not. A value is unknown until the device has first reported it. For what shall " +
    "happen even so.",
  phrase: "If {in} is known",
  keywords: ["unknown", "undefined", "missing", "reported", "available"],
  settings: {},
  pins: {
    inputs: [valueInput("in", anyPin, { help: "The value." })],
    outputs: booleanOutputs("Whether the value is known."),
  },
  emit: (context) => ({ outputs: booleanOutput(pull(call("isKnown", context.input("in").expression))) }),
  examples: [
    {
      title: "Asks the lamp for its brightness when nothing is known of it",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
          known: { kind: "is-known" },
          ask: { kind: "gate" },
        },
        wires: [
          "lamp.brightness -> known.in",
          "remote.action.on -> ask.in",
          "known.out -> ask.open",
          "ask.blocked -> lamp.brightness.query",
        ],
      },
    },
  ],
});
