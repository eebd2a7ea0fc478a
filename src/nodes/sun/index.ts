import { milliseconds } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { choiceField, durationField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventOutput } from "../../catalogue/pins.ts";
import { call, literal, options } from "../../ir/build.ts";
import { nothingPin } from "../../model/pin-type.ts";

export const sunNode = defineNode({
  kind: "sun",
  title: "Sun event",
  group: "When",
  help:
    "Fires at sunrise, sunset and the like, where the home is. Some time before or after, if wanted. On days without the event, far " +
    "in the north or south, it does not fire.",
  phrase: "{offset} {when} {event}",
  keywords: ["sunrise", "sunset", "dawn", "dusk", "noon", "twilight", "dark", "light"],
  settings: {
    event: choiceField({
      label: "Event",
      help: "What the sun does. At dawn and dusk it is 6° below the horizon: too dark to read outside.",
      words: {
        sunrise: "sunrise",
        sunset: "sunset",
        dawn: "dawn",
        dusk: "dusk",
        noon: "solar noon",
        midnight: "solar midnight",
        goldenHourMorning: "end of the golden hour",
        goldenHourEvening: "golden hour",
        nauticalDawn: "nautical dawn",
        nauticalDusk: "nautical dusk",
        astronomicalDawn: "end of the night",
        astronomicalDusk: "night",
      },
      default: "sunset",
    }),
    when: choiceField({
      label: "When",
      help: "At that moment, or apart from it.",
      words: { at: "at", before: "before", after: "after" },
      default: "at",
    }),
    offset: durationField({ label: "By", help: "How long before or after it.", default: milliseconds(0) }),
    missed: choiceField({
      label: "When missed",
      help: "What becomes of a moment at which the program was not running.",
      words: { skip: "skipped", late: "made up for" },
      default: "skip",
    }),
  },
  uses: () => ({ services: ["location"] }),
  check: (_context, { when, offset }) =>
    when !== "at" && offset === 0 ? [{ setting: "offset", problem: "must say how long before or after" }] : [],
  pins: { inputs: [], outputs: [eventOutput("out", nothingPin, { help: "Fires at that moment." })] },
  emit: (context, { event, when, offset, missed }) => {
    const by = when === "at" ? undefined : milliseconds(when === "before" ? -offset : offset);
    return {
      object: call(
        "atSun",
        literal(context.id),
        literal(event),
        ...options({
          offset: by === undefined ? undefined : durationExpression(by),
          missed: missed === "late" ? literal("late") : undefined,
        }),
      ),
      outputs: { out: events(context.self) },
    };
  },
  examples: [
    {
      title: "The hall is lit half an hour before sunset",
      flow: {
        ziggyFlow: 1,
        devices: { lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          evening: { kind: "sun", settings: { event: "sunset", when: "before", offset: "30m" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["evening.out -> lamp.state.on"],
      },
    },
  ],
});
