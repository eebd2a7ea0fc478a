import { defineNode } from "../../catalogue/define-node.ts";
import { type Output, observable } from "../../catalogue/emission.ts";
import { type OutputPin, valueOutput } from "../../catalogue/pins.ts";
import { weekdayWords } from "../../catalogue/weekdays.ts";
import { call, literal, member } from "../../ir/build.ts";
import { type PinType, textPin } from "../../model/pin-type.ts";

function whole(min: number, max: number): PinType {
  return { type: "number", min, max, step: 1 };
}

const parts: readonly OutputPin[] = [
  valueOutput("time", textPin, { help: "The time of day, such as “07:30”.", parameter: "time" }),
  valueOutput("hour", whole(0, 23), { help: "The hour.", parameter: "hour" }),
  valueOutput("minute", whole(0, 59), { help: "The minute of the hour.", parameter: "minute" }),
  valueOutput("minuteOfDay", whole(0, 1439), { help: "Minutes since midnight, by the clock.", parameter: "minuteOfDay" }),
  valueOutput("weekday", { type: "choice", words: weekdayWords }, { help: "The day of the week.", parameter: "weekday" }),
  valueOutput("date", textPin, { help: "The date, such as “2026-03-01”.", parameter: "date" }),
  valueOutput("day", whole(1, 31), { help: "The day of the month.", parameter: "day" }),
  valueOutput("month", whole(1, 12), { help: "The month.", parameter: "month" }),
  valueOutput("year", { type: "number", step: 1 }, { help: "The year.", parameter: "year" }),
];

export const presentTimeNode = defineNode({
  kind: "present-time",
  title: "Present time",
  group: "Values",
  help: "The time and date of the home, to the minute. Each part changes when the clock on the wall does; wired to an event, it fires then.",
  keywords: ["now", "clock", "date", "hour", "minute", "weekday", "month", "today"],
  settings: {},
  pins: { inputs: [], outputs: parts },
  emit: (context) => ({
    object: call("presentTime", literal(context.id)),
    outputs: new Map<string, Output>(parts.map(({ name }) => [name, observable(member(context.self, name))])),
  }),
  examples: [
    {
      title: "The date in the log at every midnight",
      flow: {
        ziggyFlow: 1,
        nodes: { now: { kind: "present-time" }, line: { kind: "log", settings: { text: "Today is" } } },
        wires: ["now.date -> line.in"],
      },
    },
  ],
});
