import { parseDuration } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { events } from "../../catalogue/emission.ts";
import { flagField, numberField, optional } from "../../catalogue/fields.ts";
import { eventOutput, valueInput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { call, literal, options } from "../../ir/build.ts";
import { booleanPin, durationPin } from "../../model/pin-type.ts";

export const repeatWhileNode = defineNode({
  kind: "repeat-while",
  title: "Repeat while",
  group: "Time",
  help:
    "Fires again and again while something is true: a reminder, an alarm, a step of dimming. What is found to be true at a start has " +
    "not become so just now: the first time then comes after one period.",
  phrase: "Every {every} while {in}",
  keywords: ["loop", "interval", "reminder", "again", "alarm", "nag", "until"],
  settings: {
    immediately: flagField({ label: "At once", help: "Also fire at the moment it becomes true.", default: true }),
    times: optional(
      numberField({ label: "At most", help: "So many times, until it has been false. Left out: no end.", min: 1, step: 1, integer: true }),
    ),
  },
  durable: true,
  pins: {
    inputs: [
      valueInput("in", booleanPin, { help: "As long as this is true.", use: "observe" }),
      valueInput("every", durationPin, { help: "Time from one firing to the next.", use: "when-fired", default: "1m" }),
    ],
    outputs: [
      eventOutput("out", { type: "number", min: 1, step: 1 }, { help: "Fires with which time it is: 1, 2, 3 …", parameter: "time" }),
    ],
  },
  check: (context) => {
    const written = context.written("every");
    const every = typeof written === "string" ? parseDuration(written) : undefined;
    return every?.ok === true && every.value === 0 ? [{ input: "every", problem: "must be longer than nothing" }] : [];
  },
  emit: (context, { immediately, times }) => ({
    object: call(
      "repeatWhile",
      literal(context.id),
      context.observe("in"),
      settingArgument(context.input("every")),
      ...options({
        immediately: immediately ? literal(true) : undefined,
        times: times === undefined ? undefined : literal(times),
        durable: context.durable,
      }),
    ),
    outputs: { out: events(context.self) },
  }),
  examples: [
    {
      title: "The lamp blinks every minute while the bedroom is too warm, ten times",
      flow: {
        ziggyFlow: 1,
        devices: { bedroom: { ieee: "0x00158d003c96fd0d" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          bedroom: { kind: "device", settings: { device: "bedroom" } },
          warm: { kind: "compare", settings: { is: "above" }, inputs: { b: 28 } },
          remind: { kind: "repeat-while", settings: { times: 10 }, inputs: { every: "1m" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["bedroom.temperature -> warm.a", "warm.out -> remind.in", "remind.out -> lamp.effect.blink"],
      },
    },
  ],
});
