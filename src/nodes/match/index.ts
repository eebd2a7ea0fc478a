import { defineNode } from "../../catalogue/define-node.ts";
import { wordsField } from "../../catalogue/fields.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { whenEach } from "../../ir/build.ts";
import type { Literal } from "../../ir/expression.ts";
import { anyPin, maySay, nothingPin, type PinType } from "../../model/pin-type.ts";

const otherwisePin = "otherwise";

/** The words to tell apart: those that are set, else all that can come. */
function wordsFor(type: PinType | undefined, chosen: readonly string[]): readonly Literal[] {
  if (type?.type !== "choice") return chosen;
  const known = new Map(type.words.map((word) => [String(word), word]));
  return chosen.length === 0 ? type.words : chosen.map((word) => known.get(word) ?? word);
}

export const matchNode = defineNode({
  kind: "match",
  title: "Match",
  group: "While",
  help: "Sends each word its own way. Takes a choice, a remote's gestures, or any text.",
  phrase: "Match {in}",
  keywords: ["switch", "case", "branch", "select"],
  settings: {
    words: wordsField({
      suggest: "in",
      label: "Words",
      help: "The words to tell apart. Empty: all words that the source can say.",
      default: [],
    }),
  },
  pins: (context, { words }) => ({
    inputs: [eventInput("in", anyPin, { help: "The word." })],
    outputs: [
      ...wordsFor(context.connected("in"), words).map((word) => eventOutput(String(word), nothingPin, { help: `Fires on ${word}.` })),
      eventOutput(otherwisePin, context.connected("in") ?? anyPin, { help: "Fires on every other word, with the word." }),
    ],
  }),
  check: (context, { words }) => {
    const type = context.connected("in");
    if (type === undefined) return [];
    if (type.type !== "choice" && type.type !== "text") return [{ input: "in", problem: "must be a choice or a text" }];
    if (type.type === "text" && words.length === 0) return [{ setting: "words", problem: "must be given where the source is any text" }];
    const never = type.type === "choice" ? words.filter((word) => !maySay(type, word)) : [];
    return never.map((word) => ({ setting: "words", problem: `holds "${word}", which the source never says` }));
  },
  emit: (context, { words }) => ({
    when: {
      in: (payload) =>
        whenEach(
          payload.expression,
          wordsFor(payload.type, words).map((word) => ({ labels: [word], body: context.fire(String(word)) })),
          context.fire(otherwisePin, payload),
        ),
    },
  }),
  examples: [
    {
      title: "A remote's buttons",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          gesture: { kind: "match", settings: { words: ["on", "off"] } },
          lamp: { kind: "device", settings: { device: "lamp" } },
          other: { kind: "log", settings: { text: "Not used:" } },
        },
        wires: [
          "remote.action -> gesture.in",
          "gesture.on -> lamp.state.on",
          "gesture.off -> lamp.state.off",
          "gesture.otherwise -> other.in",
        ],
      },
    },
  ],
});
