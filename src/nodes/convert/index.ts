import { conversionPins, emitConversion } from "../../catalogue/conversions.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { choiceField, optional } from "../../catalogue/fields.ts";
import { call, literal } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { type ConversionStep, conversionBetween, conversions } from "../../model/units.ts";

const units = Object.fromEntries([...new Set(conversions.map(({ from }) => from))].map((unit) => [unit, unit]));

interface Settings {
  readonly from: string | undefined;
  readonly to: string;
}

/** The unit that arrives: as set, else that of the source. */
function sourceUnit(context: PinContext, { from }: Settings): string | undefined {
  const type = context.connected("in");
  return from ?? (type?.type === "number" ? type.unit : undefined);
}

function stepExpression(value: Expression, { do: what, by }: ConversionStep): Expression {
  switch (what) {
    case "times":
      return call("times", value, literal(by));
    case "divided by":
      return call("dividedBy", value, literal(by));
    case "plus":
      return call("plus", value, literal(by));
    case "minus":
      return call("minus", value, literal(by));
    case "reciprocal":
      return call("dividedBy", literal(by), value);
  }
}

export const convertNode = defineNode({
  kind: "convert",
  title: "Convert unit",
  group: "Values",
  help: "The same amount in another unit: °C as °F, mired as kelvin, W as kW.",
  phrase: "{in} in {to}",
  keywords: ["unit", "celsius", "fahrenheit", "kelvin", "mired", "kilowatt", "degrees"],
  settings: {
    from: optional(choiceField({ label: "From", help: "The unit that comes in. Left out: what the source says.", words: units })),
    to: choiceField({ label: "To", help: "The unit that is wanted.", words: units }),
  },
  check: (context, settings) => {
    const from = sourceUnit(context, settings);
    if (from === undefined) return [{ setting: "from", problem: "must be given, as the source does not say its unit" }];
    return conversionBetween(from, settings.to) === undefined ? [{ setting: "to", problem: `cannot be reached from ${from}` }] : [];
  },
  pins: (context, settings) =>
    conversionPins(context, {
      in: { type: "number", unit: sourceUnit(context, settings) },
      out: { type: "number", unit: settings.to },
      result: "the amount in the other unit",
    }),
  emit: (context, { to }) => {
    const type = context.typeOf("in");
    const steps = type.type === "number" ? (conversionBetween(type.unit ?? "", to)?.steps ?? []) : [];
    return emitConversion(context, (input) => steps.reduce(stepExpression, input));
  },
  examples: [
    {
      title: "The bedroom's temperature in °F",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          american: { kind: "convert", settings: { from: "°C", to: "°F" } },
          show: { kind: "mqtt-publish", settings: { topic: "display/bedroom" } },
        },
        wires: ["bedroom.temperature -> american.in", "american.out -> show.in"],
      },
    },
  ],
});
