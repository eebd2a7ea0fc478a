import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { choiceField, timeOfDayField } from "../../catalogue/fields.ts";
import { eventOutput } from "../../catalogue/pins.ts";
import { weekdaysField, weekdaysOption } from "../../catalogue/weekdays.ts";
import { call, literal, options } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

export const atTimeNode = defineNode({
  kind: "at-time",
  title: "At a time",
  group: "When",
  help:
    "Fires at a time of day, once on each of the chosen days. Also on the days when the clocks change: a time that is skipped comes " +
    "right after the gap, one that comes twice counts once.",
  phrase: "At {time} {days}",
  keywords: ["clock", "daily", "schedule", "alarm", "morning", "weekday", "cron"],
  settings: {
    time: timeOfDayField({ label: "Time", help: "In the time zone of the home.", default: "07:30" }),
    days: weekdaysField("None chosen: every day."),
    missed: choiceField({
      label: "When missed",
      help: "What becomes of a moment at which the program was not running.",
      words: { skip: "skipped", late: "made up for" },
      default: "skip",
    }),
  },
  pins: { inputs: [], outputs: [eventOutput("out", nothingPin, { help: "Fires at that time." })] },
  emit: (context, { time, days, missed }) => ({
    object: call(
      "atTime",
      literal(context.id),
      literal(time),
      ...options({ days: weekdaysOption(days), missed: missed === "late" ? literal("late") : undefined }),
    ),
    outputs: { out: events(context.self) },
  }),
  examples: [
    {
      title: "Coffee at half past seven on working days",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" } },
        nodes: {
          morning: { kind: "at-time", settings: { time: "07:30", days: ["mon", "tue", "wed", "thu", "fri"] } },
          coffee: { kind: "device", settings: { device: "coffee" } },
        },
        wires: ["morning.out -> coffee.state.on"],
      },
    },
  ],
});
