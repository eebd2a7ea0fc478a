import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { flagField } from "../../catalogue/fields.ts";
import { typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { invoke, literal, options, perform, typedCall } from "../../ir/build.ts";
import { anyPin, durationPin, nothingPin } from "../../model/pin-type.ts";

export const debounceNode = defineNode({
  kind: "debounce",
  title: "Debounce",
  group: "Time",
  help: "Waits until nothing more comes in, then passes on the last event. Many in a row become one.",
  phrase: "Once quiet for {quiet}",
  keywords: ["settle", "quiet", "bounce", "last", "burst"],
  settings: {
    leading: flagField({
      label: "First instead",
      help: "Pass on the first event at once, and nothing more until it has been quiet.",
      default: false,
    }),
  },
  state: { resetBy: [] },
  bypass: { in: "out" },
  pins: (context) => ({
    inputs: [
      eventInput("in", context.connected("in") ?? anyPin, { help: "What is passed on, once it is quiet." }),
      valueInput("quiet", durationPin, { help: "For how long nothing must come.", use: "when-fired", default: "1s" }),
    ],
    outputs: [eventOutput("out", context.connected("in") ?? nothingPin, { help: "Fires once for many events, with the last one." })],
  }),
  emit: (context, { leading }) => {
    const type = context.typeOf("out");
    const carries = type.type !== "nothing";
    return {
      object: typedCall(
        "debounce",
        carries ? [typeExpression(type)] : [],
        literal(context.id),
        settingArgument(context.input("quiet")),
        ...options({ leading: leading ? literal(true) : undefined }),
      ),
      outputs: { out: events(context.self) },
      when: { in: (payload) => [perform(invoke(context.self, "push", ...(carries ? [payload.expression] : [])))] },
    };
  },
  examples: [
    {
      title: "Says the brightness once the dial rests",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          lamp: { kind: "device", settings: { device: "lamp" } },
          rest: { kind: "debounce", inputs: { quiet: "2s" } },
          line: { kind: "log", settings: { text: "Brightness:" } },
        },
        wires: ["lamp.brightness -> rest.in", "rest.out -> line.in"],
      },
    },
  ],
});
