import { minutes } from "../../base/duration.ts";
import { type CurvePoint, curveField } from "../../catalogue/curve-field.ts";
import { dayTimeExpression } from "../../catalogue/day-times.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { observable } from "../../catalogue/emission.ts";
import { durationField, numberField, optional, textField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { valueOutput } from "../../catalogue/pins.ts";
import { array, call, literal, options } from "../../ir/build.ts";
import type { PinType } from "../../model/pin-type.ts";

const usualPeriod = minutes(1);
const usualPoints: readonly CurvePoint[] = [
  { at: "07:00", value: 0 },
  { at: "12:00", value: 100 },
  { at: "22:00", value: 0 },
];

export const curveNode = defineNode({
  kind: "curve",
  title: "Curve over the day",
  group: "Values",
  help:
    "A number that follows the time of day, on straight lines from point to point. A point lies at a time, or at sunrise, sunset, " +
    "dawn, dusk, noon or midnight of the sun, some time before or after.",
  keywords: ["day", "schedule", "circadian", "colour temperature", "interpolate", "sun", "time", "profile"],
  settings: {
    points: curveField({ label: "Points", help: "When, and how much.", default: usualPoints }),
    step: numberField({ label: "Step", help: "The number changes in steps of this; 0 for any.", min: 0, default: 1 }),
    every: durationField({ label: "Every", help: "How often it is worked out.", default: usualPeriod }),
    unit: optional(textField({ label: "Unit", help: "Unit of the number.", placeholder: "mired" })),
  },
  uses: ({ points }) => (points.some(({ at }) => typeof at !== "string") ? { services: ["location"] } : {}),
  check: (_context, { every }) => (every > 0 ? [] : [{ setting: "every", problem: "must be longer than nothing" }]),
  pins: (_context, { points, unit }) => {
    const values = points.map(({ value }) => value);
    const type: PinType = { type: "number", unit, min: Math.min(...values), max: Math.max(...values) };
    return { inputs: [], outputs: [valueOutput("out", type, { help: "The number at this time of day." })] };
  },
  emit: (context, { points, step, every }) => ({
    object: call(
      "curve",
      literal(context.id),
      array(points.map(({ at, value }) => array([dayTimeExpression(at), literal(value)]))),
      ...options({
        step: step === 0 ? undefined : literal(step),
        every: every === usualPeriod ? undefined : durationExpression(every),
      }),
    ),
    outputs: { out: observable(context.self) },
  }),
  examples: [
    {
      title: "Cool light by day, warm light in the evening",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          warmth: {
            kind: "curve",
            settings: {
              points: [
                ["sunrise - 30m", 370],
                ["sunrise + 30m", 250],
                ["sunset - 1h", 250],
                ["sunset", 370],
                ["23:00", 370],
                ["24:00", 417],
              ],
              unit: "mired",
            },
          },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["warmth.out -> lamp.color_temp"],
      },
    },
  ],
});
