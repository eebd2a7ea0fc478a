import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, type Input, type Output, observable } from "../../catalogue/emission.ts";
import { durationField, optional, wordsField } from "../../catalogue/fields.ts";
import { durationExpression } from "../../catalogue/literals.ts";
import { eventInput, eventOutput, valueOutput } from "../../catalogue/pins.ts";
import { array, call, invoke, literal, options, perform } from "../../ir/build.ts";
import type { Statement } from "../../ir/statement.ts";
import { nothingPin, type PinType } from "../../model/pin-type.ts";

export const modeNode = defineNode({
  kind: "mode",
  title: "Mode",
  group: "State",
  help:
    "Is one of several named states: day or night, which lamps a dial turns. It begins with the first, and can go back to it by " +
    "itself after a while.",
  phrase: "Mode {words}",
  keywords: ["state", "scene", "machine", "select", "target", "day", "night", "home", "away"],
  settings: {
    words: wordsField({ label: "Modes", help: "Their names; the first is the usual one.", default: ["day", "night"] }),
    timeout: optional(durationField({ label: "Back after", help: "Time after which it goes back to the first. Left out: never." })),
  },
  durable: true,
  check: (_context, { words, timeout }) => [
    ...(new Set(words).size < Math.max(2, words.length) ? [{ setting: "words", problem: "must be at least two different names" }] : []),
    ...(words.includes("out") || words.includes("") ? [{ setting: "words", problem: 'must not be empty or "out"' }] : []),
    ...(timeout === undefined || timeout > 0 ? [] : [{ setting: "timeout", problem: "must be longer than nothing" }]),
  ],
  pins: (_context, { words }) => {
    const type: PinType = { type: "choice", words };
    return {
      inputs: [
        ...words.map((word) => eventInput(`set.${word}`, nothingPin, { help: `Sets it to ${word}.` })),
        eventInput("set", type, { help: "Sets it to what comes in." }),
        eventInput("reset", nothingPin, { help: "Goes back to the first." }),
      ],
      outputs: [
        valueOutput("out", type, { help: "The present mode." }),
        ...words.map((word) => eventOutput(word, nothingPin, { help: `Fires when it becomes ${word}.` })),
      ],
    };
  },
  emit: (context, { words, timeout }) => ({
    object: call(
      "mode",
      literal(context.id),
      array(words.map(literal)),
      ...options({ timeout: timeout === undefined ? undefined : durationExpression(timeout), durable: context.durable }),
    ),
    outputs: new Map<string, Output>([["out", observable(context.self)], ...words.map((word) => [word, caseOf("out", word)] as const)]),
    when: new Map<string, (payload: Input) => readonly Statement[]>([
      ["set", (payload) => [perform(invoke(context.self, "set", payload.expression))]],
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
          inHall: { kind: "compare", settings: { is: "equal" }, inputs: { b: "hall" } },
          brighter: { kind: "gate" },
          hall: { kind: "device", settings: { device: "hall" }, inputs: { "brightness.add": 30 } },
          dining: { kind: "device", settings: { device: "dining" }, inputs: { "brightness.add": 30 } },
        },
        wires: [
          "remote.action.arrow_left_click -> target.set.hall",
          "remote.action.arrow_right_click -> target.set.dining",
          "target.out -> inHall.a",
          "inHall.out -> brighter.open",
          "remote.action.brightness_move_up -> brighter.in",
          "brighter.out -> hall.brightness.add",
          "brighter.blocked -> dining.brightness.add",
        ],
      },
    },
  ],
});
