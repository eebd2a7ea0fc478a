import { conversionPins, emitConversion } from "../../catalogue/conversions.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { valueInput } from "../../catalogue/pins.ts";
import { call } from "../../ir/build.ts";
import { limitFor, type NumberPinType, numberTypeOf } from "../../model/pin-type.ts";

export const clampNode = defineNode({
  kind: "clamp",
  title: "Keep within",
  group: "Values",
  help: "Keeps a number between two limits. What lies beyond becomes the limit.",
  phrase: "{in} within {low} … {high}",
  keywords: ["clamp", "limit", "cap", "minimum", "maximum", "range"],
  settings: {},
  pins: (context) => {
    const type = numberTypeOf(context.connected("in"));
    const limit = limitFor(type);
    const written = (pin: string): number | undefined => {
      const json = context.connected(pin) === undefined ? context.written(pin) : undefined;
      return typeof json === "number" ? json : undefined;
    };
    const out: NumberPinType = { ...limit, min: written("low"), max: written("high") };
    return conversionPins(context, {
      in: type,
      out,
      result: "the number, kept within the limits",
      others: (use) => [
        valueInput("low", limit, { help: "The least that comes out.", use }),
        valueInput("high", limit, { help: "The most that comes out.", use }),
      ],
    });
  },
  check: (context) => {
    const [low, high] = [context.written("low"), context.written("high")];
    return typeof low === "number" && typeof high === "number" && low > high
      ? [{ input: "high", problem: "must not be less than the lower limit" }]
      : [];
  },
  emit: (context) =>
    emitConversion(context, (input) => call("clamp", input, context.input("low").expression, context.input("high").expression)),
  examples: [
    {
      title: "The dining lamp follows the hall's, but never all the way",
      flow: {
        ziggyFlow: 1,
        devices: { hall: { ieee: "0x680ae2fffe112233" }, dining: { ieee: "0x680ae2fffe112244" } },
        nodes: {
          hall: { kind: "device", settings: { device: "hall" } },
          modest: { kind: "clamp", inputs: { low: 20, high: 140 } },
          dining: { kind: "device", settings: { device: "dining" } },
        },
        wires: ["hall.brightness -> modest.in", "modest.out -> dining.brightness"],
      },
    },
  ],
});
