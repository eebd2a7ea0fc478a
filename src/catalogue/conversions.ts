import type { Expression } from "../ir/expression.ts";
import type { PinType } from "../model/pin-type.ts";
import { type Emission, type EmitContext, type PinContext, pull } from "./emission.ts";
import { eventInput, eventOutput, type InputPin, type InputUse, type Pins, valueInput, valueOutput } from "./pins.ts";

export interface ConversionPins {
  readonly in: PinType;
  readonly out: PinType;
  /** What comes out, as the end of a sentence: "the value in the other unit". */
  readonly result: string;
  /** Further inputs; `use` is how they are used here. */
  readonly others?: (use: InputUse) => readonly InputPin[];
}

/**
 * The pins of a kind that makes something else of what arrives. Such a kind fits into any wire: of a value it makes a value, of
 * an event an event.
 */
export function conversionPins(context: PinContext, { in: from, out: to, result, others = () => [] }: ConversionPins): Pins {
  const parameter = to.type === "boolean" ? { parameter: "on" } : {};
  if (context.connectedRole("in") === "event") {
    return {
      inputs: [eventInput("in", from, { help: "What is converted, each time it comes." }), ...others("when-fired")],
      outputs: [eventOutput("out", to, { help: `Fires with ${result}.`, ...parameter })],
    };
  }
  return {
    inputs: [valueInput("in", from, { help: "What is converted." }), ...others("read")],
    outputs: [valueOutput("out", to, { help: `${result.charAt(0).toUpperCase()}${result.slice(1)}.`, ...parameter })],
  };
}

/** The program of such a kind. `convert` makes an expression that is unknown where there is no result. */
export function emitConversion(context: EmitContext, convert: (input: Expression) => Expression): Emission {
  if (!context.isEvent("in")) return { outputs: { out: pull(convert(context.input("in").expression)) } };
  return {
    when: {
      in: (payload) => context.fire("out", { expression: convert(payload.expression), type: context.typeOf("out"), known: false }),
    },
  };
}
