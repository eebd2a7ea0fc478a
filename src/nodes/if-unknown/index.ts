import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, knownPull, type PinContext } from "../../catalogue/emission.ts";
import { typeOfLiteral } from "../../catalogue/literals.ts";
import { booleanOutputs, fixedInput, valueInput, valueOutput } from "../../catalogue/pins.ts";
import { orElse } from "../../ir/build.ts";
import { anyPin, type PinType } from "../../model/pin-type.ts";

/** The type of what is wired; until then, of what is written. */
function valueType(context: PinContext): PinType {
  const wired = context.connected("in");
  if (wired !== undefined) return wired;
  const written = context.written("otherwise");
  return written === undefined ? anyPin : typeOfLiteral(written);
}

export const ifUnknownNode = defineNode({
  kind: "if-unknown",
  title: "If unknown",
  group: "Values",
  help:
    "A value, or another one while it is unknown. A device that has not reported yet, or never will, then counts as off, or as whatever " +
    "is written here.",
  phrase: "{in}, {otherwise} if unknown",
  keywords: ["default", "fallback", "else", "undefined", "missing", "not reported", "unknown"],
  settings: {},
  pins: (context) => {
    const type = valueType(context);
    const help = "The value; never unknown.";
    return {
      inputs: [
        valueInput("in", type, { help: "The value that may be unknown." }),
        fixedInput("otherwise", type, { help: "What counts while it is." }),
      ],
      outputs: type.type === "boolean" ? booleanOutputs(help) : [valueOutput("out", type, { help })],
    };
  },
  emit: (context) => {
    const out = knownPull(orElse(context.input("in").expression, context.input("otherwise").expression));
    return { outputs: context.typeOf("out").type === "boolean" ? booleanOutput(out) : { out } };
  },
  examples: [
    {
      title: "One button switches both lamps, also while the state of the first is not known",
      flow: {
        ziggyFlow: 1,
        devices: {
          remote: { ieee: "0x842e14ff8600b2f0" },
          hall: { ieee: "0x680ae2fffe112233" },
          dining: { ieee: "0x680ae2fffe112244" },
        },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          hall: { kind: "device", settings: { device: "hall" } },
          lit: { kind: "if-unknown", inputs: { otherwise: false } },
          when: { kind: "gate" },
          lamps: { kind: "device-set", settings: { devices: ["hall", "dining"] } },
        },
        wires: [
          "hall.state -> lit.in",
          "remote.action.on -> when.in",
          "lit.out -> when.open",
          "when.out -> lamps.state.off",
          "when.blocked -> lamps.state.on",
        ],
      },
    },
  ],
});
