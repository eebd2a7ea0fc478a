import { defineNode } from "../../catalogue/define-node.ts";
import type { EmitContext } from "../../catalogue/emission.ts";
import { choiceField, numberField, optional, rolesField } from "../../catalogue/fields.ts";
import { eventInput, valueInput } from "../../catalogue/pins.ts";
import { array, arrow, binding, call, invoke, literal, member, nameOf, options, perform } from "../../ir/build.ts";
import type { Expression } from "../../ir/expression.ts";
import { type NumberPinType, nothingPin } from "../../model/pin-type.ts";

/** What can follow: how it is called in programs, which devices have it, and its pin. */
const properties = {
  color_temp: { member: "colorTemp", capability: "colorTemperature", type: { type: "number", unit: "mired" } },
  brightness: { member: "brightness", capability: "dimmable", type: { type: "number", min: 0, max: 254 } },
} as const satisfies {
  readonly [property: string]: { readonly member: string; readonly capability: string; readonly type: NumberPinType };
};

const usualTolerance = 5;

function lightsOf(context: EmitContext, devices: readonly string[] | undefined, capability: string): Expression {
  if (devices !== undefined) return array(devices.map((role) => context.role(role).expression));
  return arrow([], invoke(member(context.home, "devices"), "with", literal(capability)));
}

export const followNode = defineNode({
  kind: "follow",
  title: "Lights follow",
  group: "Devices",
  help:
    "Keeps lit lights at a value that changes, such as a curve over the day; others are told when they are switched on. A light " +
    "that somebody sets otherwise, with a remote, an app or another flow, stays so until it is switched on anew.",
  phrase: "{property} follows {value}",
  keywords: ["adaptive lighting", "circadian", "colour temperature", "warm", "white", "automatic", "manual override", "keep"],
  settings: {
    property: choiceField({
      label: "What",
      help: "What of the lights follows.",
      words: { color_temp: "colour temperature", brightness: "brightness" },
      default: "color_temp",
    }),
    devices: optional(rolesField({ label: "Lights", help: "Which lights of the flow. Left out: all of the home that have it." })),
    tolerance: numberField({
      label: "Tolerance",
      help: "How far a lamp may answer from what it was told without somebody having set it.",
      min: 0,
      default: usualTolerance,
    }),
  },
  durable: true,
  check: (context, { devices, property }) =>
    (devices ?? []).flatMap((role) => {
      const entity = context.role(role);
      if (entity === undefined || entity.capabilities.includes(properties[property].capability)) return [];
      return [{ setting: "devices", problem: `names "${role}", which has no ${property} to set` }];
    }),
  pins: (context, { devices, property }) => {
    for (const role of devices ?? []) context.role(role);
    return {
      inputs: [
        valueInput("value", properties[property].type, { help: "What they follow.", use: "observe" }),
        eventInput("resume", nothingPin, { help: "All follow again, also those that were set by hand.", later: true }),
      ],
      outputs: [],
    };
  },
  emit: (context, { devices, property, tolerance }) => {
    const { member: name, capability } = properties[property];
    const light = binding("light");
    const followed = call(
      "follow",
      literal(context.id),
      context.observe("value"),
      lightsOf(context, devices, capability),
      arrow([light], member(nameOf(light), name)),
      ...options({ tolerance: tolerance === usualTolerance ? undefined : literal(tolerance), durable: context.durable }),
    );
    return { object: followed, acts: true, when: { resume: () => [perform(invoke(context.self, "resume"))] } };
  },
  examples: [
    {
      title: "Cool light by day, warm light at night, in all lamps that are lit",
      flow: {
        ziggyFlow: 1,
        nodes: {
          warmth: {
            kind: "curve",
            settings: {
              points: [
                ["07:00", 370],
                ["09:00", 250],
                ["18:00", 250],
                ["22:00", 370],
              ],
              unit: "mired",
            },
          },
          lights: { kind: "follow", durable: true },
          morning: { kind: "at-time", settings: { time: "06:00" } },
        },
        wires: ["warmth.out -> lights.value", "morning.out -> lights.resume"],
      },
    },
  ],
});
