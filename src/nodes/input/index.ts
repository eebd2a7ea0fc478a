import type { Json } from "../../base/json.ts";
import {
  choiceWordsField,
  type DeclaredTypeWord,
  declaredType,
  declaredTypeProblem,
  typeField,
  unitField,
} from "../../catalogue/declared-type.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import { caseOf, entryOutput, type Output, observable } from "../../catalogue/emission.ts";
import { subflowExample } from "../../catalogue/example-subflow.ts";
import { choiceField, jsonField, optional } from "../../catalogue/fields.ts";
import { literalProblem } from "../../catalogue/literals.ts";
import { eventOutput, type OutputPin, valueOutput } from "../../catalogue/pins.ts";
import { nothingPin, type PinType } from "../../model/pin-type.ts";

interface Settings {
  readonly as: "event" | "value";
  readonly type: DeclaredTypeWord | undefined;
  readonly unit: string | undefined;
  readonly words: readonly string[];
  readonly default: Json | undefined;
}

function typeOf(settings: Settings): PinType {
  return declaredType(settings) ?? nothingPin;
}

/** The pins that fire when it becomes, or comes as, one of its words. */
function casesOf(type: PinType): readonly (readonly [pin: string, is: string | number | boolean])[] {
  if (type.type === "boolean") return [["true", true] as const, ["false", false] as const];
  return type.type === "choice" ? type.words.map((word) => [String(word), word] as const) : [];
}

export const inputNode = defineNode({
  kind: "input",
  title: "Input",
  group: "Structure",
  help:
    "An input of this subflow: where it is called, a pin with this node's id. Events that come in there leave here; a value is the " +
    "one that is wired there.",
  phrase: "Input",
  keywords: ["argument", "in", "subflow", "function", "port"],
  settings: {
    as: choiceField({
      label: "As",
      help: "Whether events or a value come in.",
      words: { event: "events", value: "a value" },
      default: "event",
    }),
    type: typeField("What it carries. An event may carry nothing."),
    unit: unitField,
    words: choiceWordsField,
    default: optional(jsonField({ label: "Default", help: "Of a value: what counts where the caller wires and writes nothing." })),
  },
  subflowPart: "input",
  check: (_context, settings) => {
    const { as, type, default: fallback } = settings;
    const isMissing = as === "value" && (type === undefined || type === "nothing");
    if (isMissing) return [{ setting: "type", problem: "must be said, since a value is something" }];
    const own = declaredTypeProblem(settings);
    if (own !== undefined) return [own];
    if (fallback === undefined) return [];
    if (as === "event") return [{ setting: "default", problem: "is only for values: an event comes or does not" }];
    const problem = literalProblem(typeOf(settings), fallback);
    return problem === undefined ? [] : [{ setting: "default", problem }];
  },
  pins: (_context, settings) => {
    const type = typeOf(settings);
    const help = "What comes in where the subflow is called.";
    const out = settings.as === "value" ? valueOutput("out", type, { help }) : eventOutput("out", type, { help });
    const cases = casesOf(type).map(([pin]): OutputPin => eventOutput(pin, nothingPin, { help: `Fires when it is ${pin}.` }));
    return { inputs: [], outputs: [out, ...cases.filter(({ name }) => name !== "out")] };
  },
  emit: (context, settings) => ({
    outputs: new Map<string, Output>([
      ...casesOf(typeOf(settings)).map(([pin, is]) => [pin, caseOf("out", is)] as const),
      ["out", settings.as === "value" ? observable(context.handedIn("input", context.id)) : entryOutput],
    ]),
  }),
  examples: [subflowExample],
});
