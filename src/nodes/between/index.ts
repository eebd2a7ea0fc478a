import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, pull } from "../../catalogue/emission.ts";
import { booleanOutputs, valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { limitFor } from "../../model/pin-type.ts";

export const betweenNode = defineNode({
  kind: "between",
  title: "Between",
  group: "While",
  help: "True while a number lies between two limits, or on one of them. Unknown while one of the three is.",
  phrase: "If {in} is between {low} and {high}",
  keywords: ["range", "within", "inside", "limits"],
  settings: {},
  pins: (context) => {
    const limit = limitFor(context.connected("in"));
    return {
      inputs: [
        valueInput("in", limit, { help: "The number that is judged." }),
        valueInput("low", limit, { help: "The lower limit." }),
        valueInput("high", limit, { help: "The upper limit." }),
      ],
      outputs: booleanOutputs("Whether it lies between."),
    };
  },
  check: (context) => {
    const [low, high] = [context.written("low"), context.written("high")];
    return typeof low === "number" && typeof high === "number" && low > high
      ? [{ input: "high", problem: "must not be less than the lower limit" }]
      : [];
  },
  emit: (context) => ({
    outputs: booleanOutput(
      pull(call("between", context.input("in").expression, context.input("low").expression, context.input("high").expression)),
    ),
  }),
  examples: [
    {
      title: "A green light while the air is neither dry nor damp",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          pleasant: { kind: "between", inputs: { low: 40, high: 60 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["bedroom.humidity -> pleasant.in", "pleasant.out -> lamp.state"],
      },
    },
  ],
});
