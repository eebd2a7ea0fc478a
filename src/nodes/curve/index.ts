import { minutes } from "../../base/duration.ts";
import { dayTimeExpression } from "../../catalogue/day-times.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { observable } from "../../catalogue/emission.ts";
import { durationField, jsonField, numberField, optional, textField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { valueOutput } from "../../catalogue/pins.ts";
import { array, call, literal, options } from "../../ir/build.ts";
import { readPoints } from "./points.ts";

const usualPeriod = minutes(1);
const usualPoints = [
  ["07:00", 0],
  ["12:00", 100],
  ["22:00", 0],
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
    points: jsonField({ label: "Points", help: 'When, and how much: [["07:00", 370], ["sunset - 30m", 250]].', default: usualPoints }),
    step: numberField({ label: "Step", help: "The number changes in steps of this; 0 for any.", min: 0, default: 1 }),
    every: durationField({ label: "Every", help: "How often it is worked out.", default: usualPeriod }),
    unit: optional(textField({ label: "Unit", help: "Unit of the number.", placeholder: "mired" })),
  },
  uses: ({ points }) => {
    const read = readPoints(points);
    return read.ok && read.value.some(({ at }) => typeof at !== "string") ? { services: ["location"] } : {};
  },
  check: (_context, { points, every }) => {
    const read = readPoints(points);
    return [
      ...(read.ok ? [] : [{ setting: "points", problem: read.error }]),
      ...(every > 0 ? [] : [{ setting: "every", problem: "must be longer than nothing" }]),
    ];
  },
  pins: (_context, { points, unit }) => {
    const read = readPoints(points);
    const values = read.ok ? read.value.map((point) => point.value) : [];
    const range = values.length === 0 ? {} : { min: Math.min(...values), max: Math.max(...values) };
    return { inputs: [], outputs: [valueOutput("out", { type: "number", unit, ...range }, { help: "The number at this time of day." })] };
  },
  emit: (context, { points, step, every }) => {
    const read = readPoints(points);
    return {
      object: call(
        "curve",
        literal(context.id),
        array((read.ok ? read.value : []).map(({ at, value }) => array([dayTimeExpression(at), literal(value)]))),
        ...options({
          step: step === 0 ? undefined : literal(step),
          every: every === usualPeriod ? undefined : durationExpression(every),
        }),
      ),
      outputs: { out: observable(context.self) },
    };
  },
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
