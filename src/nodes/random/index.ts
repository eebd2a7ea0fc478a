import { defineNode } from "../../catalogue/define-node.ts";
import type { Emission, EmitContext, Input } from "../../catalogue/emission.ts";
import { numberField, optional, textField, wordsField } from "../../catalogue/fields.ts";
import { eventInput, eventOutput } from "../../catalogue/pins.ts";
import { array, binding, call, constant, literal, nameOf } from "../../ir/build.ts";
import { nothingPin, type PinType } from "../../model/pin-type.ts";

interface Settings {
  readonly words: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly unit: string | undefined;
}

function resultType({ words, low, high, unit }: Settings): PinType {
  return words.length > 0 ? { type: "choice", words: [...new Set(words)] } : { type: "number", min: low, max: high, unit };
}

function draw(context: EmitContext, settings: Settings): Emission {
  const { words, low, high, step } = settings;
  const type = resultType(settings);
  if (words.length > 0) {
    const drawn: Input = { expression: call("randomOf", array(words.map(literal))), type, known: false };
    return { when: { in: () => context.fire("out", drawn) } };
  }
  const number = call("randomNumber", literal(low), literal(high), ...(step === 0 ? [] : [literal(step)]));
  return {
    when: {
      in: () => {
        // Drawn once, however many nodes it goes to.
        const drawn = binding(context.id);
        const statements = context.fire("out", { expression: nameOf(drawn), type, known: true });
        return statements.length === 0 ? [] : [constant(drawn, number), ...statements];
      },
    },
  };
}

export const randomNode = defineNode({
  kind: "random",
  title: "Random",
  group: "State",
  help: "Draws a number or a word by chance, each time it is asked to. For light that looks as if somebody were at home.",
  phrase: "Draw by chance",
  keywords: ["chance", "dice", "shuffle", "number", "presence", "holiday"],
  settings: {
    low: numberField({ label: "From", help: "The least number.", default: 0 }),
    high: numberField({ label: "To", help: "The greatest number.", default: 100 }),
    step: numberField({ label: "Step", help: "1 for whole numbers, 0 for any number.", min: 0, default: 1 }),
    unit: optional(textField({ label: "Unit", help: "Unit of the number.", placeholder: "%" })),
    words: wordsField({
      label: "Words",
      help: "Instead of a number: one of these. A word that is listed twice comes twice as often.",
      default: [],
    }),
  },
  check: (_context, { low, high }) => (low > high ? [{ setting: "high", problem: "must not be less than the least number" }] : []),
  pins: (_context, settings) => ({
    inputs: [eventInput("in", nothingPin, { help: "Draws." })],
    outputs: [eventOutput("out", resultType(settings), { help: "Fires with what was drawn." })],
  }),
  emit: draw,
  examples: [
    {
      title: "Another brightness with each press",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          level: { kind: "random", settings: { low: 20, high: 254, step: 1 } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["remote.action.on -> level.in", "level.out -> lamp.brightness"],
      },
    },
    {
      title: "A surprise with each press",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          surprise: { kind: "random", settings: { words: ["blink", "breathe"] } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["remote.action.on -> surprise.in", "surprise.out -> lamp.effect"],
      },
    },
  ],
});
