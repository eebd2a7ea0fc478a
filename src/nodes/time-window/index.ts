import { type DayTime, dayTimeExpression, dayTimeField, isOfSun, readDayTime } from "../../catalogue/day-times.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable } from "../../catalogue/emission.ts";
import { booleanOutputs } from "../../catalogue/pins.ts";
import { weekdaysField, weekdaysOption } from "../../catalogue/weekdays.ts";
import { call, literal, options } from "../../ir/build.ts";

function timeOf(text: string): DayTime {
  const read = readDayTime(text);
  return read.ok ? read.value : text;
}

export const timeWindowNode = defineNode({
  kind: "time-window",
  title: "Time window",
  group: "While",
  help:
    "True between two times of the day. Each is a time on the clock, or sunrise, sunset, dawn, dusk, noon or midnight of the sun, " +
    "some time before or after. A window over midnight belongs to the day on which it begins. Where the sun does not rise, its day is of " +
    "no length; where it does not set, its night.",
  phrase: "From {from} to {to} {days?}",
  keywords: ["between", "schedule", "night", "evening", "quiet hours", "weekday", "clock", "sun", "during"],
  settings: {
    from: dayTimeField({ label: "From", help: 'When it begins: "22:00", "sunset - 30m".', default: "22:00" }),
    to: dayTimeField({
      label: "To",
      help: "When it ends; on the next day where it is not later. The same as “from”: a whole day.",
      default: "06:00",
    }),
    days: weekdaysField("On which it begins. None chosen: every day."),
  },
  uses: ({ from, to }) => (isOfSun(from) || isOfSun(to) ? { services: ["location"] } : {}),
  check: (_context, { from }) => (from === "24:00" ? [{ setting: "from", problem: 'must be written "00:00"' }] : []),
  pins: { inputs: [], outputs: booleanOutputs("Whether it is that time now.") },
  emit: (context, { from, to, days }) => ({
    object: call(
      "timeWindow",
      literal(context.id),
      dayTimeExpression(timeOf(from)),
      dayTimeExpression(timeOf(to)),
      ...options({ days: weekdaysOption(days) }),
    ),
    outputs: booleanOutput(observable(context.self)),
  }),
  examples: [
    {
      title: "Motion lights the hall at night",
      flow: {
        ziggyFlow: 1,
        devices: { motion: { ieee: "0x00158d0001a2b3c4" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          motion: { kind: "device", settings: { device: "motion" } },
          night: { kind: "time-window", settings: { from: "22:30", to: "sunrise" } },
          only: { kind: "gate" },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["motion.occupancy -> only.in", "night.out -> only.open", "only.true -> lamp.state.on", "only.false -> lamp.state.off"],
      },
    },
  ],
});
