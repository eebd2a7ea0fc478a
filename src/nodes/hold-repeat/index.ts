import { seconds } from "../../base/duration.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, events, type Output } from "../../catalogue/emission.ts";
import { durationField, wordsField } from "../../catalogue/fields.ts";
import { durationExpression, typeExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { array, call, invoke, literal, options, perform, typedCall, undefinedValue } from "../../ir/build.ts";
import { maySay, nothingPin, type PinType, textPin } from "../../model/pin-type.ts";

const usualPeriod = seconds(0.5);
const usualCap = seconds(30);

function wordsOf(type: PinType | undefined, repeated: readonly string[]): readonly string[] {
  return type?.type === "choice" ? type.words.filter((word) => typeof word === "string") : repeated;
}

export const holdRepeatNode = defineNode({
  kind: "hold-repeat",
  title: "Hold and repeat",
  group: "Time",
  help:
    "Repeats a gesture while a button is held. For remotes that say when holding begins and ends, but nothing in between: any other " +
    "gesture ends the repeating. What is not to be repeated passes as it is.",
  phrase: "Repeat {words} while held",
  keywords: ["remote", "button", "long press", "dim", "dimmer", "repeat", "move"],
  settings: {
    words: wordsField({ suggest: "in", label: "Repeated", help: "The gestures to repeat, such as “brightness_move_up”.", default: [] }),
    every: durationField({ label: "Every", help: "Time from one repetition to the next.", default: usualPeriod }),
    cap: durationField({
      label: "At most for",
      help: "Ends by itself after this time, in case the release is never heard.",
      default: usualCap,
    }),
  },
  state: "lost",
  bypass: { in: "out" },
  check: (context, { words, every }) => {
    const type = context.connected("in");
    const never = type?.type === "choice" ? words.filter((word) => !maySay(type, word)) : [];
    return [
      ...(words.length === 0 ? [{ setting: "words", problem: "must list at least one gesture" }] : []),
      ...never.map((word) => ({ setting: "words", problem: `holds "${word}", which the source never says` })),
      ...(every > 0 ? [] : [{ setting: "every", problem: "must be longer than nothing" }]),
    ];
  },
  pins: (context, { words }) => {
    const source = context.connected("in");
    const type: PinType = source?.type === "choice" ? source : textPin;
    return {
      inputs: [eventInput("in", type, { help: "The gestures of a remote: its “action”." })],
      outputs: [
        eventOutput("out", type, { help: "Fires with each gesture, and again while it is held.", parameter: "action" }),
        ...wordsOf(source, words).map((word) => eventOutput(word, nothingPin, { help: `Fires on ${word}.` })),
      ],
    };
  },
  emit: (context, { words, every, cap }) => {
    const type = context.typeOf("in");
    const source = context.eventSource("in");
    const chosen = options({
      every: every === usualPeriod ? undefined : durationExpression(every),
      cap: cap === usualCap ? undefined : durationExpression(cap),
    });
    const repeated = array(words.map(literal));
    return {
      object:
        source === undefined
          ? typedCall("holdRepeat", [typeExpression(type)], literal(context.id), undefinedValue, repeated, ...chosen)
          : call("holdRepeat", literal(context.id), source, repeated, ...chosen),
      outputs: new Map<string, Output>([
        ...wordsOf(type, words).map((word) => [word, caseOf("out", word)] as const),
        ["out", events(context.self)],
      ]),
      when: source === undefined ? { in: (payload) => [perform(invoke(context.self, "push", payload.expression))] } : {},
    };
  },
  examples: [
    {
      title: "The lamp dims while the button is held",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          gesture: { kind: "hold-repeat", settings: { words: ["brightness_move_up", "brightness_move_down"] } },
          brighter: { kind: "device", settings: { device: "lamp" }, inputs: { "brightness.add": 25 } },
          darker: { kind: "device", settings: { device: "lamp" }, inputs: { "brightness.add": -25 } },
        },
        wires: [
          "remote.action -> gesture.in",
          "gesture.brightness_move_up -> brighter.brightness.add",
          "gesture.brightness_move_down -> darker.brightness.add",
          "gesture.on -> brighter.state.on",
          "gesture.off -> brighter.state.off",
        ],
      },
    },
  ],
});
