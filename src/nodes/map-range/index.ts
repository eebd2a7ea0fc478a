import { conversionPins, emitConversion } from "../../catalogue/conversions.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { flagField, numberField, optional, textField } from "../../catalogue/fields.ts";
import { array, call, literal, options } from "../../ir/build.ts";
import { type NumberPinType, numberTypeOf, type PinType } from "../../model/pin-type.ts";

interface Settings {
  readonly fromLow: number | undefined;
  readonly fromHigh: number | undefined;
  readonly toLow: number;
  readonly toHigh: number;
  readonly clamp: boolean;
  readonly unit: string | undefined;
}

/** The range that is mapped: what is set, else that of the source. */
function sourceRange(type: PinType | undefined, { fromLow, fromHigh }: Settings): readonly [number | undefined, number | undefined] {
  const own: Partial<NumberPinType> = type?.type === "number" ? type : {};
  return [fromLow ?? own.min, fromHigh ?? own.max];
}

function resultType({ toLow, toHigh, clamp, unit }: Settings): NumberPinType {
  return clamp ? { type: "number", unit, min: Math.min(toLow, toHigh), max: Math.max(toLow, toHigh) } : { type: "number", unit };
}

function rangeProblem(context: PinContext, settings: Settings): string | undefined {
  const [low, high] = sourceRange(context.connected("in"), settings);
  if (low === undefined || high === undefined) return "must be given, as the source has no range of its own";
  return low === high ? "must not be the same as the other end" : undefined;
}

export const mapRangeNode = defineNode({
  kind: "map-range",
  title: "Map range",
  group: "Values",
  help:
    "Carries a number over from one range to another, in proportion: half of one range is half of the other. A range may also run " +
    "downwards.",
  phrase: "{in} to {toLow} … {toHigh}",
  keywords: ["scale", "percent", "proportion", "convert", "linear"],
  settings: {
    fromLow: optional(numberField({ label: "From", help: "Where the source's range begins. Left out: its own." })),
    fromHigh: optional(numberField({ label: "From, end", help: "Where the source's range ends. Left out: its own." })),
    toLow: numberField({ label: "To", help: "Where the result's range begins.", default: 0 }),
    toHigh: numberField({ label: "To, end", help: "Where the result's range ends.", default: 100 }),
    clamp: flagField({ label: "Keep within", help: "Never leave the result's range.", default: true }),
    unit: optional(textField({ label: "Unit", help: "Unit of the result.", placeholder: "%" })),
  },
  check: (context, settings) => {
    const problem = rangeProblem(context, settings);
    return problem === undefined ? [] : [{ setting: settings.fromLow === undefined ? "fromLow" : "fromHigh", problem }];
  },
  pins: (context, settings) =>
    conversionPins(context, {
      in: numberTypeOf(context.connected("in")),
      out: resultType(settings),
      result: "the number in the other range",
    }),
  emit: (context, settings) => {
    const [low = 0, high = 1] = sourceRange(context.typeOf("in"), settings);
    return emitConversion(context, (input) =>
      call(
        "mapRange",
        input,
        array([literal(low), literal(high)]),
        array([literal(settings.toLow), literal(settings.toHigh)]),
        ...options({ clamp: settings.clamp ? literal(true) : undefined }),
      ),
    );
  },
  examples: [
    {
      title: "The darker the hall, the brighter the lamp",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          share: { kind: "map-range", settings: { fromLow: 0, fromHigh: 200, toLow: 254, toHigh: 20 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.illuminance -> share.in", "share.out -> lamp.brightness"],
      },
    },
  ],
});
