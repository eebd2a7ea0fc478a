import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { flagField } from "../../catalogue/fields.ts";
import { typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { invoke, literal, options, perform, typedCall } from "../../ir/build.ts";
import { anyPin, durationPin, nothingPin } from "../../model/pin-type.ts";

export const throttleNode = defineNode({
  kind: "throttle",
  title: "Throttle",
  group: "Time",
  help: "Lets at most one event through per period. The first passes at once; for a knob or a meter that says too much.",
  phrase: "At most every {period}",
  keywords: ["rate limit", "slow down", "often", "limit"],
  settings: {
    trailing: flagField({
      label: "Last one too",
      help: "At the end of a period, pass on the last event that was held back in it.",
      default: true,
    }),
  },
  state: { resetBy: [] },
  bypass: { in: "out" },
  pins: (context) => ({
    inputs: [
      eventInput("in", context.connected("in") ?? anyPin, { help: "What is passed on, now and then." }),
      valueInput("period", durationPin, { help: "The least time between two events.", use: "when-fired", default: "1s" }),
    ],
    outputs: [eventOutput("out", context.connected("in") ?? nothingPin, { help: "Fires with what came in, at most once per period." })],
  }),
  emit: (context, { trailing }) => {
    const type = context.typeOf("out");
    const carries = type.type !== "nothing";
    return {
      object: typedCall(
        "throttle",
        carries ? [typeExpression(type)] : [],
        literal(context.id),
        settingArgument(context.input("period")),
        ...options({ trailing: trailing ? literal(true) : undefined }),
      ),
      outputs: { out: events(context.self) },
      when: { in: (payload) => [perform(invoke(context.self, "push", ...(carries ? [payload.expression] : [])))] },
    };
  },
  examples: [
    {
      title: "The power in the log, not more than once a minute",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          coffee: { kind: "device", settings: { device: "coffee" } },
          sometimes: { kind: "throttle", inputs: { period: "1m" } },
          line: { kind: "log", settings: { text: "Power:" } },
        },
        wires: ["coffee.power -> sometimes.in", "sometimes.out -> line.in"],
      },
    },
  ],
});
