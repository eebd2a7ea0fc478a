import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { choiceField } from "../../catalogue/fields.ts";
import { typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { invoke, literal, options, perform, typedCall } from "../../ir/build.ts";
import { anyPin, nothingPin } from "../../model/pin-type.ts";

export const oncePerNode = defineNode({
  kind: "once-per",
  title: "Once per",
  group: "Time",
  help: "Lets only the first event of each day through, or of each hour, week, month or run. Durable, a restart does not let a second one pass.",
  phrase: "Once per {period}",
  keywords: ["first", "daily", "once a day", "limit", "morning"],
  settings: {
    period: choiceField({
      label: "Once per",
      help: "Days, weeks (from Monday) and months are those of the home's time zone.",
      words: { hour: "hour", day: "day", week: "week", month: "month", start: "start of the program" },
      default: "day",
    }),
  },
  durable: true,
  state: { resetBy: ["period"] },
  bypass: { in: "out" },
  pins: (context) => ({
    inputs: [
      eventInput("in", context.connected("in") ?? anyPin, { help: "What wants to pass." }),
      eventInput("reset", nothingPin, { help: "Lets the next one through, whatever went before." }),
    ],
    outputs: [eventOutput("out", context.connected("in") ?? nothingPin, { help: "Fires with the first of each period." })],
  }),
  emit: (context, { period }) => {
    const type = context.typeOf("out");
    const carries = type.type !== "nothing";
    return {
      object: typedCall(
        "oncePer",
        carries ? [typeExpression(type)] : [],
        literal(context.id),
        literal(period),
        ...options({ durable: context.durable }),
      ),
      outputs: { out: events(context.self) },
      when: {
        in: (payload) => [perform(invoke(context.self, "push", ...(carries ? [payload.expression] : [])))],
        reset: () => [perform(invoke(context.self, "reset"))],
      },
    };
  },
  examples: [
    {
      title: "The first motion of the day makes coffee",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          first: { kind: "once-per", durable: true },
          coffee: { kind: "device", settings: { device: "coffee" } },
        },
        wires: ["motion.occupancy.on -> first.in", "first.out -> coffee.state.on"],
      },
    },
  ],
});
