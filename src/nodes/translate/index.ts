import type { Json } from "../../base/json.ts";
import { conversionPins, emitConversion } from "../../catalogue/conversions.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { jsonField, optional, tableField } from "../../catalogue/fields.ts";
import { jsonExpression } from "../../catalogue/literals.ts";
import { call } from "../../ir/build.ts";
import { anyPin, booleanPin, numberPin, type PinType, textPin } from "../../model/pin-type.ts";

interface Settings {
  readonly words: ReadonlyMap<string, Json>;
  readonly otherwise: Json | undefined;
}

function resultsOf({ words, otherwise }: Settings): readonly Json[] {
  return otherwise === undefined ? [...words.values()] : [...words.values(), otherwise];
}

/** Words become a choice, numbers a number, flags a boolean; undefined where they are mixed or something else. */
function resultType(settings: Settings): PinType | undefined {
  const results = resultsOf(settings);
  const words = results.filter((result) => typeof result === "string");
  if (words.length === results.length) return { type: "choice", words: [...new Set(words)] };
  if (results.every((result) => typeof result === "number")) return numberPin;
  return results.every((result) => typeof result === "boolean") ? booleanPin : undefined;
}

export const translateNode = defineNode({
  kind: "translate",
  title: "Translate",
  group: "Values",
  help:
    "Turns each word into another, or into a number, by a table. For words that differ between two devices, or for what a gesture " +
    "is worth. A word that is not in the table has no result, unless it says what counts otherwise.",
  phrase: "Translate {in}",
  keywords: ["table", "lookup", "map", "words", "replace", "switch"],
  settings: {
    words: tableField({
      label: "Table",
      help: "Each word, and what it becomes.",
      columns: ["Word", "Becomes"],
      suggest: "in",
      default: new Map(),
    }),
    otherwise: optional(jsonField({ label: "Otherwise", help: "What all other words become." })),
  },
  check: (context, settings) => {
    const { words } = settings;
    if (words.size === 0) return [{ setting: "words", problem: "must hold at least one word" }];
    const type = context.connected("in");
    const isWord = type === undefined || type.type === "choice" || type.type === "text";
    return [
      ...(isWord ? [] : [{ input: "in", problem: "must be a choice or a text" }]),
      ...(resultType(settings) === undefined ? [{ setting: "words", problem: "must lead to words only, or to numbers only" }] : []),
    ];
  },
  compares: ({ words }) => [{ input: "in", setting: "words", words: [...words.keys()] }],
  pins: (context, settings) =>
    conversionPins(context, {
      in: context.connected("in")?.type === "choice" ? anyPin : textPin,
      out: resultType(settings) ?? anyPin,
      result: "what the word becomes",
    }),
  emit: (context, { words, otherwise }) =>
    emitConversion(context, (input) =>
      call("lookup", input, jsonExpression(Object.fromEntries(words)), ...(otherwise === undefined ? [] : [jsonExpression(otherwise)])),
    ),
  examples: [
    {
      title: "Gestures of the remote as steps of brightness",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          amount: { kind: "translate", settings: { words: { brightness_move_up: 40, brightness_move_down: -40 } } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["remote.action -> amount.in", "amount.out -> lamp.brightness.add"],
      },
    },
    {
      title: "The lamp's effect says how the plug behaves after an outage",
      flow: {
        ziggyFlow: 1,
        devices: { coffee: { ieee: "0xa4c138ff5e87262c" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          coffee: { kind: "device", settings: { device: "coffee" } },
          sign: { kind: "translate", settings: { words: { on: "okay", off: "blink" }, otherwise: "breathe" } },
          lamp: { kind: "device", settings: { device: "lamp" } },
        },
        wires: ["coffee.power_outage_memory -> sign.in", "sign.out -> lamp.effect"],
      },
    },
  ],
});
