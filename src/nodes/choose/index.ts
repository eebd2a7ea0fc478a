import { defineNode } from "../../catalogue/define-node.ts";
import { type PinContext, pull } from "../../catalogue/emission.ts";
import { typeOfLiteral } from "../../catalogue/literals.ts";
import { valueInput, valueOutput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { anyPin, booleanPin, commonType, limitFor, type PinType } from "../../model/pin-type.ts";

const branches = ["true", "false"] as const;

/** What both results are: the type of what is wired, else that of what is written. */
function resultType(context: PinContext): PinType {
  const wired = commonType(branches.flatMap((pin) => context.connected(pin) ?? []));
  if (wired !== undefined) return wired.type === "number" ? limitFor(wired) : wired;
  const written = branches.map((pin) => context.written(pin)).filter((value) => value !== undefined);
  return commonType(written.map(typeOfLiteral)) ?? anyPin;
}

export const chooseNode = defineNode({
  kind: "choose",
  title: "Choose",
  group: "While",
  help: "One value or another, by a condition. Unknown while the condition is.",
  phrase: "{true} if {if}, else {false}",
  keywords: ["if", "then", "else", "select", "ternary", "either"],
  settings: {},
  pins: (context) => {
    const type = resultType(context);
    return {
      inputs: [
        valueInput("if", booleanPin, { help: "The condition." }),
        valueInput("true", type, { help: "The value while the condition is true." }),
        valueInput("false", type, { help: "The value while it is false." }),
      ],
      outputs: [valueOutput("out", type, { help: "The value that counts now." })],
    };
  },
  emit: (context) => ({
    outputs: {
      out: pull(call("choose", context.input("if").expression, context.input("true").expression, context.input("false").expression)),
    },
  }),
  examples: [
    {
      title: "Bright while somebody is there, else dim",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          level: { kind: "choose", inputs: { true: 254, false: 30 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> level.if", "level.out -> lamp.brightness"],
      },
    },
  ],
});
