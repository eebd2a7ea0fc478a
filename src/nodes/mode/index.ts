import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, type Input, type Output, observable } from "../../catalogue/emission.ts";
import { durationField, flagField, optional, wordsField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueInput, valueOutput } from "../../catalogue/pins.ts";
import { settingArgument } from "../../catalogue/statements.ts";
import { array, call, invoke, literal, options, perform } from "../../ir/build.ts";
import type { Statement } from "../../ir/statement.ts";
import { nothingPin, type PinType } from "../../model/pin-type.ts";

export const modeNode = defineNode({
  kind: "mode",
  title: "Mode",
  group: "State",
  help:
    "Is one of several named states: day or night, which lamps a dial turns. It begins with the usual one, and can go back to it by " +
    "itself after a while. Shared, all flows of the home that use its id are in the same mode.",
  phrase: "Mode {words}",
  keywords: ["state", "scene", "machine", "select", "target", "day", "night", "home", "away"],
  settings: {
    words: wordsField({
      label: "Modes",
      help: "Their names; the first is the usual one, unless an input says otherwise.",
      default: ["day", "night"],
    }),
    timeout: optional(durationField({ label: "Back after", help: "Time after which it goes back to the usual one. Left out: never." })),
    shared: flagField({ label: "Shared", help: "One mode of this id for the whole home, instead of one a flow.", default: false }),
  },
  durable: true,
  check: (_context, { words, timeout, shared }) => [
    ...(new Set(words).size < Math.max(2, words.length) ? [{ setting: "words", problem: "must be at least two different names" }] : []),
    ...(words.includes("out") || words.includes("") ? [{ setting: "words", problem: 'must not be empty or "out"' }] : []),
    ...(timeout === undefined || timeout > 0 ? [] : [{ setting: "timeout", problem: "must be longer than nothing" }]),
    ...(timeout !== undefined && shared ? [{ setting: "timeout", problem: "must be left out where the mode is shared" }] : []),
  ],
  pins: (_context, { words }) => {
    const type: PinType = { type: "choice", words };
    return {
      inputs: [
        ...words.map((word) => eventInput(`set.${word}`, nothingPin, { help: `Sets it to ${word}.` })),
        eventInput("set", type, { help: "Sets it to what comes in." }),
        eventInput("next", nothingPin, { help: "Goes on to the next one, from the last to the first." }),
        eventInput("reset", nothingPin, { help: "Goes back to the usual one." }),
        valueInput("usual", type, { help: "The usual one. Without it the first is.", use: "when-fired", optional: true }),
      ],
      outputs: [
        valueOutput("out", type, { help: "The present mode." }),
        ...words.map((word) => eventOutput(word, nothingPin, { help: `Fires when it becomes ${word}.` })),
      ],
    };
  },
  emit: (context, { words, timeout, shared }) => ({
    object: call(
      "mode",
      literal(context.id),
      array(words.map(literal)),
      ...options({
        usual: context.isUsed("usual") ? settingArgument(context.input("usual")) : undefined,
        timeout: timeout === undefined ? undefined : durationExpression(timeout),
        shared: shared ? literal(true) : undefined,
        durable: context.durable,
      }),
    ),
    outputs: new Map<string, Output>([["out", observable(context.self)], ...words.map((word) => [word, caseOf("out", word)] as const)]),
    when: new Map<string, (payload: Input) => readonly Statement[]>([
      ["set", (payload) => [perform(invoke(context.self, "set", payload.expression))]],
      ["next", () => [perform(invoke(context.self, "next"))]],
      ["reset", () => [perform(invoke(context.self, "reset"))]],
      ...words.map((word) => [`set.${word}`, () => [perform(invoke(context.self, "set", literal(word)))]] as const),
    ]),
  }),
  examples: [
    {
      title: "The remote's dial turns one lamp or the other",
      flow: {
        ziggyFlow: 1,
        devices: {
          remote: { ieee: "0x842e14ff8600b2f0" },
          hall: { ieee: "0x680ae2fffe112233" },
          dining: { ieee: "0x680ae2fffe112244" },
        },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          target: { kind: "mode", settings: { words: ["hall", "dining"], timeout: "5m" } },
          brighter: { kind: "route" },
          hall: { kind: "device", settings: { device: "hall" }, inputs: { "brightness.add": 30 } },
          dining: { kind: "device", settings: { device: "dining" }, inputs: { "brightness.add": 30 } },
        },
        wires: [
          "remote.action.arrow_left_click -> target.set.hall",
          "remote.action.arrow_right_click -> target.set.dining",
          "target.out -> brighter.by",
          "remote.action.brightness_move_up -> brighter.in",
          "brighter.hall -> hall.brightness.add",
          "brighter.dining -> dining.brightness.add",
        ],
      },
    },
    {
      title: "Each press of the button is the next mode of the house",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          house: { kind: "mode", settings: { words: ["day", "evening", "night"], shared: true }, durable: true },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["remote.action.on -> house.next", "house.evening -> lamp.state.on", "house.night -> lamp.state.off"],
      },
    },
  ],
});
