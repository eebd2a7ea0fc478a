import { conversionPins, emitConversion } from "../../catalogue/conversions.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { limitFor, numberTypeOf } from "../../model/pin-type.ts";

export const roundNode = defineNode({
  kind: "round",
  title: "Round",
  group: "Values",
  help: "The nearest multiple of a step: of 1 for whole numbers, of 0.5 for halves. What lies in the middle goes away from 0.",
  phrase: "Round {in} to {step}",
  keywords: ["whole", "integer", "decimal", "step", "precision"],
  settings: {},
  pins: (context) => {
    const type = numberTypeOf(context.connected("in"));
    const step = { ...limitFor(type), min: 0 };
    return conversionPins(context, {
      in: type,
      out: limitFor(type),
      result: "the rounded number",
      others: (use) => [valueInput("step", step, { help: "What it is a multiple of.", use, default: 1 })],
    });
  },
  check: (context) => (context.written("step") === 0 ? [{ input: "step", problem: "must be above 0" }] : []),
  emit: (context) => emitConversion(context, (input) => call("roundTo", input, context.input("step").expression)),
  examples: [
    {
      title: "Only whole degrees in the log",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          degrees: { kind: "round" },
          line: { kind: "log", settings: { text: "Degrees:" } },
        },
        wires: ["bedroom.temperature -> degrees.in", "degrees.out -> line.in"],
      },
    },
  ],
});
