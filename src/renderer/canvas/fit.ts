import type { Graph } from "../../compiler/graph.ts";
import { canConnect, type Refusal } from "../../model/connect.ts";
import type { PinAddress } from "../../model/wire.ts";

export type Fit =
  | { readonly type: "fits" }
  /** Fits with a node of this kind in between. */
  | { readonly type: "convertible"; readonly reason: Refusal; readonly conversion: string }
  | { readonly type: "refused"; readonly reason: Refusal | undefined };

/** Whether a wire may run from an output to an input. Pins that are not known refuse everything. */
export function fitOf(graph: Graph | undefined, from: PinAddress, to: PinAddress): Fit {
  const output = graph?.nodes.get(from.node)?.outputs.get(from.pin);
  const target = graph?.nodes.get(to.node);
  const input = target?.inputs.get(to.pin);
  if (output === undefined || target === undefined || input === undefined || input.fixed) return { type: "refused", reason: undefined };
  const result = canConnect(output, input, target.node.inputs.has(to.pin));
  if (result.ok) return { type: "fits" };
  const reason = result.error;
  const conversion = "conversion" in reason ? reason.conversion : undefined;
  return conversion === undefined ? { type: "refused", reason } : { type: "convertible", reason, conversion };
}

/** Why a wire is refused, in a sentence short enough for the cursor. */
export function refusalText(reason: Refusal | undefined): string {
  switch (reason?.reason) {
    case undefined:
      return "This pin takes no wire.";
    case "event-into-value":
      return "An event has no present value. Drop to put Remember in between.";
    case "no-payload":
      return `This event carries nothing, but a ${reason.wanted} is wanted. Write the value into the input instead.`;
    case "missing-words":
      return `The target does not know ${reason.words.map((word) => `“${word}”`).join(", ")}. Drop to translate the words.`;
    case "units":
      return reason.conversion === undefined
        ? `${reason.from || "No unit"} cannot become ${reason.to || "no unit"}.`
        : `${reason.from} is not ${reason.to}. Drop to convert.`;
    case "lacks-capability":
      return `Only devices with ${reason.capability} fit here.`;
    case "type":
      return `A ${reason.from} cannot feed a ${reason.to}.`;
  }
}
