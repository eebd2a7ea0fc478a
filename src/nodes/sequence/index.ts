import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, events, observable } from "../../catalogue/emission.ts";
import { choiceField, durationsField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueOutput } from "../../catalogue/pins.ts";
import { array, call, invoke, literal, member, options, perform } from "../../ir/build.ts";
import { booleanPin, nothingPin, type PinType } from "../../model/pin-type.ts";

export const sequenceNode = defineNode({
  kind: "sequence",
  title: "Sequence",
  group: "Time",
  help: "Does one thing after another. Each step fires after its own wait, counted from the step before.",
  keywords: ["steps", "order", "script", "then"],
  settings: {
    steps: durationsField({ label: "Steps", help: "The wait before each step; one entry a step." }),
    mode: choiceField({
      label: "While running",
      help: "What a further start does while the sequence runs.",
      words: { single: "is ignored", restart: "begins anew", queue: "runs it again afterwards", parallel: "runs it beside" },
      default: "single",
    }),
  },
  state: { resetBy: [] },
  check: (_context, { steps }) => (steps.length > 0 ? [] : [{ setting: "steps", problem: "must list at least one step" }]),
  pins: (_context, { steps }) => {
    const index: PinType = { type: "number", min: 0, max: steps.length - 1, step: 1 };
    return {
      inputs: [
        eventInput("start", nothingPin, { help: "Starts the sequence.", later: true }),
        eventInput("stop", nothingPin, { help: "Ends it where it is." }),
      ],
      outputs: [
        ...steps.map((_, at) => eventOutput(String(at + 1), nothingPin, { help: `Fires at step ${at + 1}.` })),
        eventOutput("step", index, { help: "Fires at each step, with its number (the first is 0).", parameter: "step" }),
        valueOutput("running", booleanPin, { help: "Whether it runs.", parameter: "running" }),
      ],
    };
  },
  emit: (context, { steps, mode }) => ({
    object: call(
      "sequence",
      literal(context.id),
      array(steps.map(durationExpression)),
      ...options({ mode: mode === "single" ? undefined : literal(mode) }),
    ),
    outputs: new Map([
      ["step", events(context.self)],
      ["running", observable(member(context.self, "running"))],
      ...steps.map((_, index) => [String(index + 1), caseOf("step", index)] as const),
    ]),
    when: {
      start: () => [perform(invoke(context.self, "start"))],
      stop: () => [perform(invoke(context.self, "stop"))],
    },
  }),
  examples: [
    {
      title: "The lamp blinks twice",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          blink: { kind: "sequence", settings: { steps: ["0ms", "500ms", "500ms", "500ms"] } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: [
          "remote.action.on -> blink.start",
          "remote.action.off -> blink.stop",
          "blink.1 -> lamp.state.on",
          "blink.2 -> lamp.state.off",
          "blink.3 -> lamp.state.on",
          "blink.4 -> lamp.state.off",
        ],
      },
    },
  ],
});
