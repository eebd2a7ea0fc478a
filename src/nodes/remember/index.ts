import { defineNode } from "../../catalogue/define-node.ts";
import { booleanOutput, observable, type PinContext } from "../../catalogue/emission.ts";
import { typeExpression, typeOfLiteral } from "../../catalogue/literals.ts";
import { booleanOutputs, eventInput, fixedInput, valueOutput } from "../../catalogue/pins.ts";
import { invoke, literal, options, perform, typedCall, undefinedValue } from "../../ir/build.ts";
import { anyPin, commonType, type PinType } from "../../model/pin-type.ts";

/** What the events carry; of events that say nothing, what is written for them. */
function rememberedType(context: PinContext): PinType {
  const type = context.connected("in");
  if (type !== undefined && type.type !== "nothing") return type;
  const written = [context.written("in"), context.written("initial")].filter((value) => value !== undefined);
  return commonType(written.map(typeOfLiteral)) ?? anyPin;
}

export const rememberNode = defineNode({
  kind: "remember",
  title: "Remember",
  group: "Values",
  help:
    "Makes a value of events: the last that came. An event is over at once; what it said can then be read at any time. Unknown until " +
    "the first one, unless it says what counts at first.",
  phrase: "Last {in}",
  keywords: ["last", "store", "memory", "event to value", "latch", "hold"],
  settings: {},
  durable: true,
  pins: (context) => {
    const type = rememberedType(context);
    const help = "What came last.";
    return {
      inputs: [
        eventInput("in", type, { help: "Something with a value, to be remembered." }),
        fixedInput("initial", type, { help: "What counts until the first event.", optional: true }),
      ],
      outputs: type.type === "boolean" ? booleanOutputs(help) : [valueOutput("out", type, { help })],
    };
  },
  check: (context) =>
    context.connected("in")?.type === "nothing" && context.written("in") === undefined
      ? [{ input: "in", problem: "must be fed by events that carry a value" }]
      : [],
  emit: (context) => {
    const initial = context.literal("initial") === undefined ? undefinedValue : context.input("initial").expression;
    const type = typeExpression(context.typeOf("out"));
    const out = observable(context.self);
    return {
      object: typedCall("variable", [type], literal(context.id), initial, ...options({ durable: context.durable })),
      outputs: context.typeOf("out").type === "boolean" ? booleanOutput(out) : { out },
      when: { in: (payload) => [perform(invoke(context.self, "set", payload.expression))] },
    };
  },
  examples: [
    {
      title: "The lamp obeys the remote only after its last word was “on”",
      flow: {
        ziggyFlow: 1,
        devices: { remote: { ieee: "0x842e14ff8600b2f0" }, lamp: { ieee: "0x680ae2fffe112233" } },
        nodes: {
          remote: { kind: "device", settings: { device: "remote" } },
          last: { kind: "remember", inputs: { initial: "off" }, durable: true },
          lit: { kind: "compare", settings: { is: "equal" }, inputs: { b: "on" } },
          brighter: { kind: "gate" },
          lamp: { kind: "device", settings: { device: "lamp" }, inputs: { "brightness.add": 30 } },
        },
        wires: [
          "remote.action -> last.in",
          "last.out -> lit.a",
          "lit.out -> brighter.open",
          "remote.action.brightness_move_up -> brighter.in",
          "brighter.out -> lamp.brightness.add",
        ],
      },
    },
  ],
});
