import { defineNode } from "../../catalogue/define-node.ts";
import { observable } from "../../catalogue/emission.ts";
import { flagField, numberField, optional } from "../../catalogue/fields.ts";
import { eventInput, valueOutput } from "../../catalogue/pins.ts";
import { call, invoke, literal, options, perform } from "../../ir/build.ts";
import { nothingPin, numberPin } from "../../model/pin-type.ts";

interface Settings {
  readonly initial: number;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly wrap: boolean;
}

function problemOf({ initial, min, max, wrap }: Settings): { readonly setting: string; readonly problem: string } | undefined {
  if (min !== undefined && max !== undefined && min > max) return { setting: "max", problem: "must not be less than the least" };
  if (wrap && (min === undefined || max === undefined)) return { setting: "wrap", problem: "needs the least and the most" };
  const isWithin = (min === undefined || initial >= min) && (max === undefined || initial <= max);
  return isWithin ? undefined : { setting: "initial", problem: "must lie between the least and the most" };
}

export const counterNode = defineNode({
  kind: "counter",
  title: "Counter",
  group: "State",
  help: "Counts events, up and down. Between limits it stops at them, or goes round: to step through scenes with one button.",
  phrase: "Count",
  keywords: ["count", "increment", "number", "times", "cycle", "step", "next"],
  settings: {
    initial: numberField({ label: "At first", help: "Where it begins, and what a reset goes back to.", default: 0 }),
    min: optional(numberField({ label: "Least", help: "It does not go below this." })),
    max: optional(numberField({ label: "Most", help: "It does not go above this." })),
    wrap: flagField({ label: "Round and round", help: "Beyond one limit it goes on at the other.", default: false }),
  },
  durable: true,
  check: (_context, settings) => {
    const problem = problemOf(settings);
    return problem === undefined ? [] : [problem];
  },
  pins: (_context, { min, max }) => ({
    inputs: [
      eventInput("up", nothingPin, { help: "Counts up by one." }),
      eventInput("down", nothingPin, { help: "Counts down by one." }),
      eventInput("add", numberPin, { help: "Counts by what comes in; negative numbers count down." }),
      eventInput("reset", nothingPin, { help: "Goes back to where it began." }),
    ],
    outputs: [valueOutput("out", { type: "number", min, max }, { help: "The count.", parameter: "count" })],
  }),
  emit: (context, { initial, min, max, wrap }) => {
    const written = (number: number | undefined) => (number === undefined ? undefined : literal(number));
    return {
      object: call(
        "counter",
        literal(context.id),
        ...options({
          initial: initial === 0 ? undefined : literal(initial),
          min: written(min),
          max: written(max),
          wrap: wrap ? literal(true) : undefined,
          durable: context.durable,
        }),
      ),
      outputs: { out: observable(context.self) },
      when: {
        up: () => [perform(invoke(context.self, "increment"))],
        down: () => [perform(invoke(context.self, "decrement"))],
        add: (payload) => [perform(invoke(context.self, "increment", payload.expression))],
        reset: () => [perform(invoke(context.self, "reset"))],
      },
    };
  },
  examples: [
    {
      title: "Each press is the next of three brightnesses",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          scene: { kind: "counter", settings: { initial: 1, min: 1, max: 3, wrap: true } },
          level: { kind: "map-range", settings: { toLow: 40, toHigh: 254 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: [
          "remote.action.on -> scene.up",
          "remote.action.off -> scene.reset",
          "scene.out -> level.in",
          "level.out -> lamp.brightness",
        ],
      },
    },
  ],
});
