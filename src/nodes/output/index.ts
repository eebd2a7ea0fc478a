import {
  choiceWordsField,
  type DeclaredType,
  declaredType,
  declaredTypeProblem,
  typeField,
  unitField,
} from "../../catalogue/declared-type.ts";
import { defineNode } from "../../catalogue/define-node.ts";
import type { PinContext } from "../../catalogue/emission.ts";
import { subflowExample } from "../../catalogue/example-subflow.ts";
import { choiceField, optional } from "../../catalogue/fields.ts";
import { typeExpression } from "../../catalogue/literals.ts";
import { eventInput, valueInput } from "../../catalogue/pins.ts";
import { invoke, literal, perform, typedCall } from "../../ir/build.ts";
import { anyPin, nothingPin, type PinType } from "../../model/pin-type.ts";

interface Settings extends DeclaredType {
  readonly as: "event" | "value" | undefined;
}

/** What is not said is what is wired to it. */
function typeOf(context: PinContext, settings: Settings): PinType {
  return declaredType(settings) ?? context.connected("in") ?? nothingPin;
}

function isValue(context: PinContext, { as }: Settings): boolean {
  return (as ?? context.connectedRole("in")) === "value";
}

export const outputNode = defineNode({
  kind: "output",
  title: "Output",
  group: "Structure",
  help:
    "An output of this subflow: where it is called, a pin with this node's id. What is wired here can be wired on there, events as " +
    "events and values as values.",
  phrase: "Output {in?}",
  keywords: ["result", "return", "out", "subflow", "function", "port"],
  settings: {
    as: optional(
      choiceField({
        label: "As",
        help: "Whether events or a value go out. Left out: as what is wired here.",
        words: { event: "events", value: "a value" },
      }),
    ),
    type: typeField("What it carries. Left out: what is wired here does."),
    unit: unitField,
    words: choiceWordsField,
  },
  subflowPart: "output",
  check: (_context, settings) => {
    const own = declaredTypeProblem(settings);
    return own === undefined ? [] : [own];
  },
  pins: (context, settings) => {
    const type = typeOf(context, settings);
    const help = "What goes out where the subflow is called.";
    if (!isValue(context, settings)) return { inputs: [eventInput("in", type, { help })], outputs: [] };
    return { inputs: [valueInput("in", type.type === "nothing" ? anyPin : type, { help, use: "observe" })], outputs: [] };
  },
  emit: (context) => {
    if (!context.isEvent("in")) return { result: context.observe("in") };
    const source = context.eventSource("in");
    if (source !== undefined && context.literal("in") === undefined) return { result: source };
    const type = context.typeOf("in");
    return {
      object: typedCall("eventOutput", [typeExpression(type)], literal(context.id)),
      result: context.self,
      when: {
        in: (payload) => [perform(invoke(context.self, "fire", ...(type.type === "nothing" ? [] : [payload.expression])))],
      },
    };
  },
  examples: [subflowExample],
});
