import { seconds } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, observable } from "../../catalogue/emission.ts";
import { durationField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput, valueOutput } from "../../catalogue/pins.ts";
import { withKnown } from "../../catalogue/statements.ts";
import { call, invoke, literal, member, options, perform } from "../../ir/build.ts";
import { booleanPin, durationPin, limitFor, nothingPin } from "../../model/pin-type.ts";

const usualPeriod = seconds(1);

export const rampNode = defineNode({
  kind: "ramp",
  title: "Ramp",
  group: "Time",
  help:
    "Moves a number evenly to a target within a time: a sunrise of half an hour. For a second or two a lamp's own transition is " +
    "the better means. Durable, it goes on after a restart.",
  phrase: "Go to {to} in {for}",
  keywords: ["fade", "dim", "sunrise", "wake up", "transition", "slowly", "gradually"],
  settings: {
    every: durationField({ label: "Every", help: "Time from one step to the next.", default: usualPeriod }),
  },
  durable: true,
  check: (_context, { every }) => (every > 0 ? [] : [{ setting: "every", problem: "must be longer than nothing" }]),
  pins: (context) => {
    const type = limitFor(context.connected("to"));
    return {
      inputs: [
        eventInput("to", type, { help: "Starts, towards what comes in or is written here.", later: true }),
        valueInput("for", durationPin, { help: "How long it takes.", use: "when-fired", default: "10m" }),
        valueInput("from", type, { help: "Where it starts. Left out: where it is.", use: "when-fired", optional: true }),
        eventInput("stop", nothingPin, { help: "Stays where it is." }),
      ],
      outputs: [
        valueOutput("out", type, { help: "Where it is. Unknown until it first starts." }),
        valueOutput("running", booleanPin, { help: "Whether it moves.", parameter: "running" }),
        eventOutput("done", nothingPin, { help: "Fires when it has arrived, or was stopped." }),
      ],
    };
  },
  emit: (context, { every }) => ({
    object: call(
      "ramp",
      literal(context.id),
      ...options({ every: every === usualPeriod ? undefined : durationExpression(every), durable: context.durable }),
    ),
    outputs: {
      out: observable(context.self),
      running: observable(member(context.self, "running")),
      done: caseOf("running", false),
    },
    when: {
      to: (target) =>
        withKnown(
          [
            { input: context.input("for"), hint: "duration" },
            ...(context.isUsed("from") ? [{ input: context.input("from"), hint: "start" }] : []),
          ],
          (others) => [perform(invoke(context.self, "to", target.expression, ...others))],
        ),
      stop: () => [perform(invoke(context.self, "stop"))],
    },
  }),
  examples: [
    {
      title: "A sunrise in the morning",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" }, remote: { ieee: "0x842e14ff8600b2f0" } },
        nodes: {
          morning: { kind: "at-time", settings: { time: "06:30" } },
          remote: { kind: "device", settings: { device: "remote" } },
          sunrise: { kind: "ramp", settings: { every: "10s" }, inputs: { to: 254, for: "30m", from: 1 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["morning.out -> sunrise.to", "remote.action.off -> sunrise.stop", "sunrise.out -> lamp.brightness"],
      },
    },
  ],
});
