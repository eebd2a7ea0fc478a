import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { durationField, flagField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventOutput } from "../../catalogue/pins.ts";
import { call, literal, options } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

export const everyNode = defineNode({
  kind: "every",
  title: "Every",
  group: "When",
  help: "Fires again and again, once per period. Times that were slept through are not made up for.",
  phrase: "Every {period}",
  keywords: ["interval", "repeat", "timer", "periodically"],
  settings: {
    period: durationField({ label: "Period", help: "Time from one firing to the next." }),
    immediately: flagField({ label: "Immediately", help: "Also fire right after the start.", default: false }),
  },
  state: { resetBy: ["period"] },
  check: (_context, { period }) => (period > 0 ? [] : [{ setting: "period", problem: "must be longer than nothing" }]),
  pins: { inputs: [], outputs: [eventOutput("out", nothingPin, { help: "Fires once per period." })] },
  emit: (context, { period, immediately }) => ({
    object: call(
      "every",
      literal(context.id),
      durationExpression(period),
      ...options({ immediately: immediately ? literal(true) : undefined }),
    ),
    outputs: { out: events(context.self) },
  }),
  examples: [
    {
      title: "Asks the lamp for its brightness every ten minutes",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          beat: { kind: "every", settings: { period: "10m" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["beat.out -> lamp.brightness.query"],
      },
    },
  ],
});
