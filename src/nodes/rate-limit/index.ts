import { hours } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { choiceField, durationField, numberField } from "../../catalogue/fields.ts";
import { durationExpression, typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { invoke, literal, member, options, perform, typedCall } from "../../ir/build.ts";
import { anyPin, nothingPin } from "../../model/pin-type.ts";

export const rateLimitNode = defineNode({
  kind: "rate-limit",
  title: "Rate limit",
  group: "Time",
  help:
    "Lets so many events through within any span of time, and no more. For notifications that are not to come by the dozen. Durable, what " +
    "went through before a restart counts after it.",
  phrase: "At most {count} in {period}",
  keywords: ["limit", "throttle", "often", "quota", "spam", "notification", "per hour"],
  settings: {
    count: numberField({ label: "At most", help: "So many events go through.", min: 1, step: 1, integer: true, default: 3 }),
    period: durationField({ label: "Within", help: "Counted back from each moment, not from the full hour.", default: hours(1) }),
    excess: choiceField({
      label: "More than that",
      help: "What becomes of events that are too many.",
      words: { drop: "are dropped", last: "the last one follows as soon as there is room" },
      default: "drop",
    }),
  },
  durable: true,
  bypass: { in: "out" },
  check: (_context, { period }) => (period > 0 ? [] : [{ setting: "period", problem: "must be longer than nothing" }]),
  pins: (context) => ({
    inputs: [eventInput("in", context.connected("in") ?? anyPin, { help: "What wants to pass." })],
    outputs: [
      eventOutput("out", context.connected("in") ?? nothingPin, { help: "Fires with what passes." }),
      eventOutput("dropped", context.connected("in") ?? nothingPin, { help: "Fires with what does not pass, and will not." }),
    ],
  }),
  emit: (context, { count, period, excess }) => {
    const type = context.typeOf("out");
    const carries = type.type !== "nothing";
    return {
      object: typedCall(
        "rateLimit",
        carries ? [typeExpression(type)] : [],
        literal(context.id),
        literal(count),
        durationExpression(period),
        ...options({ keepLast: excess === "last" ? literal(true) : undefined, durable: context.durable }),
      ),
      outputs: { out: events(context.self), dropped: events(member(context.self, "dropped")) },
      when: { in: (payload) => [perform(invoke(context.self, "push", ...(carries ? [payload.expression] : [])))] },
    };
  },
  examples: [
    {
      title: "Motion is written down, but not more than twice in ten minutes",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          sometimes: { kind: "rate-limit", settings: { count: 2, period: "10m" }, durable: true },
          line: { kind: "log", settings: { text: "Somebody is in the hall" } },
        },
        wires: ["motion.occupancy.on -> sometimes.in", "sometimes.out -> line.in"],
      },
    },
  ],
});
